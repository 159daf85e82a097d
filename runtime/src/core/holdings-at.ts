import type { PostHolding } from '@linli/schemas/org'

type Places = Map<string, PostHolding[]>

interface Sorted {
  readonly byPost: ReadonlyMap<string, Places>
  readonly byAccount: ReadonlyMap<string, readonly PostHolding[]>
}

// The same list gives the same answer, so what is kept changes nothing but the time; it goes with the list.
const known = new WeakMap<readonly PostHolding[], Sorted>()

/** Who holds a post where; each list of holdings is walked through once. */
export function holdingsAt(
  holdings: readonly PostHolding[],
  post: string,
  nodeId: string,
): readonly PostHolding[] {
  return sortedOf(holdings).byPost.get(post)?.get(nodeId) ?? []
}

/** What a person holds; each list of holdings is walked through once. */
export function holdingsOf(
  holdings: readonly PostHolding[],
  accountId: string,
): readonly PostHolding[] {
  return sortedOf(holdings).byAccount.get(accountId) ?? []
}

function sortedOf(holdings: readonly PostHolding[]): Sorted {
  const before = known.get(holdings)
  if (before !== undefined) return before
  const sorted = sort(holdings)
  known.set(holdings, sorted)
  return sorted
}

function sort(holdings: readonly PostHolding[]): Sorted {
  const byPost = new Map<string, Places>()
  const byAccount = new Map<string, PostHolding[]>()
  for (const holding of holdings) {
    const places = byPost.get(holding.post) ?? new Map<string, PostHolding[]>()
    byPost.set(holding.post, places)
    put(places, holding.nodeId, holding)
    put(byAccount, holding.accountId, holding)
  }
  return { byPost, byAccount }
}

function put(lists: Map<string, PostHolding[]>, key: string, holding: PostHolding): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [holding])
  else list.push(holding)
}
