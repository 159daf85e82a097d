import type { Definition, StateDefinition } from '@linli/schemas/definition'

/** One state of a definition, findable by its permanent uid. */
export interface StateEntry {
  readonly uid: string
  readonly state: StateDefinition
  /** Parent's uid; null directly under the machine. */
  readonly parentUid: string | null
}

export function indexStates(definition: Definition): ReadonlyMap<string, StateEntry> {
  const index = new Map<string, StateEntry>()
  addStates(index, definition.machine.states ?? {}, null)
  return index
}

function addStates(
  index: Map<string, StateEntry>,
  states: Readonly<Record<string, StateDefinition>>,
  parentUid: string | null,
): void {
  for (const state of Object.values(states)) {
    const { uid } = state.meta
    index.set(uid, { uid, state, parentUid })
    addStates(index, state.states ?? {}, uid)
  }
}

/** Event types that the machine listens to in this position, in no promised order. Guards are not asked. */
export function listenedEvents(
  definition: Definition,
  index: ReadonlyMap<string, StateEntry>,
  position: readonly string[],
): ReadonlySet<string> {
  const events = new Set(Object.keys(definition.machine.on ?? {}))
  for (const leaf of position) {
    let entry = index.get(leaf)
    while (entry !== undefined) {
      for (const event of Object.keys(entry.state.on ?? {})) events.add(event)
      entry = entry.parentUid === null ? undefined : index.get(entry.parentUid)
    }
  }
  return events
}
