import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Sentence } from './definition-finding.ts'

/** Longest text that is quoted whole, in UTF-16 units. */
const WHOLE = 60
/** Of a longer one, so much is left around what differs. */
const AROUND = 12

export function quoted(text: string): string {
  return `“${text}”`
}

/** A text in both languages, quoted; where there is no English, the Chinese one. */
export function quotedText(text: LocaleText): Sentence {
  return [quoted(clipped(text['zh-CN'])), quoted(clipped(textIn(text, 'en')))]
}

/** The same words in both languages. */
export function same(text: string): Sentence {
  return [text, text]
}

/** How an expression is told to an official: as it stands, in quotes. */
export function expressionText(cel: string): Sentence {
  return same(quoted(clipped(cel)))
}

/** `A → B` with only what differs, where the texts are long. */
export function quotedPair(before: string, after: string): readonly [string, string] {
  if (before.length <= WHOLE && after.length <= WHOLE) return [quoted(before), quoted(after)]
  const start = Math.max(0, commonStart(before, after) - AROUND)
  const shared = commonEnd(before.slice(start), after.slice(start))
  const end = Math.max(0, shared - AROUND)
  return [quoted(middle(before, start, end)), quoted(middle(after, start, end))]
}

/** Phrases joined as people list them. */
export function listed(phrases: readonly Sentence[], zh: string, en: string): Sentence {
  return [phrases.map((each) => each[0]).join(zh), phrases.map((each) => each[1]).join(en)]
}

function middle(text: string, start: number, end: number): string {
  const part = text.slice(start, text.length - end)
  return (start > 0 ? '…' : '') + clipped(part) + (end > 0 ? '…' : '')
}

function clipped(text: string): string {
  return text.length > WHOLE ? `${text.slice(0, WHOLE)}…` : text
}

function commonStart(before: string, after: string): number {
  const limit = Math.min(before.length, after.length)
  let count = 0
  while (count < limit && before[count] === after[count]) count += 1
  return count
}

function commonEnd(before: string, after: string): number {
  const limit = Math.min(before.length, after.length)
  let count = 0
  while (count < limit && before.at(-1 - count) === after.at(-1 - count)) count += 1
  return count
}
