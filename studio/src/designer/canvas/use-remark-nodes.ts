import type { Definition } from '@linli/schemas/definition'
import type { NodeChange } from '@xyflow/react'
import { useMemo, useState } from 'react'
import type { RemarkBox } from '../../document/workflow/edit-remarks.ts'
import type { RemarkEditing } from './remark-editing.ts'
import {
  type CanvasNode,
  isRemark,
  type RemarkFlowNode,
  remarkIdOf,
  remarkNodes,
} from './remarks-to-flow.ts'
import { REMARK_KEYS_ID, useRemarkWords } from './use-remark-words.ts'

/** Nothing lies over a text that is being written, not the lines that cross a frame either. */
const WRITTEN = 40

/** What is under a hand: where it is, or how large, until it is let go. */
interface Held {
  readonly id: string
  readonly place: Partial<RemarkBox>
}

/** The notes and frames of a definition on the canvas: frames to be drawn before the states, notes after them. What is moved or resized is
 *  only shown there while it is held, and told when it is let go. */
export function useRemarkNodes(
  remarks: Definition['remarks'],
  editing: RemarkEditing | undefined,
): {
  readonly frames: readonly RemarkFlowNode[]
  readonly notes: readonly RemarkFlowNode[]
  readonly take: (changes: readonly NodeChange<CanvasNode>[]) => void
} {
  const words = useRemarkWords()
  const [held, setHeld] = useState<Held | null>(null)
  const describedBy = editing === undefined ? null : REMARK_KEYS_ID
  const nodes = useMemo(
    () => remarkNodes(remarks ?? {}, { ...words, describedBy }),
    [remarks, words, describedBy],
  )
  const written = editing?.written ?? null
  const shown = useMemo(
    () =>
      nodes.map((node) => {
        const { id } = node.data
        const at = id === held?.id ? put(node, held.place) : node
        return id === written ? { ...at, zIndex: WRITTEN, className: 'remark-written' } : at
      }),
    [nodes, held, written],
  )
  const take = (changes: readonly NodeChange<CanvasNode>[]) => {
    for (const { id, place, isHeld } of editing === undefined ? [] : movesIn(changes)) {
      setHeld(isHeld ? { id, place } : null)
      if (!isHeld) editing?.onPlace(id, place)
    }
  }
  const [frames, notes] = useMemo(
    () => [
      shown.filter(({ type }) => type === 'frame'),
      shown.filter(({ type }) => type === 'note'),
    ],
    [shown],
  )
  return { frames, notes, take }
}

interface Move extends Held {
  readonly isHeld: boolean
}

/** React Flow also tells what it measured: that nobody moved or resized. */
function movesIn(changes: readonly NodeChange<CanvasNode>[]): readonly Move[] {
  return changes.flatMap((change): readonly Move[] => {
    const id = 'id' in change ? remarkIdOf(change.id) : null
    if (id === null) return []
    if (change.type === 'position' && change.position !== undefined) {
      return [{ id, place: change.position, isHeld: change.dragging === true }]
    }
    if (change.type !== 'dimensions' || change.dimensions === undefined) return []
    const { dimensions, resizing } = change
    return resizing === undefined ? [] : [{ id, place: dimensions, isHeld: resizing }]
  })
}

function put(node: RemarkFlowNode, place: Partial<RemarkBox>): RemarkFlowNode {
  const { x, y, width, height } = { ...node.data.remark, ...place }
  return { ...node, position: { x, y }, width, height, measured: { width, height } }
}

/** The changes that are about states. */
export function withoutRemarks(
  changes: readonly NodeChange<CanvasNode>[],
): readonly NodeChange<CanvasNode>[] {
  return changes.filter((change) =>
    'id' in change ? remarkIdOf(change.id) === null : !isRemark(change.item),
  )
}
