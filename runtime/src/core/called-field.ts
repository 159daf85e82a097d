import { nearestName } from '@linli/schemas/nearest-name'
import type { SpokenName } from './expression-names.ts'
import { titleWords } from './render-words.ts'

/** What is said in Chinese and in English. */
export type Sentence = readonly [zh: string, en: string]

/** A field by its title with its key beside it, as findings call it: `“年龄”（form.age）`. `more` goes into the brackets. */
export function calledField(
  key: string,
  known: SpokenName | null,
  more: Sentence = ['', ''],
): Sentence {
  const title = known?.title
  const about = (name: string | undefined, extra: string, mark: string) =>
    [name === undefined ? '' : key, extra].filter((part) => part !== '').join(mark)
  const [zh, en] = [about(title?.['zh-CN'], more[0], '，'), about(title?.en, more[1], ', ')]
  return [
    `“${shown(title?.['zh-CN'] ?? key)}”${zh === '' ? '' : `（${zh}）`}`,
    `“${shown(title?.en ?? key)}”${en === '' ? '' : ` (${en})`}`,
  ]
}

/** A field as it must be written, with its title behind it: `“age”（年龄）`. */
export function writtenField(key: string, known: SpokenName | null): Sentence {
  if (known?.title == null) return [`“${key}”`, `“${key}”`]
  return [`“${key}”（${shown(known.title['zh-CN'])}）`, `“${key}” (${shown(known.title.en)})`]
}

/** The field of a group that was most likely meant: the nearest key, or the one whose title is nearest. */
export function nearestField(wanted: string, group: SpokenName | null): string | null {
  const fields = Object.entries(group?.fields ?? {})
  const key = nearestName(
    wanted,
    fields.map(([name]) => name),
  )
  if (key !== null) return key
  const titled = fields.flatMap(([name, { title }]) =>
    title === null ? [] : [[title['zh-CN'], name] as const, [title.en, name] as const],
  )
  const title = nearestName(
    wanted,
    titled.map(([text]) => text),
  )
  return titled.find(([text]) => text === title)?.[1] ?? null
}

/** Fields by key and title, as far as they are worth listing. */
export function listedFields(group: SpokenName | null): Sentence {
  const fields = Object.entries(group?.fields ?? {})
  const shownFields = fields.slice(0, MAX_LISTED)
  const rest = fields.length - shownFields.length
  const zh = shownFields.map(([key, { title }]) =>
    title === null ? key : `${key}（${titleWords(title, 'zh-CN')}）`,
  )
  const en = shownFields.map(([key, { title }]) =>
    title === null ? key : `${key} (${titleWords(title, 'en')})`,
  )
  return [
    zh.join('、') + (rest > 0 ? `等 ${fields.length} 个` : ''),
    en.join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  ]
}

/** The reader looks for the right one, not for all of them. */
const MAX_LISTED = 8
/** Letters of a title that a finding repeats. */
const MAX_TITLE = 40

function shown(title: string): string {
  return title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE)}…`
}
