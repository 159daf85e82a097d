import { initialsOf } from '../../document/key-from-title.ts'

/** Somewhere to go, or something to do. */
export interface Entry {
  readonly id: string
  readonly kind: (typeof ENTRY_KINDS)[number]
  readonly title: string
  /** Other words that find it, such as an id. */
  readonly words?: string
  readonly run: () => void
}

export const ENTRY_KINDS = ['page', 'service', 'command'] as const

/** The entries that somebody may mean, the likeliest first, those alike in their own order: by what a title begins with, then by a part of
 *  it, then by its initials (`ldbx` for 路灯报修), then by its other words. All of them, as long as nothing was typed. */
export function entriesFor(entries: readonly Entry[], typed: string): readonly Entry[] {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return entries
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, sought) }))
    .filter(({ rank }) => rank < NEVER)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry)
}

const NEVER = 4

function rankOf({ title, words = '' }: Entry, sought: string): number {
  const name = title.toLowerCase()
  const at = name.indexOf(sought)
  if (at !== -1) return at === 0 ? 0 : 1
  if (initialsOf(title).includes(sought)) return 2
  return words.toLowerCase().includes(sought) ? 3 : NEVER
}
