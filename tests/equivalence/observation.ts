import type { JsonValue } from '@linli/schemas/json'

/** What is compared between the two ways to run a machine. */
export interface Observation {
  readonly status: 'active' | 'done' | 'failed'
  readonly value: JsonValue
  readonly context: JsonValue
  /** uids of active leaf states, sorted. */
  readonly position: readonly string[]
  /** Invoke ids of the tasks that wait for somebody, sorted. */
  readonly tasks: readonly string[]
  /** Events of the timers that wait, with the milliseconds since the start at which they are due, sorted. */
  readonly timers: readonly string[]
  /** Everything that happened since the observation before, in order. */
  readonly deeds: Deeds
}

export interface Deeds {
  readonly entered: readonly string[]
  readonly left: readonly string[]
  readonly effects: readonly string[]
  readonly notes: readonly string[]
}

/** Stands for a step that ended in a fault: nothing but that is compared, and the run is over. */
export const FAILED: Observation = {
  status: 'failed',
  value: null,
  context: null,
  position: [],
  tasks: [],
  timers: [],
  deeds: { entered: [], left: [], effects: [], notes: [] },
}
