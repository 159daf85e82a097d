import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Point } from './layout.ts'
import type { RemarkEditing } from './remark-editing.ts'
import type { CanvasNode } from './remarks-to-flow.ts'
import type { StateFlowNode, TransitionFlowEdge } from './to-flow.ts'
import type { LaidOut } from './use-laid-out.ts'

/** What is changed on the canvas, and what is shown as chosen there. */
export interface CanvasEditing {
  /** Known to whoever edits; it is not made twice. */
  readonly drawn: LaidOut
  readonly chosen: string | null
  /** Pointer of a chosen way. */
  readonly chosenWay: string | null
  /** Where a state was put, in its group; by a pointer or step by step with the arrow keys. */
  readonly onMove: (uid: string, at: Point) => void
  readonly onChooseWay: (edge: { readonly id: string; readonly source: string }) => void
  readonly onMenu: (uid: string, at: Point) => void
  readonly remarks: RemarkEditing
}

/** Which state is chosen: here, or by whoever edits. */
export function useChoice(
  onChoose: ((uid: string | null) => void) | undefined,
  editing: CanvasEditing | undefined,
) {
  const [here, setHere] = useState<string | null>(null)
  const own = useRef<string | null>(null)
  const take = (changes: readonly NodeChange<CanvasNode>[]) => {
    const selections = changes.filter((change) => change.type === 'select')
    if (selections.length === 0) return
    const id = selections.find((change) => change.selected)?.id ?? null
    own.current = id
    setHere(id)
    onChoose?.(id)
  }
  return { chosen: editing === undefined ? here : editing.chosen, own, take }
}

/** Where a state is while it is dragged; where it is let go, or moved by an arrow key, the document hears of it. */
export function useDragging(editing: CanvasEditing | undefined) {
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point>>(new Map())
  const onMove = editing?.onMove
  return useMemo(
    () => ({
      take: (changes: readonly NodeChange<CanvasNode>[]) => {
        for (const { id, position, isHeld } of onMove === undefined ? [] : movesIn(changes)) {
          setDragged(new Map(isHeld ? [[id, position]] : []))
          if (!isHeld) onMove?.(id, position)
        }
      },
      put: (node: StateFlowNode): StateFlowNode => {
        const at = dragged.get(node.id)
        const mayMove = node.data.node.kind !== 'start' && node.data.node.kind !== 'initial'
        const own = onMove === undefined || mayMove ? node : { ...node, draggable: false }
        return at === undefined ? own : { ...own, position: at }
      },
      loosen: (edge: TransitionFlowEdge): TransitionFlowEdge => {
        const isHeld = dragged.has(edge.source) || dragged.has(edge.target)
        if (!isHeld || edge.data === undefined) return edge
        return { ...edge, data: { ...edge.data, route: null } }
      },
    }),
    [dragged, onMove],
  )
}

function movesIn(changes: readonly NodeChange<CanvasNode>[]) {
  return changes.flatMap((change) => {
    if (change.type !== 'position' || change.position === undefined) return []
    return [{ id: change.id, position: change.position, isHeld: change.dragging === true }]
  })
}
