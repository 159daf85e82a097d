import type { PostHolding } from '@linli/schemas/org'

type Places = Map<string, PostHolding[]>

// The same list gives the same answer, so what is kept changes nothing but the time; it goes with the list.
const placesByPost = new WeakMap<readonly PostHolding[], Map<string, Places>>()

/** Who holds a post where; each list of holdings is walked through once. */
export function holdingsAt(
  holdings: readonly PostHolding[],
  post: string,
  nodeId: string,
): readonly PostHolding[] {
  let byPost = placesByPost.get(holdings)
  if (byPost === undefined) {
    byPost = sorted(holdings)
    placesByPost.set(holdings, byPost)
  }
  return byPost.get(post)?.get(nodeId) ?? []
}

function sorted(holdings: readonly PostHolding[]): Map<string, Places> {
  const byPost = new Map<string, Places>()
  for (const holding of holdings) {
    const places = byPost.get(holding.post) ?? new Map<string, PostHolding[]>()
    byPost.set(holding.post, places)
    const there = places.get(holding.nodeId)
    if (there === undefined) places.set(holding.nodeId, [holding])
    else there.push(holding)
  }
  return byPost
}
