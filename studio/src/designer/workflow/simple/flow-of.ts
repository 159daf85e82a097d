import type { Definition } from '@linli/schemas/definition'
import { grouped } from '../../../document/workflow/grouped.ts'
import type { Spot } from '../../../document/workflow/insert-step.ts'
import { type PlacedState, placedStates } from '../../../document/workflow/placed-states.ts'
import { type Way, waysOf } from '../../../document/workflow/ways.ts'
import type { Flow, FlowColumn, FlowItem, FlowStep, InnerFlow } from './flow.ts'
import { joinOf } from './join-of.ts'

/** A way as seen on one level: between two states of it, whatever is inside them; `to` null: out of the level. */
interface Leading {
  readonly way: Way
  readonly to: PlacedState | null
}

interface Level {
  readonly holder: PlacedState | null
  readonly children: readonly PlacedState[]
  readonly leadings: ReadonlyMap<string, readonly Leading[]>
  readonly shown: Set<string>
  readonly inside: (place: PlacedState) => readonly InnerFlow[]
}

/** The whole flow of a definition; several where the machine itself is parallel. */
export function flowsOf(definition: Definition): readonly InnerFlow[] {
  const placed = placedStates(definition.machine)
  const ways = waysOf(definition)
  const family = grouped(placed, ({ parent }) => parent?.uid ?? null)
  const childrenOf = (holder: PlacedState | null) => family.get(holder?.uid ?? null) ?? []
  const flowIn = (holder: PlacedState | null): Flow => {
    const children = childrenOf(holder)
    const level: Level = {
      holder,
      children,
      leadings: leadingsOn(children, ways),
      shown: new Set(),
      inside,
    }
    const initial = holder === null ? definition.machine.initial : holder.state.initial
    return levelFlow(level, initial)
  }
  const inside = (place: PlacedState): readonly InnerFlow[] => {
    if (place.state.type === 'parallel') {
      return childrenOf(place)
        .filter(({ state }) => state.type !== 'history')
        .map((part) => ({ place: part, flow: flowIn(part) }))
    }
    return childrenOf(place).length === 0 ? [] : [{ place, flow: flowIn(place) }]
  }
  if (definition.machine.type === 'parallel') {
    return childrenOf(null).map((part) => ({ place: part, flow: flowIn(part) }))
  }
  const [first] = placed
  return first === undefined ? [] : [{ place: first, flow: flowIn(null) }]
}

function levelFlow(level: Level, initial: string | undefined): Flow {
  const first = level.children.find(({ key }) => key === initial)
  const spot: Spot = {
    level: level.holder?.uid ?? null,
    ways: [],
    isInitial: true,
    from: null,
    to: first?.uid ?? null,
  }
  const items = first === undefined ? [] : walk(level, first, { spot, stops: new Set() })
  return { items, locked: level.children.filter(({ uid }) => !level.shown.has(uid)) }
}

interface Begin {
  readonly spot: Spot
  /** Where other columns meet: what follows there stands below all of them. */
  readonly stops: ReadonlySet<string>
}

function walk(level: Level, first: PlacedState, { spot, stops }: Begin): readonly FlowItem[] {
  const items: FlowItem[] = []
  let next: Next | null = { place: first, spot }
  while (next !== null && !stops.has(next.place.uid)) {
    const { place, spot: line }: Next = next as Next
    if (level.shown.has(place.uid)) return [...items, { kind: 'jump', to: place, spot: line }]
    level.shown.add(place.uid)
    const exits = exitsOf(level, place)
    items.push(stepOf(level, place, { spot: line, exits }))
    const after: Below =
      exits.branches.length > 1 ? split(level, place, { exits, stops }) : on(level, place, exits)
    items.push(...after.items)
    next = after.next
  }
  return items
}

interface Next {
  readonly place: PlacedState
  readonly spot: Spot
}

/** What stands below a step, and what it goes on with. */
interface Below {
  readonly items: readonly FlowItem[]
  readonly next: Next | null
}

function split(
  level: Level,
  here: PlacedState,
  { exits, stops }: { readonly exits: Exits; readonly stops: ReadonlySet<string> },
): Below {
  const join = joinFor(level, exits.branches, stops)
  const inner = new Set([...stops, ...(join === null ? [] : [join.uid])])
  const before = new Set(level.shown)
  const columns = exits.branches.map((each) => columnOf(level, each, inner))
  const items: readonly FlowItem[] = [{ kind: 'branches', of: here, columns }]
  if (join === null) return { items, next: null }
  const from = [here.uid, ...[...level.shown].filter((uid) => !before.has(uid))]
  return { items, next: { place: join, spot: spotBefore(level, join, from) } }
}

function on(level: Level, here: PlacedState, exits: Exits): Below {
  const next = exits.branches[0] ?? exits.main
  if (next === undefined) return { items: ended(level, here), next: null }
  const spot = spotOver(level, exits.over)
  if (next.to !== null) return { items: [], next: { place: next.to, spot } }
  const far = next.way.to
  return { items: far === null ? [] : [{ kind: 'jump', to: far, spot }], next: null }
}

function ended(level: Level, here: PlacedState): readonly FlowItem[] {
  if (here.state.type === 'final') return []
  const spot = { level: level.holder?.uid ?? null, ways: [], from: here.uid, to: null }
  return [{ kind: 'open', spot }]
}

