import type { Definition } from '@linli/schemas/definition'
import { isUntranslated, type PlacedText, textsOf } from './texts-of.ts'
import type { TextChange } from './write-text.ts'

/** Titles of the columns, by which they are found again. */
const TITLES = ['位置', '中文', 'English'] as const

/** All texts, or those without English, as the rows of a table: where, Chinese, English. */
export function translationTable(
  definition: Definition,
  isMissingOnly: boolean,
): readonly (readonly string[])[] {
  const texts = textsOf(definition).flatMap((group) => group.texts)
  const told = isMissingOnly ? texts.filter(isUntranslated) : texts
  return [TITLES, ...told.map(({ path, chinese, english }) => [path, chinese, english ?? ''])]
}

export interface ReadTable {
  /** What is different from the definition. */
  readonly changes: readonly TextChange[]
  /** Rows whose place the definition has not got, e.g. of an older version. */
  readonly unknown: readonly string[]
  /** Rows whose Chinese is another one by now: their English may say something else. It is not read. */
  readonly stale: readonly string[]
}

/** What a table that came back says; null where it is none of ours. Only the English is read: whoever translates does not change
 *  what is translated. An emptied cell changes nothing. */
export function readTranslations(
  definition: Definition,
  [titles = [], ...rows]: readonly (readonly string[])[],
): ReadTable | null {
  const places = TITLES.map((title) => titles.findIndex((cell) => cell.trim() === title))
  if (places.includes(-1)) return null
  const known = new Map(
    textsOf(definition).flatMap(({ texts }) => texts.map((each) => [each.path, each])),
  )
  const told = rows.map((row) => places.map((place) => row[place] ?? ''))
  const found = told.map(([path = '', chinese = '', english = '']) => ({
    ...{ path, chinese, english: english.trim() },
    text: known.get(path),
  }))
  const isStale = ({ text, chinese }: (typeof found)[number]) =>
    text !== undefined && !isSame(text, chinese)
  return {
    changes: found.flatMap((row): TextChange[] => {
      const { text, english } = row
      if (text === undefined || isStale(row) || english === '') return []
      return english === text.english ? [] : [{ text, locale: 'en', next: english }]
    }),
    unknown: found
      .filter(({ text, path }) => text === undefined && path !== '')
      .map(({ path }) => path),
    stale: found.filter(isStale).map(({ path }) => path),
  }
}

/** Spreadsheets may end lines otherwise. */
function isSame({ chinese }: PlacedText, told: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim()
  return plain(chinese) === plain(told)
}
