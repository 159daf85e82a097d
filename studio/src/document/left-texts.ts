import type { LeftText } from './draft-state.ts'

type Left = LeftText & { readonly tab: string }

/** What a tab goes on with: what it left itself, else the latest that was left by a tab that is not open any more, before all what the
 *  server does not hold. Null where nothing is left for it. */
export function leftFor<Text extends Left>(
  texts: readonly Text[],
  { name, others }: { readonly name: string; readonly others: ReadonlySet<string> },
): Text | null {
  const own = texts.find(({ tab }) => tab === name)
  if (own !== undefined) return own
  const orphans = texts.filter(({ tab }) => !others.has(tab))
  const [first = null] = orphans.toSorted(
    (one, other) => Number(other.isDirty) - Number(one.isDirty) || other.savedAt - one.savedAt,
  )
  return first
}
