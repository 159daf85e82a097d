import type { Locale } from '@linli/schemas/locale-text'
import type { ExpressionNames, SpokenName } from './expression-names.ts'
import { fieldOf } from './expression-names.ts'
import type { MarkedField } from './marks/marked-field.ts'
import { MASK, maskText } from './marks/mask-value.ts'
import type { Sight } from './marks/seen-answers.ts'
import { choiceWords, instantWords, say, titleWords, valueWords } from './render-words.ts'
import type { ToldValue } from './told-value.ts'

interface Telling {
  readonly names: ExpressionNames
  readonly locale: Locale
  /** How the reader sees what is marked. */
  readonly sightOf: (field: MarkedField) => Sight
}

/** “已退回次数 = 2”: a field with what was in it, as the reader sees it. */
export function toldWords(path: string, value: ToldValue, telling: Telling): string {
  const { names, locale, sightOf } = telling
  const [label, name] = labelOf(path, names, locale)
  const sight = name?.personal === undefined ? 'clear' : sightOf(name.personal)
  if (sight !== 'clear' && value !== '' && value !== null) {
    return `${label} = ${sight === 'masked' ? maskedWords(value, name) : MASK}`
  }
  if (value === null) return say(locale, `${label} 没有填写`, `${label} is not answered`)
  if (typeof value === 'object') {
    return 'cut' in value
      ? say(
          locale,
          `${label} = “${value.cut}…”（共 ${value.length} 字）`,
          `${label} = “${value.cut}…” (${value.length} characters)`,
        )
      : listWords(label, value, { name, locale })
  }
  if (value === '') return say(locale, `${label} 是空的`, `${label} is empty`)
  if (name?.kind === 'struct') return say(locale, `${label} 已填写`, `${label} is answered`)
  if (name?.isInstant && typeof value === 'number') return `${label} = ${instantWords(value)}`
  return `${label} = ${valueWords(value, name, locale)}`
}

function maskedWords(value: Exclude<ToldValue, null>, name: SpokenName | null): string {
  if (name?.choices !== undefined) return MASK
  if (typeof value === 'string') return maskText(value)
  return typeof value === 'object' && 'cut' in value ? maskText(value.cut) : MASK
}

interface OfField {
  readonly name: SpokenName | null
  readonly locale: Locale
}

function listWords(
  label: string,
  { items, length }: Extract<ToldValue, { items: unknown }>,
  { name, locale }: OfField,
): string {
  if (length === 0) return say(locale, `${label} 是空的`, `${label} is empty`)
  if (items.length === 0)
    return say(locale, `${label} 共 ${length} 项`, `${label}: ${length} items`)
  const choices = items.map((item) => {
    const choice = name?.item?.choices?.get(item)
    return choice === undefined ? String(item) : choiceWords(choice, locale)
  })
  const more =
    length > items.length
      ? say(locale, `等 ${length} 项`, ` and ${length - items.length} more`)
      : ''
  return `${label} = ${choices.join(say(locale, '、', ', '))}${more}`
}

/** The titles on the way to a field; frames go without saying. */
function labelOf(
  path: string,
  names: ExpressionNames,
  locale: Locale,
): readonly [label: string, name: SpokenName | null] {
  const [variable = '', ...keys] = path.split('.')
  let name: SpokenName | null = Object.hasOwn(names, variable) ? (names[variable] ?? null) : null
  let label = ''
  for (const key of keys) {
    const owner = name
    name = fieldOf(owner, key)
    const own = name?.title ? titleWords(name.title, locale) : key
    label = label === '' || owner?.isFrame ? own : `${label} · ${own}`
  }
  return [label, name]
}
