import type { StateSite } from './definition-tree.ts'
import { childSitesOf, resolveTarget, transitionsOf } from './definition-tree.ts'

/** The states that can be entered if every condition may hold. */
export function reachableStates(sites: readonly StateSite[]): ReadonlySet<StateSite> {
  const reached = new Set<StateSite>()
  const waiting: StateSite[] = sites.slice(0, 1)
  const same = (site: StateSite): StateSite | undefined =>
    sites.find((each) => each.path === site.path)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const site = same(next)
    if (site === undefined || reached.has(site)) continue
    reached.add(site)
    waiting.push(...enteredWith(site), ...targetsOf(site, sites))
    if (site.parent !== null) waiting.push(...besides(site, site.parent))
  }
  return reached
}

/** What is entered inside a state by entering it. */
function enteredWith(site: StateSite): StateSite[] {
  const children = childSitesOf(site)
  if (site.state.type === 'parallel') {
    return children.filter((child) => child.state.type !== 'history')
  }
  return children.filter((child) => child.key === site.state.initial)
}

/** Entering a state from outside enters the states around it, and a parallel one with all its regions.
 *  Going back to a history may enter any state beside it. */
function besides(site: StateSite, parent: StateSite): StateSite[] {
  const regions = parent.state.type === 'parallel' ? enteredWith(parent) : []
  const remembered = site.state.type === 'history' ? enteredWith(parent) : []
  return [parent, ...regions, ...remembered]
}

function targetsOf(site: StateSite, sites: readonly StateSite[]): StateSite[] {
  const { target } = site.state as { readonly target?: string }
  const targets = [
    ...transitionsOf(site).map(({ transition }) => transition.target),
    ...(site.state.type === 'history' ? [target] : []),
  ]
  return targets.flatMap((each) =>
    each === undefined ? [] : (resolveTarget(each, site, sites) ?? []),
  )
}
