import { REMARK_COLORS, type RemarkColor } from '@linli/schemas/remark'
import type { KeyboardEvent } from 'react'
import type { RemarkBox } from '../../../document/workflow/edit-remarks.ts'

export type RemarkDeed =
  | { readonly kind: 'write' | 'remove' }
  | { readonly kind: 'move' | 'resize'; readonly by: Partial<RemarkBox> }
  | { readonly kind: 'color'; readonly color: RemarkColor | null }

/** Colours in the order of their keys, 1 to 5; null is grey. */
export const COLORS_IN_ORDER: readonly (RemarkColor | null)[] = [null, ...REMARK_COLORS]

/** What one press of an arrow comes to, in pixels of the canvas. */
const STEP = 10
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}
const PLAIN: Readonly<Record<string, 'write' | 'remove'>> = {
  Enter: 'write',
  Delete: 'remove',
  Backspace: 'remove',
}

/** What a key does to the note or frame that has the focus; null for another key. None of them is a deed of a step. */
export function remarkDeedOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): RemarkDeed | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey || metaKey || altKey) return null
  const arrow = ARROWS[key]
  if (arrow !== undefined) {
    const [x, y] = arrow
    return shiftKey
      ? { kind: 'resize', by: { width: x, height: y } }
      : { kind: 'move', by: { x, y } }
  }
  const plain = PLAIN[key]
  if (plain !== undefined) return { kind: plain }
  const color = COLORS_IN_ORDER[/^[1-5]$/.test(key) ? Number(key) - 1 : -1]
  return color === undefined ? null : { kind: 'color', color }
}
