import { canonicalJson } from '@linli/schemas/canonical-json'
import type { JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { NamesOfSides, Render } from './change-words.ts'
import {
  expressionPair,
  expressionText,
  quoted,
  quotedPair,
  quotedText,
  same,
} from './change-words.ts'
import type { Change, Place } from './definition-change.ts'
import { changeAt } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'

/** One property of a thing, before and after. */
export interface Property<T> {
  /** Second half of the code, and the key below the place where `tail` names no other. */
  readonly code: string
  readonly tail?: string
  readonly called: Sentence
  readonly before: T | undefined
  readonly after: T | undefined
  readonly show: (value: T, side: 'before' | 'after') => Sentence
  readonly bearing?: Change['bearing']
}

/** What happened to a property: came, went, or changed; nothing where its values have the same canonical text. */
export function compareProperty<T>(place: Place, property: Property<T>): Change[] {
  const { before, after, code, tail = `/${code}`, bearing = 'behaviour' } = property
  if (isSame(before, after)) return []
  const side = after === undefined ? 'before' : 'after'
  return [changeAt(place, { code, tail, side, bearing, message: sentenceOf(place, property) })]
}

/** The same of an expression, told as a sentence. */
export function compareExpression(
  place: Place,
  { render, ...property }: Omit<Property<string>, 'show'> & { readonly render: Render },
  namesOf: NamesOfSides,
): Change[] {
  const { before, after } = property
  if (before === undefined || after === undefined) {
    const show = (cel: string, side: 'before' | 'after') =>
      expressionText(cel, namesOf(side), render)
    return compareProperty(place, { ...property, show })
  }
  if (before === after) return []
  const pair = expressionPair([before, after], namesOf, render)
  return compareProperty(place, { ...property, show: (_, side) => pair[side] })
}

function sentenceOf<T>({ called: [zh, en] }: Place, property: Property<T>): Sentence {
  const { called: what, before, after, show } = property
  const from = before === undefined ? null : show(before, 'before')
  const to = after === undefined ? null : show(after, 'after')
  if (from === null && to !== null) {
    return [`${zh}增加了${what[0]}：${to[0]}。`, `${what[1]} of ${en} added: ${to[1]}.`]
  }
  if (to === null && from !== null) {
    return [
      `${zh}去掉了${what[0]}，原为${from[0]}。`,
      `${what[1]} of ${en} removed; it was ${from[1]}.`,
    ]
  }
  return [
    `${zh}的${what[0]}由${from?.[0]}改为${to?.[0]}。`,
    `${what[1]} of ${en} changed from ${from?.[1]} to ${to?.[1]}.`,
  ]
}

/** A text people read, before and after. A change of its English alone is told as one of the translation. */
export function compareText(place: Place, property: Omit<Property<LocaleText>, 'show'>): Change[] {
  const { before, after, code, tail = `/${code}`, called, bearing = 'wording' } = property
  if (before === undefined || after === undefined) {
    return compareProperty(place, { ...property, bearing, show: quotedText })
  }
  const [zh, en] = place.called
  if (before['zh-CN'] === after['zh-CN'])
    return compareEnglish(place, { ...property, before, after })
  const [from, to] = quotedPair(before['zh-CN'], after['zh-CN'])
  const isEnglishNew = textIn(before, 'en') !== textIn(after, 'en')
  const [was, is] = isEnglishNew
    ? quotedPair(textIn(before, 'en'), textIn(after, 'en'))
    : [from, to]
  const isChinese = !isEnglishNew || before.en === undefined || after.en === undefined
  const what = isChinese ? `Chinese ${called[1].toLowerCase()}` : called[1]
  const message: Sentence = [
    `${zh}的${called[0]}由${from}改为${to}。`,
    `${what} of ${en} changed from ${isChinese ? from : was} to ${isChinese ? to : is}.`,
  ]
  return [changeAt(place, { code, tail, bearing, message })]
}

/** The title of a thing, which is also what it is called: told with the former one. */
export function compareTitle(
  place: Place,
  {
    before,
    after,
  }: { readonly before: LocaleText | undefined; readonly after: LocaleText | undefined },
  call: (title: Sentence) => Sentence,
): Change[] {
  const property = { code: 'title', called: ['名称', 'Title'] as const, before, after }
  if (before === undefined || after === undefined) return compareText(place, property)
  if (before['zh-CN'] === after['zh-CN'])
    return compareText({ ...place, called: call(quotedText(after)) }, property)
  const isEnglishNew = before.en !== undefined && after.en !== undefined && before.en !== after.en
  const [[zh, en], [from], [to, toEn]] = [
    call(quotedText(before)),
    quotedText(before),
    quotedText(after),
  ]
  const message: Sentence = [
    `${zh}改名为${to}。`,
    isEnglishNew
      ? `${en} was renamed to ${toEn}.`
      : `Chinese title of ${en} changed from ${from} to ${to}.`,
  ]
  return [changeAt(place, { code: 'title', bearing: 'wording', message })]
}

function compareEnglish(
  place: Place,
  { before, after, code, tail = `/${code}`, called }: Omit<Property<LocaleText>, 'show'>,
): Change[] {
  return compareProperty(place, {
    code: 'translation',
    tail: `${tail}/en`,
    called: [`${called[0]}的英文`, `English ${called[1].toLowerCase()}`],
    before: before?.en,
    after: after?.en,
    show: (text) => same(quoted(text)),
    bearing: 'wording',
  })
}

/** Told where a thing is written differently and nothing else was said of it: nothing is silent. */
export function orRewritten(
  place: Place,
  changes: readonly Change[],
  texts: readonly [before: unknown, after: unknown],
): readonly Change[] {
  if (changes.length > 0 || isSame(...texts)) return changes
  const [zh, en] = place.called
  return [
    changeAt(place, {
      code: 'rewritten',
      bearing: 'none',
      message: [`${zh}的写法变了，意思不变。`, `${en} is written differently and means the same.`],
    }),
  ]
}

/** A member that a record has itself: keys are an official's, and may be `constructor`. */
export function ownMember<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export function isSame(before: unknown, after: unknown): boolean {
  return textOf(before) === textOf(after)
}

function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value)
}

