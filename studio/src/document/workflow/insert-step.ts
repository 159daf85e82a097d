import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { editAt } from './edit-at.ts'
import { withBranch } from './edit-ways.ts'
import { findUid, type PlacedState, placedStates } from './placed-states.ts'
import type { StepKind } from './step-kind.ts'
import { type NewStep, newStep } from './step-kinds.ts'
import { levelOf, mainWay, targetName, waysOf } from './ways.ts'

/** A place in the flow where a step can be put. */
export interface Spot {
  /** The state (uid) the new one stands in; null for the machine. */
  readonly level: string | null
  /** Pointers of the transitions that lead over the spot; they lead to the new step afterwards. */
  readonly ways: readonly string[]
  /** Whether the level begins here. */
  readonly isInitial?: true
  /** The state (uid) that comes before: it gets a way to the new step where no transition leads over the spot. */
  readonly from: string | null
  /** The state (uid) that comes after; null where the flow ends here. */
  readonly to: string | null
}

export interface Inserted {
  readonly definition: Definition
  /** The new state's; the one that was split where a condition needs no state of its own. */
  readonly uid: string
  /** Pointer of the way that waits for a condition, where one was put in. */
  readonly way?: string
}

/** Puts a step of a kind into the flow: what led over the spot leads to it, and it leads to what comes after. */
export function insertStep(definition: Definition, spot: Spot, kind: StepKind): Inserted {
  const split = kind === 'choice' ? splitWay(definition, spot) : null
  if (split !== null) return split
  const placed = placedStates(definition.machine)
  const name = (uid: string | null) => {
    const place = uid === null ? undefined : findUid(placed, uid)
    return place === undefined ? null : targetName(spot.level, place)
  }
  const step = newStep(kind, { definition, next: name(spot.to), back: name(spot.from) })
  return { definition: withStep(definition, spot, step), uid: step.key }
}

/** What comes of somebody's work is asked for where it comes: only there a condition may speak of the answers and the outcome. So the
 *  way is split in two, the one in front waiting for a condition. Null where the spot is no such place. */
function splitWay(definition: Definition, spot: Spot): Inserted | null {
  const [pointer, another] = spot.ways
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  const isOpen = way?.kind === 'outcome' && way.transition.guard === undefined
  if (way === undefined || way.from === null || !isOpen || another !== undefined) return null
  const branch = withBranch(definition, way.list, way.transition)
  return { definition: branch.definition, uid: way.from.uid, way: branch.pointer }
}

/** The spot behind a state, on its main way. */
export function spotAfter(definition: Definition, uid: string): Spot {
  const placed = placedStates(definition.machine)
  const place = findUid(placed, uid)
  const main = mainWay(waysOf(definition), uid)
  const level = place?.parent?.uid ?? null
  if (main === null) return { level, ways: [], from: uid, to: null }
  return { level, ways: [main.pointer], from: uid, to: main.to?.uid ?? null }
}

/** The spot in the middle of one transition. */
export function spotOn(definition: Definition, pointer: string): Spot | null {
  const way = waysOf(definition).find((each) => each.pointer === pointer)
  if (way === undefined) return null
  const { from, to } = way
  return { level: levelOf(way), ways: [pointer], from: from?.uid ?? null, to: to?.uid ?? null }
}

/** A step and its declarations are put in; what leads over the spot leads there. */
export function withStep(definition: Definition, spot: Spot, step: NewStep): Definition {
  const level = findUid(placedStates(definition.machine), spot.level ?? '')
  const holder = level?.pointer ?? '/machine'
  const ways = waysOf(definition)
  let next = declared(definition, step)
  for (const pointer of spot.ways) {
    const way = ways.find((each) => each.pointer === pointer)
    if (way === undefined) continue
    const target = levelOf(way) === spot.level ? step.key : `#${step.state.meta.uid}`
    next = editAt(next, `${pointer}/target`, () => target)
  }
  next = editAt<Record<string, StateDefinition>>(next, `${holder}/states`, (states) => ({
    ...states,
    [step.key]: step.state,
  }))
  if (spot.isInitial) next = editAt(next, `${holder}/initial`, () => step.key)
  const isOpen = spot.ways.length === 0 && spot.isInitial === undefined && spot.from !== null
  return isOpen ? withWayOut(next, spot.from ?? '', `#${step.state.meta.uid}`) : next
}

/** A state that led nowhere leads to a target: by what its work, or what is inside, comes to, else by itself. */
export function withWayOut(definition: Definition, uid: string, target: string): Definition {
  const place = findUid(placedStates(definition.machine), uid)
  if (place === undefined) return definition
  const own = waysOf(definition).filter(({ from }) => from?.uid === uid)
  const open = own.find(
    ({ kind, to, transition }) =>
      kind === 'outcome' && to === null && transition.target === undefined,
  )
  const named = namedFrom(definition, place, target)
  if (open !== undefined) return editAt(definition, `${open.pointer}/target`, () => named)
  const slot = place.state.states === undefined ? 'always' : 'onDone'
  return editAt(definition, `${place.pointer}/${slot}`, () => ({ target: named }))
}

function namedFrom(definition: Definition, from: PlacedState, target: string): string {
  const to = findUid(placedStates(definition.machine), target.slice(1))
  return to === undefined ? target : targetName(from.parent?.uid ?? null, to)
}

function declared(definition: Definition, step: NewStep): Definition {
  const more = <Item>(part: Readonly<Record<string, Item>>, fresh: typeof part) =>
    Object.keys(fresh).length === 0 ? part : { ...part, ...fresh }
  return {
    ...definition,
    tasks: more(definition.tasks, step.tasks),
    timers: more(definition.timers, step.timers),
    notices: more(definition.notices, step.notices),
    events: more(definition.events, step.events),
  }
}
