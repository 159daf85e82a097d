import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import type { JsonObject } from '@linli/schemas/json'
import type { Actor } from '@linli/schemas/org'
import type { OpenTask } from '@linli/schemas/snapshot'
import type { DeviceFacts } from '../core/step.ts'
import type { CommitStep, InstanceKey } from './engine-store.ts'

/** The one port that is driven from outside. Every promise resolves after the commit (I1).
 *  Refusals throw `LinliError`; expected outcomes are data. */
export interface Engine {
  publish(command: PublishCommand): Promise<PublishResult>
  /** What is wrong with the other workflows that a definition without errors starts, among those published now. */
  neighbourFindings(tenantId: string, definition: Definition): Promise<readonly Finding[]>
  /** Starts an instance of the newest version by its form trigger. `key` repeated gives the first answer (I2). */
  start(command: StartCommand): Promise<Started>
  /** Matches a device's reading against the tenant's device triggers: starts, signals, or records and ignores. A definition
   *  that fails over it keeps no other from it (I9); where one failed and none took it, the failure is thrown and the
   *  message id stays free: the device repeats the reading, and it counts once the definition is repaired. */
  acceptReading(command: ReadingCommand): Promise<ReadingAnswer>
  /** Sends a declared event to a running instance. */
  send(command: SendCommand): Promise<Advanced>
  claim(command: TaskCommand): Promise<Advanced>
  release(command: TaskCommand): Promise<Advanced>
  /** 转办: the task is one person's from now on, with its id and its deadline. Throws `task.excluded`, `task.nobody`, and
   *  `request.invalid` without a reason of 1 to 500 characters. Harmless to repeat. */
  transfer(command: TransferCommand): Promise<Advanced>
  /** 委派: another person says what she would do, then the task comes back. Throws as `transfer`, and `task.delegated`. */
  delegate(command: TransferCommand): Promise<Advanced>
  /** The rules of an open task are asked again, for an org that has changed; harmless to repeat. By an official. Throws
   *  `access.denied`, `task.unassigned` where they find nobody, `task.closed`, `task.not-found`. */
  reassign(command: TaskCommand): Promise<Advanced>
  /** 加签: one more signs. Throws as `transfer`, and `task.not-signed`, `task.signed`, `task.added-signer`. */
  addSigner(command: AddSignerCommand): Promise<Advanced>
  /** 减签: takes away a signer who has not signed. Throws `task.not-signed`, `task.last-signer`, `access.denied`, and
   *  `request.invalid` without a reason of 1 to 500 characters. Harmless to repeat. */
  removeSigner(command: RemoveSignerCommand): Promise<Advanced>
  /** 协办, 督办: opens a question beside an open task. Throws `access.denied`, `task.question`, `question.too-many`,
   *  `task.excluded`, `task.nobody`, `request.invalid`, and as `claim`. */
  ask(command: AskCommand): Promise<Advanced>
  /** 延期: asks for more time of a task. Throws `extension.none`, `extension.asked`, `extension.too-much`, `task.unassigned`,
   *  `access.denied`, `question.too-many`, `request.invalid`, and as `claim`. */
  askExtension(command: AskExtensionCommand): Promise<Advanced>
  /** Gives it, or not. Throws `extension.none`, `extension.too-much`, `task.no-question`, `task.excluded` for whoever asked,
   *  `request.invalid` without a reason, and as `claim`. */
  decideExtension(command: DecideExtensionCommand): Promise<Advanced>
  /** Throws `task.no-question`, `request.invalid`, and as `claim`. */
  answer(command: AnswerCommand): Promise<Advanced>
  /** By whoever asked, or an official. Throws `access.denied`, `task.no-question`, `task.closed`, `task.not-found`. */
  withdrawQuestion(command: TaskCommand): Promise<Advanced>
  /** 撤回: undoes the instance's last completion, by whoever gave it. Throws `task.final`, `request.invalid`,
   *  `instance.not-found`, `instance.finished`. */
  takeBack(command: ReasonedTaskCommand): Promise<Advanced>
  /** 抄送: colleagues may read the instance. Throws `access.denied`, `request.invalid`, `instance.not-found`,
   *  `instance.finished`. */
  copy(command: CopyCommand): Promise<Advanced>
  /** 催办: whoever has an open task of the instance is told. Throws `urge.too-soon`, `urge.nobody`, `access.denied`,
   *  `instance.not-found`, `instance.finished`. */
  urge(command: InstanceCommand): Promise<Advanced>
  /** 挂起: every timer of the instance stands still. By an official; harmless to repeat. Throws `access.denied`,
   *  `instance.not-found`, `instance.finished`, `request.invalid` without a reason of 1 to 500 characters. */
  suspend(command: ReasonedCommand): Promise<Advanced>
  /** The timers go on with what was left of them. Throws as `suspend`. */
  resume(command: InstanceCommand): Promise<Advanced>
  /** I6: compare-and-set; the same key repeated returns the first answer, another one is refused. */
  complete(command: CompleteCommand): Promise<Advanced>
  /** Ends an instance for good: its tasks are taken back, its timers disarmed, its stopped steps settled. Effects that were
   *  promised still leave, or wait as incidents. Throws `request.invalid` without a reason of 1 to 500 characters. */
  cancel(command: ReasonedCommand): Promise<Advanced>
  /** Puts the instance's waiting timers where the working calendar of now puts them; null where none moves or the instance
   *  is over. Harmless to repeat. Waits in any queue, as what the engine has promised. */
  reschedule(command: RescheduleCommand): Promise<Advanced | null>
  /** Takes up again what stopped: computes the step's input, or hands the effect to its channel. What fails again leaves
   *  the incident open. Somebody's own deed repeated is answered alike; somebody else's is refused with
   *  `incident.resolved`, saying who and when. */
  retryIncident(command: RetryIncidentCommand): Promise<IncidentAnswer>
  /** Drops what stopped, with a reason; a timer is disarmed. Repeated and refused as `retryIncident`. */
  skipIncident(command: SkipIncidentCommand): Promise<IncidentAnswer>
  /** An open task as this node last saw it, or null. Another node may have moved it since: enough to let a command try,
   *  because its step is fenced; never to refuse one, nor to show. */
  rememberedTask(key: TaskKey): RememberedTask | null
  /** Fires timers due now; returns how many. Called by the timer loop. */
  fireDueTimers(): Promise<number>
  /** Hands waiting effects to their channels; returns how many left. Called when the doorbell rings, and by the sweeper. */
  deliverEffects(): Promise<number>
  /** Stops taking commands, finishes those under way. */
  close(): Promise<void>
}

