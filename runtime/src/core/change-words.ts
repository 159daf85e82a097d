import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { Sentence } from './definition-finding.ts'
import type { ExpressionNames } from './expression-names.ts'
import { both } from './expression-names.ts'
import type { renderExpression } from './render-expression.ts'

/** Longest text that is quoted whole, in UTF-16 units. */
const WHOLE = 60
/** The same of a condition, which says less in more words. */
const CONDITION = 160
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

/** `renderExpression` or `renderValue`. */
export type Render = typeof renderExpression

/** How an expression is told to an official: in the titles of its fields, in quotes; one that is malformed as it stands. */
export function expressionText(cel: string, names: ExpressionNames, render: Render): Sentence {
  return toldText(render(cel, names) ?? both(cel))
}

/** Whose words each of two texts is told in. */
export type NamesOfSides = (side: 'before' | 'after') => ExpressionNames

/** A rendered condition, in quotes. */
export function toldText(told: Required<LocaleText>): Sentence {
  const text = (of: string) => quotedOnce(clipped(of, CONDITION))
  return [text(told['zh-CN']), text(told.en)]
}

/** A sentence that is nothing but a quoted text needs no other quotes. */
function quotedOnce(text: string): string {
  return /^“[^“”]*”$/.test(text) ? text : quoted(text)
}

/** What is told of each of two conditions, with only what differs where they are long. */
export interface ToldPair {
  readonly before: Sentence
  readonly after: Sentence
}

interface WrittenAndTold {
  readonly source: string
  readonly told: Required<LocaleText>
}

/** Two conditions beside each other; as they are written, where both read alike in one of the languages. */
export function toldPair(before: WrittenAndTold, after: WrittenAndTold): ToldPair {
  const isAlike = (['zh-CN', 'en'] as const).some((each) => before.told[each] === after.told[each])
  const pair = (of: (text: WrittenAndTold) => string) =>
    quotedPair(of(before), of(after), CONDITION)
  const [[was, is], [wasEn, isEn]] = isAlike
    ? [pair((text) => text.source), pair((text) => text.source)]
    : [pair((text) => text.told['zh-CN']), pair((text) => text.told.en)]
  const once = (text: string) => quotedOnce(text.slice(1, -1))
  return { before: [once(was), once(wasEn)], after: [once(is), once(isEn)] }
}

/** Two expressions beside each other; each side in its own words. */
export function expressionPair(
  [before, after]: readonly [string, string],
  namesOf: NamesOfSides,
  render: Render,
): ToldPair {
  const written = (source: string, side: 'before' | 'after') => ({
    source,
    told: render(source, namesOf(side)) ?? both(source),
  })
  return toldPair(written(before, 'before'), written(after, 'after'))
}

/** `A → B` with only what differs, where one of the texts is longer than `whole`. */
export function quotedPair(
  before: string,
  after: string,
  whole = WHOLE,
): readonly [string, string] {
  if (before.length <= whole && after.length <= whole) return [quoted(before), quoted(after)]
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

function clipped(text: string, whole = WHOLE): string {
  return text.length > whole ? `${text.slice(0, whole)}…` : text
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
