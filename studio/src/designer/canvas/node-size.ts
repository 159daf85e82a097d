import type { DiagramNode } from './diagram.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels; canvas.css draws with the same numbers. */
const CARD = { width: 224, head: 40, line: 22, foot: 10 }
const GROUP_GAP = 16
const MARK = { width: 16, height: 16 }
const HISTORY = { width: 36, height: 36 }
const FINAL = { width: 168, height: 44 }
const LABEL = { wide: 12, narrow: 6.6, padding: 12, maximum: 180, height: 22 }

/** The room a node's card takes; groups are measured by their children instead. */
export function nodeSize(node: DiagramNode): Size {
  if (node.kind === 'initial') return MARK
  if (node.kind === 'history') return HISTORY
  if (node.kind === 'final') return FINAL
  const lines = node.facts.length
  const height = CARD.head + (lines === 0 ? 0 : lines * CARD.line + CARD.foot)
  return { width: CARD.width, height }
}

/** Height of a group's head: its title and, below it, what happens while the group is active. */
export function groupHead(node: DiagramNode): number {
  return CARD.head + node.facts.length * CARD.line + GROUP_GAP
}

/** The narrowest group that still shows its own head. */
export function groupWidth(node: DiagramNode): number {
  return node.facts.length === 0 ? 0 : CARD.width
}

/** The room an edge's label takes; longer ones are cut by an ellipsis. */
export function labelSize(label: string): Size {
  if (label === '') return { width: 0, height: 0 }
  const text = Array.from(label).reduce((sum, letter) => sum + letterWidth(letter), 0)
  const width = Math.min(LABEL.maximum, Math.ceil(text) + LABEL.padding)
  return { width, height: LABEL.height }
}

/** At 12 pixels. Chinese letters and full-width marks are square; the rest is about half as wide. */
export function letterWidth(letter: string): number {
  return (letter.codePointAt(0) ?? 0) > 0x2e7f ? LABEL.wide : LABEL.narrow
}
