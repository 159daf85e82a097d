import type { Definition } from '@linli/schemas/definition'
import type { Effect, Recipients } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Actor, OrgTree } from '@linli/schemas/org'
import type {
  ArmedTimer,
  Assignment,
  ChildEnd,
  ClockLeft,
  NamedInstance,
  OpenTask,
  ParentLink,
  ShareLeft,
  Snapshot,
} from '@linli/schemas/snapshot'
import type { ToldValues } from './deciding-fields.ts'
import type { Loads } from './loads.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The words of the core.
 *
 *  1. Same program, snapshot, input and surroundings give the same step (I3: replay).
 *  2. A step is whole: snapshot, tasks, timers and effects belong together and are committed together (I4).
 *  3. `snapshot.seq` grows by exactly one per step; row ids derive from (instance, seq, index), so a repeat is recognised.
 *  4. Nothing here reads a clock, a random source or the outside world.
 *  5. What a step took from the org tree and the calendar is its `recorded`. History keeps `{input, now, recorded}`
 *     (`historyEntry`), and `replay` gives these answers back instead of asking again. */

/** A compiled version; cached by hash, never stored. */
export interface Program {
  readonly definition: Definition
  readonly hash: string
  /** Opaque to everybody but the core. */
  readonly machine: unknown
}

/** Everything a step may look at besides its snapshot and input. Recorded where replay needs it. */
export interface Surroundings {
  /** Epoch ms, the database's clock. */
  readonly now: number
  readonly org: OrgTree
  readonly calendar: WorkingCalendar
  /** Asked where a rule picks one person of several; without it nobody has anything to do. */
  readonly loads?: Loads
  /** Given only by `replay`: these answers stand in for the org tree and the calendar. */
  readonly recorded?: Recorded
}

/** What a step decided by looking at the org tree and the calendar, each list in the order of asking. */
export interface Recorded {
  readonly assignments: readonly Assignment[]
  /** Epoch ms of every timer that was armed, or asked again by a rescheduling. */
  readonly dueAts: readonly number[]
  /** Null where a notice found nobody. */
  readonly recipients: readonly (Recipients | null)[]
  /** For each task that several people sign and that the step opened: who, in order. */
  readonly seats?: readonly (readonly SeatFound[])[]
  /** Whether a seat had nobody left when somebody had signed elsewhere, and whether a holder might keep a reassigned task. */
  readonly vacant?: readonly boolean[]
  /** The one person who could take a task, or null; asked where she may have agreed before. */
  readonly sole?: readonly (string | null)[]
  /** Who might not hold a task whose further signers were asked; absent where nobody was excluded, and before this was asked. */
  readonly excluded?: readonly (readonly string[])[]
  /** What was left of each timer that stopped. */
  readonly left?: readonly (ClockLeft | ShareLeft)[]
  /** True where the step armed timers that keep the instant from which they count; those of release 0.1.0 did not. */
  readonly keptStarts?: true
}

/** Somebody who is to sign, as found when the task opened. */
export interface SeatFound {
  readonly assignment: Assignment
  readonly weight: number
}

/** One step of an instance as history keeps it. The first entry of an instance holds its start. */
export interface HistoryEntry {
  readonly input: StartInput | StepInput | MigrateInput
  readonly now: number
  readonly recorded: Recorded
  /** Of a migration: where the instance stands on the version it was moved to. What comes after is computed from here. */
  readonly landed?: Snapshot
}

/** A running instance was moved to another version of its definition. No step of a program: it takes two. */
export interface MigrateInput {
  readonly kind: 'migrate'
  readonly from: number
  readonly to: number
  /** What an official decided, by the question's key. */
  readonly choices: Readonly<Record<string, string>>
  readonly actor: Actor
}

export interface StartInput {
  readonly kind: 'start'
  readonly instanceId: string
  readonly number: string
  /** Index into `definition.triggers`; null for a child, which its parent starts. */
  readonly trigger: number | null
  /** Answers of the form, the reading of the device, or the context fields that the parent gives. */
  readonly payload: JsonObject
  readonly device: DeviceFacts | null
  readonly actor: Actor
  /** Of a child. */
  readonly parent?: StartingParent
}

/** Whose child an instance is to be, and what it inherits. */
export interface StartingParent extends ParentLink {
  readonly nodeId: string
  readonly initiatorId: string | null
}