/** A JSON value as people read it. */
export function showJson(value: JsonValue): Sentence {
  if (value === true) return ['是', 'yes']
  if (value === false) return ['否', 'no']
  if (value === '') return ['空', 'empty']
  return same(typeof value === 'string' ? quoted(value) : canonicalJson(value))
}

export function showText(text: string): Sentence {
  return same(quoted(text))
}

/** A place for a thing of a table, and what is said where it came, went or got another key. */
export interface TableThing {
  readonly place: Place
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What is told of a thing's key. Null where it stands in both. */
export function cameOrWent({ place, before, after }: TableThing): Change[] | null {
  const [zh, en] = place.called
  if (before === undefined) {
    return [changeAt(place, { code: 'added', message: [`增加了${zh}。`, `${en} added.`] })]
  }
  if (after === undefined) {
    const message: Sentence = [`删除了${zh}。`, `${en} removed.`]
    return [changeAt(place, { code: 'removed', side: 'before', message })]
  }
  return null
}

/** A new key for the same thing. */
export function compareKeys({ place, before, after }: TableThing): Change[] {
  return compareProperty(place, {
    code: 'key',
    tail: '',
    called: ['代号', 'Key'],
    before,
    after,
    show: showText,
    bearing: 'none',
  })
}

/** Paths of a thing of a table. */
export function pathsIn(
  base: string,
  { before, after }: { readonly before?: string | undefined; readonly after?: string | undefined },
): Pick<Place, 'path' | 'pathBefore'> {
  const pathOf = (key: string | undefined) =>
    key === undefined ? base : `${base}/${escapePointer(key)}`
  return { path: pathOf(after), pathBefore: pathOf(before) }
}