export interface PublishCommand {
  readonly tenantId: string
  /** Unparsed, as it was stored or sent. */
  readonly document: unknown
  readonly actor: Actor
}
export type PublishResult =
  | {
      readonly kind: 'published'
      readonly definitionId: string
      readonly number: number
      readonly hash: string
      readonly warnings: readonly Finding[]
    }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }

export interface StartCommand {
  readonly tenantId: string
  readonly definitionId: string
  readonly form: string
  readonly answers: JsonObject
  readonly actor: Actor
  /** Made by the client (UUID); unique per account. */
  readonly key: string
}
export interface Started {
  readonly instanceId: string
  readonly number: string
  readonly lookupCode: string
}
export interface ReadingCommand {
  readonly tenantId: string
  readonly device: DeviceFacts
  readonly messageId: string
  /** Hex SHA-256 of the raw body: the same id with another body is refused (`submission.key-reused`). */
  readonly bodyHash: string
  readonly reading: JsonObject
}
export type ReadingAnswer =
  | { readonly kind: 'started' | 'signalled'; readonly instances: readonly string[] }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'duplicate'; readonly first: JsonObject }

export interface SendCommand {
  readonly tenantId: string
  readonly instanceId: string
  readonly event: string
  readonly payload: JsonObject
  readonly actor: Actor
  readonly key: string
}
export interface TaskKey {
  readonly tenantId: string
  readonly taskId: string
}
export interface RememberedTask {
  readonly task: OpenTask
  readonly definitionId: string
  readonly versionNumber: number
}
export interface TaskCommand extends TaskKey {
  readonly actor: Actor
}
export interface TransferCommand extends TaskCommand {
  /** Account id. */
  readonly to: string
  readonly reason: string
}

export interface ReasonedTaskCommand extends TaskCommand {
  readonly reason: string
}

export interface AskCommand extends TaskCommand {
  readonly question: 'advice' | 'supervision'
  /** Account id; null for whoever has the task. */
  readonly to: string | null
  /** 1 to 2,000 characters. */
  readonly text: string
  /** Epoch ms. */
  readonly dueAt: number | null
}