export interface DeviceFacts {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly nodeId: string
}

/** What may happen to a running instance. */
export type StepInput =
  | {
      readonly kind: 'event'
      readonly type: string
      readonly payload: JsonObject
      readonly actor: Actor
    }
  | { readonly kind: 'claim'; readonly taskId: string; readonly actor: Actor }
  | { readonly kind: 'release'; readonly taskId: string; readonly actor: Actor }
  | {
      /** Hands the task on to one person (转办); by whoever may take it, or an official. */
      readonly kind: 'transfer'
      readonly taskId: string
      /** Account id. */
      readonly to: string
      readonly reason: string
      readonly actor: Actor
    }
  | {
      /** Asks one person what she would do (委派); then the task comes back. By whoever may take it. */
      readonly kind: 'delegate'
      readonly taskId: string
      /** Account id. */
      readonly to: string
      readonly reason: string
      readonly actor: Actor
    }
  /** The rules of an open task are asked again, with the org of now. By an official. */
  | { readonly kind: 'reassign'; readonly taskId: string; readonly actor: Actor }
  /** Whoever reported it, or an official, wants it to go on (催办). */
  | { readonly kind: 'urge'; readonly actor: Actor }
  | {
      /** One more signer (加签) for a task that several people sign: before the signature of `taskId`, after it, or beside. */
      readonly kind: 'add-signer'
      readonly taskId: string
      /** Account id. */
      readonly to: string
      readonly position: 'before' | 'after' | 'beside'
      readonly reason: string
      readonly actor: Actor
    }
  | {
      /** Takes away a signer who has not signed (减签); `taskId` is any open task of the signing. */
      readonly kind: 'remove-signer'
      readonly taskId: string
      /** Index of the seat. */
      readonly seat: number
      readonly reason: string
      readonly actor: Actor
    }
  | {
      /** Asks about an open task, beside it: `to` for advice (协办), or whoever has the task to report (督办). */
      readonly kind: 'ask'
      readonly question: 'advice' | 'supervision'
      readonly taskId: string
      /** Account id; null for whoever has the task. */
      readonly to: string | null
      readonly text: string
      /** Epoch ms by which an answer is wanted; nothing happens by itself then. */
      readonly dueAt: number | null
      readonly actor: Actor
    }
  | {
      readonly kind: 'answer'
      readonly taskId: string
      readonly text: string
      readonly actor: Actor
    }
  | {
      /** Asks for more time (延期): by whoever may take the task, whose definition says who decides. */
      readonly kind: 'ask-extension'
      readonly taskId: string
      /** Hours or days, as the task's timer counts; whole and positive. */
      readonly units: number
      readonly reason: string
      readonly actor: Actor
    }
  | {
      /** `taskId`: of the question. */
      readonly kind: 'decide-extension'
      readonly taskId: string
      readonly isGranted: boolean
      readonly reason: string
      readonly actor: Actor
    }
  /** The question needs no answer any more. */
  | { readonly kind: 'withdraw-question'; readonly taskId: string; readonly actor: Actor }
  /** Lets colleagues read the instance (抄送). */
  | {
      readonly kind: 'copy'
      /** Account ids. */
      readonly to: readonly string[]
      readonly note: string
      readonly actor: Actor
    }
  /** Undoes the last completion (撤回): all is as it was before, and the task is hers again. */
  | {
      readonly kind: 'take-back'
      /** The completed task. */
      readonly taskId: string
      readonly reason: string
      readonly actor: Actor
    }
  | {
      readonly kind: 'complete'
      readonly taskId: string
      readonly outcome: string
      readonly answers: JsonObject
      readonly actor: Actor
    }
  | { readonly kind: 'timer'; readonly event: string; readonly generation: number }
  | {
      /** Lets go of a timer that cannot act. */
      readonly kind: 'skip'
      readonly event: string
      readonly generation: number
      readonly reason: string
      readonly actor: Actor
    }
  /** Puts the waiting timers where the working calendar of now puts them. */
  | { readonly kind: 'reschedule'; readonly actor: Actor }
  /** Every timer stands still (挂起), until somebody lets them go on. By an official. */
  | { readonly kind: 'suspend'; readonly reason: string; readonly actor: Actor }
  | { readonly kind: 'resume'; readonly actor: Actor }
  | { readonly kind: 'cancel'; readonly reason: string; readonly actor: Actor }
  /** A child that this instance invoked has begun. */
  | { readonly kind: 'child-started'; readonly key: string; readonly child: NamedInstance }
  | {
      /** A child has ended, or there is none to wait for. */
      readonly kind: 'child-ended'
      readonly key: string
      /** Null where it was never started. */
      readonly child: NamedInstance | null
      readonly end: ChildEnd
    }
  /** The parent does not wait for this instance any more, and ends it with its step. */
  | { readonly kind: 'stop'; readonly key: string }

