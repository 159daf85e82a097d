import type { Actor } from '@linli/schemas/org'
import type { Street, StreetAccount } from '@linli/schemas/street'

/** People of the fictional street in the place of real ones: whoever acts twice is the same person twice, as far as she
 *  may do both. */
export interface Cast {
  /** Somebody of `among` for an actor; null where that is nobody. */
  play(actor: Actor, among: readonly string[]): string | null
}

export function createCast(street: Street): Cast {
  const played = new Map<string, string>()
  return {
    play(actor, among) {
      const before = played.get(actor.accountId)
      if (before !== undefined && among.includes(before)) return before
      const taken = new Set(played.values())
      const fit = (account: StreetAccount) =>
        (taken.has(account.id) ? 0 : 1_000) + likeness(account, actor)
      const [best] = street.accounts
        .filter(({ id }) => among.includes(id))
        .sort((one, other) => fit(other) - fit(one))
      if (best === undefined) return null
      if (before === undefined) played.set(actor.accountId, best.id)
      return best.id
    },
  }
}

/** Same role and posts of the same names. */
function likeness({ role, posts }: StreetAccount, actor: Actor): number {
  const held = new Set(posts.map(({ post }) => post))
  const shared = actor.posts.filter(({ post }) => held.has(post)).length
  return (role === actor.role ? 100 : 0) + shared
}
