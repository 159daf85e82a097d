import { canonicalJson } from '@linli/schemas/canonical-json'

type Table<T> = Readonly<Record<string, T>>

/** A thing by its key in each of two tables; without one where it is not there. */
export interface MatchedKey {
  readonly before?: string
  readonly after?: string
}

/** Which things of two tables are the same one: those of the same key, and those that bear the only equal title on either
 *  side (a new key for an old thing). In the order of the second table, then what is only in the first. */
export function matchKeys<T>(
  before: Table<T>,
  after: Table<T>,
  titleOf: (value: T) => string | undefined,
): MatchedKey[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const come = Object.keys(after).filter((key) => !Object.hasOwn(before, key))
  const renamed = new Map(
    come.flatMap((key): [string, string][] => {
      const former = formerKey(key, { before, after, gone, come, titleOf })
      return former === undefined ? [] : [[key, former]]
    }),
  )
  const taken = new Set(renamed.values())
  return [
    ...Object.keys(after).map((key): MatchedKey => {
      const former = Object.hasOwn(before, key) ? key : renamed.get(key)
      return former === undefined ? { after: key } : { before: former, after: key }
    }),
    ...gone.filter((key) => !taken.has(key)).map((key) => ({ before: key })),
  ]
}

interface Renaming<T> {
  readonly before: Table<T>
  readonly after: Table<T>
  readonly gone: readonly string[]
  readonly come: readonly string[]
  readonly titleOf: (value: T) => string | undefined
}

function formerKey<T>(key: string, renaming: Renaming<T>): string | undefined {
  const { before, after, gone, come, titleOf } = renaming
  const title = titled(after, key, titleOf)
  if (title === undefined) return inPlace(key, renaming)
  const rivals = come.filter((each) => titled(after, each, titleOf) === title)
  const former = gone.filter((each) => titled(before, each, titleOf) === title)
  return rivals.length === 1 && former.length === 1 ? former[0] : undefined
}

/** Things without a title are told apart by their content and by where they stand. */
function inPlace<T>(key: string, { before, after, gone }: Renaming<T>): string | undefined {
  const former = Object.keys(before)[Object.keys(after).indexOf(key)]
  if (former === undefined || !gone.includes(former)) return undefined
  return canonicalJson(before[former]) === canonicalJson(after[key]) ? former : undefined
}

function titled<T>(
  table: Table<T>,
  key: string,
  titleOf: (value: T) => string | undefined,
): string | undefined {
  const value = table[key]
  return value === undefined ? undefined : titleOf(value)
}

/** Former key → present key, of what stands in both. */
export function presentKeys(matched: readonly MatchedKey[]): ReadonlyMap<string, string> {
  return new Map(
    matched.flatMap(({ before, after }) =>
      before === undefined || after === undefined ? [] : [[before, after] as const],
    ),
  )
}