interface Exits {
  /** The first way to each state that the flow goes on to; where somebody's answer or a condition decides, each way. */
  readonly branches: readonly Leading[]
  /** Where it goes on when that stands elsewhere. */
  readonly main: Leading | undefined
  /** The ways that what comes next is reached by. */
  readonly over: readonly Leading[]
}

function exitsOf(level: Level, here: PlacedState): Exits {
  const all = (level.leadings.get(here.uid) ?? []).filter(({ to }) => to?.uid !== here.uid)
  const followed = all.filter(({ way }) => way.kind !== 'event' || isAwaited(all, way))
  if (isChoice(here)) {
    const branches = followed.filter(({ way }) => way.kind === 'always')
    return { branches, main: undefined, over: branches }
  }
  const fresh = followed.filter(({ to }) => to !== null && !level.shown.has(to.uid))
  const split = fresh.filter(({ way }) => way.kind === 'outcome' || way.kind === 'done')
  const branches = split.length > 1 ? withOthers(split, fresh) : firstsOf(fresh)
  const main = branches[0] ?? followed[0]
  const over = followed.filter(({ way, to }) => way.kind === main?.way.kind && to === main.to)
  return { branches, main, over }
}

/** What comes of a step is asked for: each answer has a column, and so has what leads where none of them does. */
function withOthers(split: readonly Leading[], fresh: readonly Leading[]): readonly Leading[] {
  const known = new Set(split.map(({ to }) => to?.uid))
  return [...split, ...firstsOf(fresh.filter(({ to }) => !known.has(to?.uid)))]
}

/** The first way to each state. */
function firstsOf(leadings: readonly Leading[]): readonly Leading[] {
  return [...grouped(leadings, ({ to }) => to?.uid).values()].flatMap(([one]) => one ?? [])
}

/** An event is followed where the state does nothing but wait for it. */
function isAwaited(all: readonly Leading[], { from, kind }: Way): boolean {
  const isLeaf = from?.state.states === undefined
  return (
    isLeaf &&
    kind === 'event' &&
    all.every(({ way }) => way.kind === 'event' || way.kind === 'timer')
  )
}

export function isChoice({ state }: PlacedState): boolean {
  return state.invoke === undefined && Array.isArray(state.always) && state.always.length > 1
}

function stepOf(
  level: Level,
  place: PlacedState,
  { spot, exits }: { readonly spot: Spot; readonly exits: Exits },
): FlowStep {
  const below = new Set([...exits.branches, ...exits.over].map(({ way }) => way.pointer))
  const isHere = ({ way }: Leading) => way.from?.uid === place.uid
  const asides = (level.leadings.get(place.uid) ?? []).filter((each) => {
    return isHere(each) && !below.has(each.way.pointer)
  })
  return {
    kind: 'step',
    place,
    spot,
    asides: asides.map(({ way }) => way),
    inside: level.inside(place),
  }
}

function columnOf(level: Level, { way, to }: Leading, stops: ReadonlySet<string>): FlowColumn {
  const spot: Spot = {
    level: level.holder?.uid ?? null,
    ways: [way.pointer],
    from: way.from?.uid ?? null,
    to: way.to?.uid ?? null,
  }
  const isElse = way.count > 1 && way.transition.guard === undefined
  if (to !== null) return { way, isElse, spot, items: walk(level, to, { spot, stops }) }
  const items = way.to === null ? [] : [{ kind: 'jump' as const, to: way.to, spot }]
  return { way, isElse, spot, items }
}

function joinFor(
  level: Level,
  branches: readonly Leading[],
  stops: ReadonlySet<string>,
): PlacedState | null {
  const next = (uid: string) =>
    (level.leadings.get(uid) ?? []).flatMap(({ way, to }) => {
      return to === null || way.kind === 'event' || level.shown.has(to.uid) ? [] : to.uid
    })
  const starts = branches.flatMap(({ to }) => to?.uid ?? []).filter((uid) => !level.shown.has(uid))
  const uid = joinOf(starts, next, stops)
  return level.children.find((each) => each.uid === uid) ?? null
}

function spotOver(level: Level, over: readonly Leading[]): Spot {
  const [first] = over
  return {
    level: level.holder?.uid ?? null,
    ways: over.map(({ way }) => way.pointer),
    from: first?.way.from?.uid ?? null,
    to: first?.way.to?.uid ?? null,
  }
}

/** The line below columns: all ways out of them to where they meet. */
function spotBefore(level: Level, join: PlacedState | null, from: readonly string[]): Spot {
  const over = from
    .flatMap((uid) => level.leadings.get(uid) ?? [])
    .filter(({ way, to }) => to !== null && to === join && way.kind !== 'event')
  return { ...spotOver(level, over), to: join?.uid ?? null }
}

/** Ways out of each child of a level, or out of what is inside it. */
function leadingsOn(
  children: readonly PlacedState[],
  ways: readonly Way[],
): ReadonlyMap<string, readonly Leading[]> {
  const own = new Map(children.map((child) => [child.uid, child]))
  const lift = (place: PlacedState | null): PlacedState | null => {
    for (let here = place; here !== null; here = here.parent) {
      const found = own.get(here.uid)
      if (found !== undefined) return found
    }
    return null
  }
  const leadings = new Map<string, Leading[]>()
  for (const way of ways) {
    const source = lift(way.from)
    if (source === null || way.to === null) continue
    const to = lift(way.to)
    if (to === source && way.from?.uid !== source.uid) continue
    const list = leadings.get(source.uid)
    if (list === undefined) leadings.set(source.uid, [{ way, to }])
    else list.push({ way, to })
  }
  return leadings
}
