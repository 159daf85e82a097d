import type { NoticeFacts } from '@linli/schemas/effect'
import type { Finding } from '@linli/schemas/finding'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { errorAt, unknownName } from './definition-finding.ts'
import { placeholdersOf } from './text-placeholders.ts'

/** How a notice is worded: texts with placeholders. */
export interface NoticeWording {
  readonly title: LocaleText
  readonly body: LocaleText
}

/** A notice in both languages. */
export interface WordedNotice {
  readonly title: Required<LocaleText>
  readonly body: Required<LocaleText>
}

/** The words of a notice of the engine's own. */
export function wordNotice(wording: NoticeWording, facts: NoticeFacts): WordedNotice {
  return fillWording(wording, (locale) => noticeValues(facts, locale))
}

/** Title and text in both languages, each with what stands for its placeholders in that language. */
export function fillWording(
  { title, body }: NoticeWording,
  valuesIn: (locale: Locale) => Values,
): WordedNotice {
  const words = (text: LocaleText) => ({
    'zh-CN': fillPlaceholders(text['zh-CN'], valuesIn('zh-CN')),
    en: fillPlaceholders(textIn(text, 'en'), valuesIn('en')),
  })
  return { title: words(title), body: words(body) }
}

/** What stands for each placeholder. */
export function noticeValues({ number, task, reason, due }: NoticeFacts, locale: Locale): Values {
  const why = textIn(reason, locale)
  const before = locale === 'en' ? 'Note: ' : '说明：'
  const said = { number, task: textIn(task, locale), reason: why === '' ? '' : before + why }
  return { ...said, due: due ?? '' }
}

type Values = Readonly<Record<string, string>>

/** What is put in is no template. The space before what says nothing goes with it. */
export function fillPlaceholders(text: string, values: Values): string {
  let [filled, at] = ['', 0]
  for (const { source, start, end } of placeholdersOf(text)) {
    const value = Object.hasOwn(values, source) ? (values[source] ?? '') : ''
    const before = text.slice(at, start)
    filled += (value === '' ? before.replace(/ $/, '') : before) + value
    at = end
  }
  return filled + text.slice(at)
}

/** A wording that a street wants to use. */
export interface WordingRules {
  readonly placeholders: readonly string[]
  /** Without these it says nothing. */
  readonly needed: readonly string[]
  /** Longest text, in characters. */
  readonly most: number
}

/** Why a text cannot be the wording of a notice, at the given place; empty where it can. */
export function checkWording(text: string, path: string, rules: WordingRules): Finding[] {
  const { placeholders, needed, most } = rules
  if (text.trim() === '') return [errorAt(path, 'text.empty', ['请填写。', 'Please fill it in.'])]
  if ([...text].length > most) {
    const said = [`最多 ${most} 个字。`, `At most ${most} characters.`] as const
    return [errorAt(path, 'text.too-long', said)]
  }
  const named = placeholdersOf(text)
  const rest = named.reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  )
  const half = /\{\{|\}\}/.test(rest)
    ? [
        errorAt(path, 'paper.open-braces', [
          '占位符要用“{{”开头、“}}”结尾。',
          'A placeholder begins with “{{” and ends with “}}”.',
        ]),
      ]
    : []
  const missing = needed.filter((name) => !named.some(({ source }) => source === name))
  return [
    ...half,
    ...named.flatMap(({ source }) =>
      unknownName({ path, name: source, thing: 'field', known: placeholders }),
    ),
    ...missing.map((name) =>
      errorAt(path, 'text.placeholder-missing', [
        `这里必须有“{{${name}}}”。`,
        `“{{${name}}}” must stand here.`,
      ]),
    ),
  ]
}
