import type words from '../i18n/zh-CN/studio.json'

/** What one edit did to a text: at a place (UTF-16 units) something stood, and now something else does. */
export interface TextSplice {
  readonly at: number
  readonly removed: string
  readonly inserted: string
}

/** What was done, for the words beside 撤销, and the name of the thing it was done to. */
export interface EditLabel {
  readonly key: keyof typeof words.edit.done
  readonly what?: string
}

export interface Edit {
  readonly splice: TextSplice
  readonly label: EditLabel
  /** Edits that follow each other with the same key are one step, as typing is. */
  readonly mergeKey: string | null
  /** A command's: the text could be read as a definition before and after it. */
  readonly isCommand: boolean
  /** JSON Pointer of what is looked at after the edit, or after it was taken back. */
  readonly place: string | null
  /** Epoch ms. */
  readonly at: number
}

/** A text with what was done to it. `undone` holds what was taken back, the latest last. */
export interface EditedText {
  readonly text: string
  readonly done: readonly Edit[]
  readonly undone: readonly Edit[]
}

export type NewEdit = Omit<Edit, 'splice'>

/** As many steps can be taken back. */
export const MOST_STEPS = 200
/** Typing is one step as long as nobody pauses so long. */
const PAUSE_MS = 1500

export function untouched(text: string): EditedText {
  return { text, done: [], undone: [] }
}

/** The text becomes `next`, as one step that can be taken back; what had been taken back is gone. */
export function edited(before: EditedText, next: string, edit: NewEdit): EditedText {
  if (next === before.text) return before
  const last = before.done.at(-1)
  if (last !== undefined && before.undone.length === 0 && isOneStep(last, edit)) {
    const origin = reverted(before.text, last.splice)
    const done = before.done.slice(0, -1)
    if (next === origin) return { text: next, done, undone: [] }
    return {
      text: next,
      done: [...done, { ...edit, splice: spliceBetween(origin, next) }],
      undone: [],
    }
  }
  const step = { ...edit, splice: spliceBetween(before.text, next) }
  return { text: next, done: [...before.done, step].slice(-MOST_STEPS), undone: [] }
}

/** Takes the latest step back; the same where there is none. */
export function undo(before: EditedText): EditedText {
  const last = before.done.at(-1)
  if (last === undefined) return before
  return {
    text: reverted(before.text, last.splice),
    done: before.done.slice(0, -1),
    undone: [...before.undone, last],
  }
}

/** Does again what was taken back last; the same where there is nothing. */
export function redo(before: EditedText): EditedText {
  const last = before.undone.at(-1)
  if (last === undefined) return before
  return {
    text: applied(before.text, last.splice),
    done: [...before.done, last],
    undone: before.undone.slice(0, -1),
  }
}

/** What two texts have in common at both ends stays. A pair of UTF-16 units is never cut. */
export function spliceBetween(before: string, after: string): TextSplice {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= 1
  let end = 0
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1
  }
  if (end > 0 && isLowSurrogate(before, before.length - end)) end -= 1
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  }
}

function applied(text: string, { at, removed, inserted }: TextSplice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length)
}

function reverted(text: string, { at, removed, inserted }: TextSplice): string {
  return applied(text, { at, removed: inserted, inserted: removed })
}

function isOneStep(last: Edit, next: NewEdit): boolean {
  return next.mergeKey !== null && last.mergeKey === next.mergeKey && next.at - last.at < PAUSE_MS
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
