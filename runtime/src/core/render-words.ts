import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { CHINA_UTC_OFFSET_MINUTES, formatDay } from './civil-time.ts'
import type { SpokenName } from './expression-names.ts'
import { moneyText } from './formats/money.ts'
import type { Words } from './speaking.ts'
import { LEVEL } from './speaking.ts'

/** Longest title and longest text that stand in a sentence, in UTF-16 units; longer ones end in an ellipsis. A Chinese letter
 *  says about as much as two English ones. */
const MAX_WORDS = { 'zh-CN': 40, en: 80 }

export function say(locale: Locale, zh: string, en: string): string {
  return locale === 'en' ? en : zh
}

export function bracketed(text: string, locale: Locale): string {
  return say(locale, `（${text}）`, `(${text})`)
}

/** Full-width brackets bring their own space. */
export function tidied(text: string, locale: Locale): string {
  return locale === 'en' ? text : text.replace(/ ?（/g, '（').replace(/） ?/g, '）')
}

/** Parts of which all, or one, must hold. */
export function joinedWords(op: '&&' | '||', parts: readonly Words[], locale: Locale): Words {
  const level = op === '&&' ? LEVEL.and : LEVEL.or
  const texts = parts.map((part) =>
    part.level >= LEVEL.claim || part.level === level ? part.text : bracketed(part.text, locale),
  )
  const mark = op === '&&' ? say(locale, ' 且 ', ' and ') : say(locale, ' 或 ', ' or ')
  return { text: texts.join(mark), level }
}

/** What takes a title for the end of a clause; what stands in brackets does no harm. */
const CLAUSE = /[，。；：、？！,;:?!=≠<>≤≥"“”]| (?:且|或|and|or|not) /

/** A field's title as part of a sentence. */
export function titleWords(title: Required<LocaleText>, locale: Locale): string {
  const words = shortened(title[locale], locale)
  return CLAUSE.test(outsideBrackets(words)) ? say(locale, `「${words}」`, `“${words}”`) : words
}

/** A choice's title as part of a sentence. */
export function choiceWords(title: Required<LocaleText>, locale: Locale): string {
  const words = shortened(title[locale], locale)
  return CLAUSE.test(outsideBrackets(words)) ? `“${words}”` : words
}

/** A value as people write it, in the words of the field it belongs to. */
export function valueWords(
  value: string | number | boolean,
  of: SpokenName | null,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return value ? say(locale, '是', 'yes') : say(locale, '否', 'no')
  const choice = of?.choices?.get(value)
  if (choice !== undefined) return choiceWords(choice, locale)
  if (typeof value === 'number' && of?.format === 'money-fen') {
    return say(locale, `${moneyText(value)} 元`, `${moneyText(value)} yuan`).replace(/^-/, '−')
  }
  return typeof value === 'number'
    ? String(value).replace(/^-/, '−')
    : `“${shortened(value, locale)}”`
}

function shortened(text: string, locale: Locale): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= MAX_WORDS[locale] ? line : `${line.slice(0, MAX_WORDS[locale])}…`
}

function outsideBrackets(text: string): string {
  return text.replace(/（[^（）]*）|\([^()]*\)/g, '')
}

/** That a state is active, or is not. */
export function stateWords(
  title: LocaleText | null,
  { target, isActive }: { readonly target: string; readonly isActive: boolean },
  locale: Locale,
): string {
  const state = title === null ? target : textIn(title, locale)
  return isActive
    ? say(locale, `处于「${state}」`, `in “${state}”`)
    : say(locale, `不处于「${state}」`, `not in “${state}”`)
}

const UNITS = [
  [86_400_000, '天', 'days'],
  [3_600_000, '小时', 'hours'],
  [60_000, '分钟', 'minutes'],
  [1000, '秒', 'seconds'],
  [1, '毫秒', 'milliseconds'],
] as const

/** A number of milliseconds in the units people count: `7200000` is 2 hours. */
export function durationWords(ms: number, locale: Locale): string {
  if (ms === 0) return say(locale, '0 秒', '0 seconds')
  if (!Number.isSafeInteger(ms)) return say(locale, `${ms} 毫秒`, `${ms} milliseconds`)
  let rest = Math.abs(ms)
  const parts: string[] = []
  for (const [length, zh, en] of UNITS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0)
      parts.push(say(locale, `${count} ${zh}`, `${count} ${count === 1 ? en.slice(0, -1) : en}`))
  }
  return (ms < 0 ? '−' : '') + parts.join(' ')
}

/** An instant, epoch ms, as the minute it falls in by China's clock. */
export function instantWords(instant: number): string {
  const minutes = Math.floor(instant / 60_000) + CHINA_UTC_OFFSET_MINUTES
  const day = Math.floor(minutes / 1440)
  const minute = minutes - day * 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${formatDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
