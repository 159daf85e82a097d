import type { Definition } from '@linli/schemas/definition'
import type { Remark } from '@linli/schemas/remark'
import type { Node } from '@xyflow/react'
import { remarkText } from '../../document/workflow/edit-remarks.ts'
import type { StateFlowNode } from './to-flow.ts'

export type RemarkFlowNode = Node<
  { readonly id: string; readonly remark: Remark },
  'note' | 'frame'
>
export type CanvasNode = StateFlowNode | RemarkFlowNode

/** No state is called so: a uid has no colon, and the marks that are no states begin otherwise. */
const MARK = 'remark:'
/** Frames lie below the groups, and so below the lines; notes lie on everything. */
const LAYERS = { frame: -1, note: 30 }
/** Of a text that is read aloud for the whole. */
const SPOKEN = 80

/** How a canvas speaks of its remarks. */
export interface RemarkWords {
  /** What is read aloud of one. */
  readonly nameOf: (remark: Remark) => string
  readonly kindOf: (remark: Remark) => string
  /** Id of the element that says what the keys do; null where nothing is edited. */
  readonly describedBy: string | null
}

/** The remarks as React Flow shows them. They know nothing of the states, so that nothing of these is drawn anew for a remark. */
export function remarkNodes(
  remarks: NonNullable<Definition['remarks']>,
  { nameOf, kindOf, describedBy }: RemarkWords,
): readonly RemarkFlowNode[] {
  return Object.entries(remarks).map(([id, remark]): RemarkFlowNode => {
    const { kind, x, y, width, height } = remark
    return {
      ...{ id: remarkNodeId(id), type: kind, position: { x, y }, width, height },
      // Not measured: whoever resizes it begins with what it is.
      measured: { width, height },
      data: { id, remark },
      zIndex: LAYERS[kind],
      ariaLabel: nameOf(remark),
      domAttributes: {
        'aria-roledescription': kindOf(remark),
        'aria-describedby': describedBy ?? undefined,
      },
      // What lies in a frame is reached through it, and so is the canvas.
      ...(kind === 'frame'
        ? { dragHandle: '.remark-title', style: { pointerEvents: 'none' } }
        : {}),
    }
  })
}

export function remarkNodeId(id: string): string {
  return `${MARK}${id}`
}

/** Id of the remark that a node of the canvas shows; null for any other node. */
export function remarkIdOf(node: string): string | null {
  return node.startsWith(MARK) ? node.slice(MARK.length) : null
}

export function isRemark(node: CanvasNode): node is RemarkFlowNode {
  return node.type !== 'state'
}

/** The beginning of what it says, in one line. */
export function spokenText(remark: Remark): string {
  const line = remarkText(remark).trim().replace(/\s+/g, ' ')
  const letters = Array.from(line)
  return letters.length <= SPOKEN ? line : `${letters.slice(0, SPOKEN).join('')}…`
}