export interface AskExtensionCommand extends ReasonedTaskCommand {
  /** Hours or days, as the task's timer counts. */
  readonly units: number
}

export interface DecideExtensionCommand extends ReasonedTaskCommand {
  readonly isGranted: boolean
}

export interface AnswerCommand extends TaskCommand {
  readonly text: string
}

export interface AddSignerCommand extends TransferCommand {
  readonly position: 'before' | 'after' | 'beside'
}

export interface RemoveSignerCommand extends TaskCommand {
  /** Index of the seat. */
  readonly seat: number
  readonly reason: string
}

export interface InstanceCommand extends InstanceKey {
  readonly actor: Actor
}
export interface CompleteCommand extends TaskCommand {
  readonly outcome: string
  readonly answers: JsonObject
  readonly key: string
}
export interface CopyCommand extends InstanceKey {
  /** Account ids, 1 to 20. */
  readonly to: readonly string[]
  /** At most 500 characters; may be empty. */
  readonly note: string
  readonly actor: Actor
}
export interface ReasonedCommand {
  readonly tenantId: string
  readonly instanceId: string
  readonly reason: string
  readonly actor: Actor
}
export interface RescheduleCommand {
  readonly tenantId: string
  readonly instanceId: string
  /** Who changed the calendar. */
  readonly actor: Actor
}
export interface RetryIncidentCommand {
  readonly tenantId: string
  readonly incidentId: string
  readonly actor: Actor
}
export interface SkipIncidentCommand extends RetryIncidentCommand {
  readonly reason: string
}
/** `overtaken`: there was nothing left to do. */
export interface IncidentAnswer {
  readonly incidentId: string
  readonly resolvedAs: 'retried' | 'skipped' | 'overtaken'
}
export interface Advanced {
  readonly instanceId: string
  readonly seq: number
  readonly ended: boolean
  /** uids of the active leaf states. */
  readonly position: readonly string[]
}

/** What a timer loop needs to know besides `Engine.fireDueTimers`. */
export interface TimerFeed {
  /** Milliseconds until the earliest timer is due by the database's clock; null without timers. */
  untilNextTimer(): Promise<number | null>
  /** Calls back with the milliseconds until a timer that this engine has just armed; returns the way to stop. */
  onTimerArmed(listener: (inMs: number) => void): () => void
}
/** How busy the engine is at this moment. */
export interface EngineLoad {
  /** Commands that no batch has taken yet. */
  readonly waiting: number
  readonly batchesUnderWay: number
}
export type RunningEngine = Engine & TimerFeed & { load(): EngineLoad }

/** What the engine tells an operator; facts live in the database. Nothing here may wait or throw. */
export interface EngineObserver {
  /** These instances moved; called after each commit, before its callers are answered. */
  committed?(instances: readonly { readonly tenantId: string; readonly instanceId: string }[]): void
  /** A step failed and stopped at its instance as an incident (I9); null where no instance came to be. `definitionId`
   *  where a definition failed over a reading that others took: nobody else hears of it. */
  incident(incident: {
    readonly tenantId: string
    readonly instanceId: string | null
    readonly definitionId?: string
    readonly error: unknown
  }): void
  /** An instance has become large: `size` bytes or steps of at most `most`. Called after the commit; it must neither wait
   *  nor throw. */
  grown?(growth: {
    readonly tenantId: string
    readonly instanceId: string
    readonly what: 'snapshot' | 'history'
    readonly size: number
    readonly most: number
  }): void
  /** The doorbell, a channel or the store was away; the engine goes on. */
  trouble(trouble: {
    readonly at: 'doorbell' | 'channel' | 'store' | 'clock'
    readonly error: unknown
  }): void
  /** Asked when a command is taken in, e.g. for the trace that it belongs to; told again when its batch leaves. */
  origin?(): unknown
  /** A batch goes to the store; what is returned is called with how that ended. */
  committing?(commands: readonly LeavingCommand[]): (end: CommitEnd) => void
  /** A due timer's step was committed, so much later than it was due. */
  timerFired?(latenessMs: number): void
}
export interface LeavingCommand {
  readonly origin: unknown
  /** Empty for a command that moves nothing. */
  readonly steps: readonly CommitStep[]
}
/** As `CommitResult`; `unknown` where the store did not answer. */
export type CommitEnd = 'committed' | 'stale' | 'refused' | 'unknown'