export interface Step {
  readonly snapshot: Snapshot
  readonly opened: readonly OpenTask[]
  readonly closed: readonly ClosedTask[]
  /** Tasks that stay open and whose holder or due instant changed. */
  readonly changed: readonly OpenTask[]
  /** Ids of those whose assignment changed as well. */
  readonly reassigned?: readonly string[]
  readonly armed: readonly ArmedTimer[]
  /** Timers that no longer wait: cancelled, rescheduled, or the one that just fired. */
  readonly disarmed: readonly ArmedTimer[]
  readonly effects: readonly Effect[]
  /** What the machine heard of tasks, in order, where that moved it: of one that several people sign, what they decided together. */
  readonly heard?: readonly HeardOutcome[]
  readonly explanation: Explanation
  readonly recorded: Recorded
  /** Of a start or an event: its payload without what was hidden or never asked for. History keeps this, not what came. */
  readonly accepted?: JsonObject
}

export interface HeardOutcome {
  readonly invokeId: string
  /** Name of the task. */
  readonly task: string
  readonly outcome: string
  readonly answers: JsonObject
  /** Account id of whoever decided it; empty where nobody did. */
  readonly by: string
  /** Account ids of all who gave that outcome. */
  readonly givenBy: readonly string[]
}

/** What the step decided of a task though nobody completed it: its time was over, or somebody had decided the same before, for
 *  herself or for all. */
export type PassingDecision =
  | {
      readonly kind: 'at-due' /** Name of the task. */
      readonly task: string
      readonly outcome: string
    }
  | {
      readonly kind: 'repeated'
      readonly task: string
      readonly outcome: string
      /** Name of the task in which she had. */
      readonly of: string
      /** Account id of whoever had; history that was written before this was kept says nothing. */
      readonly by?: string
    }

export interface ClosedTask {
  readonly task: OpenTask
  readonly reason: 'completed' | 'cancelled'
  readonly outcome: string | null
  readonly answers: JsonObject | null
  readonly by: string | null
}

/** Why the step went as it did; rendered to people and kept in history. */
export interface Explanation {
  /** Name of the task or timer the input was about. */
  readonly about: string | null
  /** uids left and entered, in order. */
  readonly left: readonly string[]
  readonly entered: readonly string[]
  /** Conditions that were asked, with their answers. */
  readonly decisions: readonly Decision[]
  /** Account ids of those on leave for whom the actor did it (代理), where she had the task for them only. */
  readonly onBehalf?: readonly string[]
  /** Tasks that the system decided; none without it. */
  readonly passing?: readonly PassingDecision[]
  /** What `log` actions said. */
  readonly notes: readonly LocaleText[]
  /** What the step's notices say to the initiator, also where nobody is known to send them to: whoever stays anonymous
   *  reads them with the look-up code. */
  readonly told: readonly ToldText[]
}

export interface ToldText extends LocaleText {
  /** For everybody else, where it shows what is personal data: the same without that. */
  readonly veiled?: LocaleText
}

export interface Decision {
  /** JSON Pointer of the guard, or of the part of it that was asked. */
  readonly path: string
  /** `in #uid` where it was asked whether a state is active; that is kept only where it is. */
  readonly cel: string
  readonly result: boolean
  /** The fields that decided, with what was in them; releases before 0.2.0 kept none, nor does a step that asks for very
   *  many. */
  readonly values?: ToldValues
}

/** `ignored`: the snapshot is unchanged and nothing is to be committed. */
export type StepResult =
  | { readonly kind: 'moved'; readonly step: Step }
  | {
      readonly kind: 'ignored'
      readonly reason: 'not-accepted' | 'stale-timer' | 'stale-child' | 'no-change'
    }
