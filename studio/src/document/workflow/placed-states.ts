import type { MachineDefinition, StateDefinition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { remembered } from '../remembered.ts'

/** A state with what is needed to find its neighbours. */
export interface PlacedState {
  readonly uid: string
  readonly key: string
  readonly state: StateDefinition
  /** JSON Pointer into the definition. */
  readonly pointer: string
  readonly parent: PlacedState | null
}

type States = Readonly<Record<string, StateDefinition>>

/** Every state of the machine, parents first, in document order. What an edit left where it was is the same object as before. */
export const placedStates = remembered((machine: MachineDefinition): readonly PlacedState[] => {
  const visit = (
    states: States,
    pointer: string,
    parent: PlacedState | null,
  ): readonly PlacedState[] =>
    Object.entries(states).flatMap(([key, state]) => {
      const here = `${pointer}/states/${escapePointer(key)}`
      const place = sameOr({ uid: state.meta.uid, key, state, pointer: here, parent })
      return state.states === undefined ? [place] : [place, ...visit(state.states, here, place)]
    })
  return visit(machine.states ?? {}, '/machine', null)
})

const latest = new WeakMap<StateDefinition, PlacedState>()

function sameOr(place: PlacedState): PlacedState {
  const before = latest.get(place.state)
  if (before?.pointer === place.pointer && before.parent === place.parent) return before
  latest.set(place.state, place)
  return place
}

/** The state a target names from `from` (null: the machine itself): `#uid`, a sibling's key or, for the machine, a child's. */
export function findTarget(
  placed: readonly PlacedState[],
  from: PlacedState | null,
  target: string,
): PlacedState | undefined {
  if (target.startsWith('#')) return placed.find((place) => place.uid === target.slice(1))
  const parent = from === null ? null : from.parent
  return placed.find((place) => place.parent === parent && place.key === target)
}

/** Finds like `findTarget`, for whoever asks often. */
export const targetFinder = remembered((placed: readonly PlacedState[]) => {
  const byUid = new Map(placed.map((place) => [`#${place.uid}`, place]))
  const nameIn = (parent: PlacedState | null, key: string) => `${parent?.uid ?? ''}/${key}`
  const byName = new Map(placed.map((place) => [nameIn(place.parent, place.key), place]))
  return (from: PlacedState | null, target: string): PlacedState | undefined =>
    target.startsWith('#') ? byUid.get(target) : byName.get(nameIn(from?.parent ?? null, target))
})

export function findUid(placed: readonly PlacedState[], uid: string): PlacedState | undefined {
  return placed.find((place) => place.uid === uid)
}
