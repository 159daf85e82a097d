import type { JsonObject, JsonValue } from './json.ts'
import type { LocaleText } from './locale-text.ts'
import type { ChildFailure } from './snapshot.ts'

/** An executable example. It plays on the real engine with a virtual clock and the fictional street of templates/street.json. */
export interface Scenario {
  readonly title: LocaleText
  /** Virtual instant of the first step, ISO 8601 with offset. */
  readonly startsAt: string
  readonly steps: readonly ScenarioStep[]
}

/** `by` is an account id of the street. `refused` lists the fields whose answers must be refused; `error` is the code of
 *  the error book with which the step must be refused. */
export type ScenarioStep =
  | {
      readonly submit: {
        readonly form: string
        readonly by: string
        readonly answers: JsonObject
        readonly refused?: readonly string[]
        readonly error?: string
      }
    }
  | {
      readonly reading: {
        readonly device: string
        readonly messageId: string
        readonly reading: JsonObject
        readonly result?: 'started' | 'signalled' | 'duplicate' | 'ignored'
      }
    }
  | {
      readonly send: {
        readonly event: string
        readonly by: string
        readonly payload?: JsonObject
        readonly error?: string
      }
    }
  | { readonly claim: { readonly task: string; readonly by: string; readonly error?: string } }
  | {
      readonly complete: {
        readonly task: string
        readonly by: string
        readonly outcome: string
        readonly answers?: JsonObject
        readonly refused?: readonly string[]
        readonly error?: string
      }
    }
  /** The child of an invocation ends, in the state `ends` (uid) of its definition, or fails with the code `fails`. A scenario
   *  plays one definition alone: it says what the others answer. */
  | {
      readonly child: {
        /** Its id. */
        readonly invoke: string
        readonly ends?: string
        readonly fails?: ChildFailure
        readonly error?: string
      }
    }
  /** Moves the virtual clock to an instant (ISO 8601 with offset), or on by a duration (`PT4H`). */
  | { readonly advance: string }
  | { readonly expect: ScenarioExpectation }

export interface ScenarioExpectation {
  /** uids of active states that must be among the active ones. */
  readonly states?: readonly string[]
  /** Exactly these tasks are open. */
  readonly tasks?: readonly string[]
  /** Task → account ids that may take it (exact set). */
  readonly candidates?: Readonly<Record<string, readonly string[]>>
  /** Exactly these notices were planned since the last expectation. */
  readonly notices?: readonly string[]
  /** Exactly these timers are armed, with their due instants (ISO 8601 with offset). */
  readonly timers?: Readonly<Record<string, string>>
  readonly context?: Readonly<Record<string, JsonValue>>
  readonly ended?: boolean
  /** Exactly these invocations (ids) wait for a child. */
  readonly children?: readonly string[]
}
