import type {
  Definition,
  MachineDefinition,
  StateDefinition,
  TransitionDefinition,
  TransitionList,
} from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { remembered } from '../remembered.ts'
import { asList } from './as-list.ts'
import { type PlacedState, placedStates, targetFinder } from './placed-states.ts'

/** A transition with where it stands: what wakes it, which of several it is, and where it leads. */
export interface Way {
  /** JSON Pointer into the definition. */
  readonly pointer: string
  /** JSON Pointer of what holds it: the list, or itself where it stands alone. */
  readonly list: string
  readonly kind: 'outcome' | 'child' | 'child-failed' | 'event' | 'timer' | 'done' | 'always'
  /** Name of the task, event or timer that wakes it, or the id of the invocation; empty for the other kinds. */
  readonly name: string
  /** Null for the machine itself. */
  readonly from: PlacedState | null
  readonly to: PlacedState | null
  readonly transition: TransitionDefinition
  readonly index: number
  /** How many stand in the list. */
  readonly count: number
}

type Slot = Pick<Way, 'kind' | 'name'> & {
  readonly at: string
  readonly list: TransitionList | undefined
}

/** All transitions of a definition, in the order of their states; of a state, as a person would ask: what comes of its work, of
 *  what is inside, by itself, after a time, by an event. */
export function waysOf({ machine }: Definition): readonly Way[] {
  return waysOfMachine(machine)
}

const waysOfMachine = remembered((machine: MachineDefinition): readonly Way[] => {
  const placed = placedStates(machine)
  const find = targetFinder(placed)
  const own = slotsOf(machine, '/machine').flatMap((slot) => waysIn(slot, null, find))
  return [...own, ...placed.flatMap((place) => waysFrom(place, find))]
})

const latest = new WeakMap<PlacedState, readonly Way[]>()

/** The same objects as before where all of them lead where they led. */
function waysFrom(place: PlacedState, find: ReturnType<typeof targetFinder>): readonly Way[] {
  const before = latest.get(place)
  const isSame = before?.every((way) => way.to === targetOf(way.transition, place, find))
  if (before !== undefined && isSame) return before
  const ways = slotsOf(place.state, place.pointer).flatMap((slot) => waysIn(slot, place, find))
  latest.set(place, ways)
  return ways
}

function targetOf(
  { target }: TransitionDefinition,
  from: PlacedState | null,
  find: ReturnType<typeof targetFinder>,
): PlacedState | null {
  return target === undefined ? null : (find(from, target) ?? null)
}

function slotsOf(state: Omit<StateDefinition, 'meta'>, pointer: string): readonly Slot[] {
  const named = (kind: 'event' | 'timer', key: 'on' | 'after') =>
    Object.entries(state[key] ?? {}).map(
      ([name, list]): Slot => ({
        kind,
        name,
        at: `${pointer}/${key}/${escapePointer(name)}`,
        list,
      }),
    )
  const outcomes = asList(state.invoke).flatMap((invoke, index): Slot[] => {
    const at = Array.isArray(state.invoke) ? `${pointer}/invoke/${index}` : `${pointer}/invoke`
    const { id: name } = invoke
    if (invoke.src === 'workflow') {
      return [
        { kind: 'child', name, at: `${at}/onDone`, list: invoke.onDone },
        { kind: 'child-failed', name, at: `${at}/onError`, list: invoke.onError },
      ]
    }
    return [{ kind: 'outcome', name: invoke.input.task, at: `${at}/onDone`, list: invoke.onDone }]
  })
  return [
    ...outcomes,
    { kind: 'done', name: '', at: `${pointer}/onDone`, list: state.onDone },
    { kind: 'always', name: '', at: `${pointer}/always`, list: state.always },
    ...named('timer', 'after'),
    ...named('event', 'on'),
  ]
}

function waysIn(
  slot: Slot,
  from: PlacedState | null,
  find: ReturnType<typeof targetFinder>,
): readonly Way[] {
  const transitions = asList(slot.list)
  return transitions.map(
    (transition, index): Way => ({
      pointer: Array.isArray(slot.list) ? `${slot.at}/${index}` : slot.at,
      list: slot.at,
      kind: slot.kind,
      name: slot.name,
      from,
      to: targetOf(transition, from, find),
      transition,
      index,
      count: transitions.length,
    }),
  )
}

/** How a transition of a state that stands in `level` (null: in the machine) names its target. */
export function targetName(level: string | null, to: PlacedState): string {
  return (to.parent?.uid ?? null) === level ? to.key : `#${to.uid}`
}

/** In which state (uid) the source of a way stands; null for the machine. */
export function levelOf(way: Way): string | null {
  return way.from?.parent?.uid ?? null
}

/** The way on from a state: what comes of its work first, else of what is inside, by itself, after a time, by an event. Of several,
 *  the first one that leads to another state; of automatic ones the last, which nothing forbids. */
export function mainWay(ways: readonly Way[], uid: string): Way | null {
  const own = ways.filter(({ from, to }) => from?.uid === uid && to !== null && to.uid !== uid)
  const automatic = own.findLast(({ kind }) => kind === 'always')
  return (
    own.find(({ kind }) => kind === 'outcome' || kind === 'child' || kind === 'done') ??
    automatic ??
    own[0] ??
    null
  )
}
