import { pathsIn } from './compare-values.ts'
import type { Compared, TableName } from './compared.ts'
import type { Place } from './definition-change.ts'
import type { Sentence } from './definition-finding.ts'
import type { MatchedKey } from './matched-keys.ts'

/** What the things of a table have in common. */
export interface ThingKind {
  readonly table: TableName & Place['part']
  readonly noun: string
  /** What people call one of them. */
  readonly word: Sentence
  /** Where running instances meet what had this key before. */
  readonly bites: (key: string) => string[]
}

/** The place of one thing, called by its present title, or by its former one where it went. */
export function placeOfThing(
  { table, noun, word, bites }: ThingKind,
  key: MatchedKey,
  compared: Compared,
): Place {
  const { before, after } = key
  const [zh, en] =
    after === undefined
      ? compared.before.called(table, before ?? '')
      : compared.after.called(table, after)
  return {
    part: table,
    noun,
    called: [`${word[0]}${zh}`, `${word[1]} ${en}`],
    ...pathsIn(`/${table}`, key),
    bites: before === undefined ? [] : bites(before),
  }
}
