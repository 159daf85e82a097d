import type { ArmedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { CommitStep, StartedInstance } from '../../runtime/src/ports/engine-store.ts'
import type { Calendars } from './calendars.ts'

export interface SeenInstance {
  readonly tenantId: string
  readonly instanceId: string
  readonly started: StartedInstance
  readonly steps: SeenStep[]
  /** Open and closed; a closed one is never seen open again. */
  readonly tasks: Map<string, SeenTask>
  /** Armed and not yet disarmed, by `event generation`. */
  readonly timers: Map<string, ArmedTimer>
  readonly keys: string[]
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
  holderId: string | null
  state: 'open' | 'completed' | 'cancelled'
  by: string | null
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
