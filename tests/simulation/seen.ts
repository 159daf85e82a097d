import type { ArmedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { CommitStep, StartedInstance } from '../../runtime/src/ports/engine-store.ts'
import type { Calendars } from './calendars.ts'
import type { Mode } from './definition-joint.ts'

export interface SeenInstance {
  readonly tenantId: string
  readonly instanceId: string
  readonly started: StartedInstance
  /** On which it is now. */
  versionNumber: number
  readonly steps: SeenStep[]
  /** Open and closed; a closed one is never seen open again. */
  readonly tasks: Map<string, SeenTask>
  /** Armed and not yet disarmed, by `event generation`. */
  readonly timers: Map<string, ArmedTimer>
  readonly keys: string[]
  /** Task name → who decided it last, as far as somebody is excluded for it. */
  readonly performers: Map<string, string>
  /** After each step. */
  readonly facts: SeenFacts[]
  /** Where several people sign. */
  round: SeenRound | null
  /** Who signed in the last round that was decided. */
  signers: readonly string[]
  urgedAt: number | null
  status: Snapshot['status']
}
export interface SeenStep {
  readonly tenantId: string
  readonly instanceId: string
  readonly at: number
  /** When its batch asked for the calendar, by its node's clock, as far as it is known: not later. */
  readonly since: number
  readonly commit: CommitStep
}
export interface SeenTask {
  readonly name: string
  readonly invokeId: string
  who: Who
  /** It was delegated, and comes back to her. */
  ownerId: string | null
  holderId: string | null
  state: 'open' | 'completed' | 'cancelled'
  by: string | null
}
/** Whoever of these comes first; `post` is null where it is hers alone. */
export interface Who {
  readonly post: string | null
  readonly accounts: readonly string[]
}
/** Several people sign: from the opening of their tasks until the machine hears of it. */
export interface SeenRound {
  readonly invokeId: string
  readonly mode: Mode
  readonly seats: SeenSeat[]
}
export interface SeenSeat {
  /** Who is to sign, also while somebody else has the task to give an opinion. */
  who: Who
  readonly weight: number
  readonly addedBy: string | null
  /** May be signed when that one is settled. */
  waitsFor: SeenSeat | null
  taskId: string | null
  signed: { readonly by: string; readonly outcome: string } | null
  isGone: boolean
}
/** What a refusal may rest on. */
export interface SeenFacts {
  /** The open ones. */
  readonly tasks: ReadonlyMap<string, Readonly<SeenTask>>
  readonly seats: readonly Readonly<SeenSeat>[]
  /** Task name → who may not hold it. */
  readonly excluded: Readonly<Record<string, readonly string[]>>
  readonly urgedAt: number | null
}
export interface SeenEffect {
  readonly tenantId: string
  readonly instanceId: string
  readonly text: string
}

export interface Court {
  readonly now: () => number
  readonly accuse: (sentence: string) => void
  /** From then on no fault delays anything. */
  readonly calmFrom: number
  /** How late a timer may be that was armed after that. */
  readonly latestMs: number
  readonly calendars: Calendars
}
