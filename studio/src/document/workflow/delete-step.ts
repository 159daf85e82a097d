import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { editAt } from './edit-at.ts'
import { findTarget, findUid, type PlacedState, placedStates } from './placed-states.ts'
import { reachableUids } from './reachable.ts'
import { lostNames, withoutUnused } from './unused-parts.ts'
import { levelOf, mainWay, targetName, type Way, waysOf } from './ways.ts'

/** Why a step cannot go, with the uids of the states that are meant:
 *  `begins`: the flow begins here and nothing beside it comes next; `leads`: these lead here, and nothing follows;
 *  `cutOff`: no way would lead to these any more; `asked`: conditions or rules of these, or the history that they keep, name it. */
export type Refusal = 'begins' | 'leads' | 'cutOff' | 'asked'

export type Deleted =
  | { readonly kind: 'deleted'; readonly definition: Definition; readonly next: string | null }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly states: readonly string[] }

/** Takes a state out with all that is in it; what led to it leads to what came after it. Tasks and time limits that only it used go
 *  with it. It is refused where something would be left without a way, or without what it names. */
export function deleteStep(definition: Definition, uid: string): Deleted {
  const placed = placedStates(definition.machine)
  const place = findUid(placed, uid)
  if (place === undefined) return { kind: 'deleted', definition, next: null }
  const gone = new Set(placed.filter((each) => isIn(each, uid)).map((each) => each.uid))
  const ways = waysOf(definition)
  const next = comesNext(ways, uid, gone)
  const arriving = ways.filter(
    ({ from, to }) => to !== null && gone.has(to.uid) && !(from !== null && gone.has(from.uid)),
  )
  const holder = place.parent?.state ?? definition.machine
  const isFirst = holder.initial === place.key && holder.type !== 'parallel'
  if (next === null && arriving.length > 0) return refused('leads', sourcesOf(arriving))
  const endless = arriving.filter(
    (way) => way.kind === 'always' && isLoop(way, next) && !mayGo(way),
  )
  if (endless.length > 0) return refused('leads', sourcesOf(endless))
  if (isFirst && next?.parent?.uid !== place.parent?.uid) return refused('begins', [uid])
  const asking = placed.filter((each) => {
    return !gone.has(each.uid) && (asksFor(each, gone) || goesBackTo(each, { placed, gone }))
  })
  if (asking.length > 0 || isForbidden(definition, gone)) {
    return refused(
      'asked',
      asking.map((each) => each.uid),
    )
  }
  let after = definition
  if (next !== null) after = healed(after, arriving, next)
  if (isFirst && next !== null) {
    const pointer = `${place.parent?.pointer ?? '/machine'}/initial`
    after = editAt(after, pointer, () => next.key)
  }
  after = withoutPlaces(
    editAt(after, place.pointer, () => undefined),
    gone,
  )
  return judged(definition, withoutUnused(definition, after), { gone, next })
}

function judged(
  before: Definition,
  after: Definition,
  { gone, next }: { readonly gone: ReadonlySet<string>; readonly next: PlacedState | null },
): Deleted {
  const still = reachableUids(after)
  const cut = [...reachableUids(before)].filter((each) => !gone.has(each) && !still.has(each))
  if (cut.length > 0) return refused('cutOff', cut)
  const lost = lostNames(before, after)
  if (lost.length > 0) {
    const asking = lost.flatMap(({ state }) => state ?? [])
    return refused('asked', asking)
  }
  return { kind: 'deleted', definition: after, next: next?.uid ?? null }
}

function refused(why: Refusal, states: readonly string[]): Deleted {
  return { kind: 'refused', why, states: [...new Set(states)] }
}

function isIn(place: PlacedState, uid: string): boolean {
  for (let here: PlacedState | null = place; here !== null; here = here.parent) {
    if (here.uid === uid) return true
  }
  return false
}

/** What follows a state: its main way, or, of a state that is left from inside, the first way out. */
function comesNext(
  ways: readonly Way[],
  uid: string,
  gone: ReadonlySet<string>,
): PlacedState | null {
  const outside = ways.filter(({ to }) => to !== null && !gone.has(to.uid))
  const main = mainWay(outside, uid)
  if (main?.to) return main.to
  return outside.find(({ from }) => from !== null && gone.has(from.uid))?.to ?? null
}

function sourcesOf(ways: readonly Way[]): string[] {
  return ways.flatMap(({ from }) => from?.uid ?? [])
}

/** A way that would lead from a state to itself is left out where others stand beside it, else it begins the state anew. */
function healed(definition: Definition, arriving: readonly Way[], next: PlacedState): Definition {
  return arriving.toReversed().reduce((after, way) => {
    const turns = isLoop(way, next)
    if (turns && mayGo(way)) return editAt(after, way.pointer, () => undefined)
    const target = targetName(levelOf(way), next)
    const led = editAt(after, `${way.pointer}/target`, () => target)
    return turns ? editAt(led, `${way.pointer}/reenter`, () => true) : led
  }, definition)
}

function isLoop(way: Way, next: PlacedState | null): boolean {
  return next !== null && way.from?.uid === next.uid
}

/** Of several, each but the last, which is taken when none of the others is. */
function mayGo(way: Way): boolean {
  return way.index < way.count - 1
}

function withoutPlaces(definition: Definition, gone: ReadonlySet<string>): Definition {
  const kept = Object.entries(definition.layout).filter(([uid]) => !gone.has(uid))
  if (kept.length === Object.keys(definition.layout).length) return definition
  return { ...definition, layout: Object.fromEntries(kept) }
}

/** Whether a condition of a state asks if one of the others is active. */
function asksFor({ state }: PlacedState, gone: ReadonlySet<string>): boolean {
  const { states: _inside, meta: _meta, ...own }: StateDefinition = state
  const text = JSON.stringify(own)
  return [...gone].some((uid) => text.includes(`"state":"#${uid}"`))
}

/** Whether a state of history leads to one of the others where there is nothing to come back to. */
function goesBackTo(
  place: PlacedState,
  { placed, gone }: { readonly placed: readonly PlacedState[]; readonly gone: ReadonlySet<string> },
): boolean {
  const { target } = place.state
  const to = target === undefined ? undefined : findTarget(placed, place, target)
  return to !== undefined && gone.has(to.uid)
}

function isForbidden(definition: Definition, gone: ReadonlySet<string>): boolean {
  return (definition.invariants ?? []).some(({ never }) =>
    (never.states ?? []).some((uid) => gone.has(uid)),
  )
}
