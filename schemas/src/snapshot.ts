import type { JsonObject, JsonValue } from './json.ts'

/** All that is stored of an instance at rest. The row's text is its canonical JSON; its hash stands in history (I3). */
export interface Snapshot {
  readonly format: 1
  /** Number of steps so far = last history sequence. The fence between nodes: a commit expects the previous value. */
  readonly seq: number
  readonly status: 'active' | 'done' | 'cancelled'
  readonly instanceId: string
  /** Human number, e.g. `TS20261121-0007`. */
  readonly number: string
  /** Org node the instance belongs to. */
  readonly nodeId: string
  /** Account that started it; null for a device. */
  readonly initiatorId: string | null
  /** XState's persisted snapshot. */
  readonly machine: JsonValue
  readonly tasks: readonly OpenTask[]
  readonly timers: readonly ArmedTimer[]
  /** Task name → account that completed it last. */
  readonly performers: Readonly<Record<string, string>>
  /** uids of active leaf states, in document order; a projection kept for readers. */
  readonly position: readonly string[]
}

/** An invocation waiting for a person. */
export interface OpenTask {
  /** Derived: `<instanceId>.<seq>.<index>`; it is the invocation key (I6). */
  readonly id: string
  readonly name: string
  /** XState invoke id that the completion answers. */
  readonly invokeId: string
  readonly assignment: Assignment
  readonly holderId: string | null
  /** Epoch ms; null without a `due` timer. */
  readonly dueAt: number | null
  readonly openedAt: number
}

/** Who may act, as decided when the task opened: one account, or everybody who *now* holds the post at the node. */
export type Assignment =
  | { readonly kind: 'account'; readonly accountId: string; readonly why: JsonObject }
  | {
      readonly kind: 'post'
      readonly nodeId: string
      readonly post: string
      readonly excluded: readonly string[]
      readonly why: JsonObject
    }

export interface ArmedTimer {
  /** Timer name in the definition. */
  readonly name: string
  /** XState's delayed event type; identifies the waiting state. */
  readonly event: string
  /** The step that armed it: a re-entered state arms a new generation, so a late firing of the old one is refused (I5). */
  readonly generation: number
  /** Epoch ms. */
  readonly dueAt: number
  /** Epoch ms from which it counts, of a timer that goes by the working calendar. One without it never moves: elapsed
   *  time, and what was armed before calendars could change. */
  readonly armedAt?: number
}
