import type { Definition } from '@linli/schemas/definition'
import type { Effect } from '@linli/schemas/effect'
import type { JsonObject } from '@linli/schemas/json'
import type { ArmedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { Load, PersonKey } from '../core/loads.ts'
import type { HistoryEntry, Step } from '../core/step.ts'
import type { OutboxEntry } from './effect-channel.ts'

/** The engine's only door to the database.
 *
 *  1. `commit` writes a whole batch in one transaction or nothing (I4), with set-based statements (ADR 0004).
 *  2. The fence: every advanced instance names the seq it was computed from; a mismatch rolls the batch back.
 *  3. Everything is scoped by tenant (I10). */
export interface EngineStore {
  /** One round trip for all that a batch needs; absent keys are simply missing from the answer. */
  load(keys: LoadKeys): Promise<Loaded>
  /** Resolves only after the commit is durable. Throws `store.unavailable` when the outcome is unknown. */
  commit(batch: CommitBatch): Promise<CommitResult>
  /** What each of these people has to do, in one round trip and in their order. Somebody without a task is told of too. */
  loadsOf(people: readonly PersonKey[]): Promise<readonly (PersonKey & Load)[]>
  version(tenantId: string, definitionId: string, number: number): Promise<StoredVersion | null>
  /** Grows with every publication of the tenant: cheap to ask, so that nodes notice each other's publications. */
  versionMark(tenantId: string): Promise<number>
  /** Newest published version of each definition of the tenant. */
  newestVersions(tenantId: string): Promise<readonly StoredVersion[]>
  /** Insert-only; the next number, decided under a lock. The same hash as the newest returns it unchanged. */
  insertVersion(version: NewVersion): Promise<StoredVersion>
  /** Due by the database's clock, leased to the caller; at most `limit`, oldest first. Each further lease of the same timer
   *  lasts twice as long (from `leaseMs`, at most one hour), so a timer whose step fails cools down. */
  leaseDueTimers(limit: number, leaseMs: number): Promise<readonly DueTimer[]>
  /** Epoch ms of the earliest timer that nobody has leased yet, or null. */
  nextDueAt(): Promise<number | null>
  /** Effects that wait and that nobody has leased, leased to the caller. */
  leaseOutbox(limit: number, leaseMs: number): Promise<readonly OutboxEntry[]>
  /** Takes delivered effects out of the outbox; history still tells of them. */
  removeDelivered(entries: readonly OutboxEntry[]): Promise<void>
  /** Puts the entry back with a later next attempt (exponential, capped). Does nothing where somebody leased it since. */
  markFailed(entry: OutboxEntry, retryInMs: number): Promise<void>
  /** Takes the entry out of the outbox and leaves an incident in its place, in one transaction: an effect is in exactly
   *  one of the two. Does nothing where the entry is gone, or somebody leased it since. */
  stopEffect(entry: OutboxEntry, incident: StoppedEffect): Promise<void>
  /** A block of `size` consecutive sequence numbers for instance numbers of a family and local day. */
  takeNumbers(block: NumberBlockRequest): Promise<number>
  /** The closed task, for answering a repeated completion. */
  closedTask(tenantId: string, taskId: string): Promise<StoredTask | null>
}

export interface LoadKeys {
  readonly instances: readonly InstanceKey[]
  readonly inbox: readonly InboxKey[]
  readonly correlations: readonly CorrelationKey[]
  readonly incidents: readonly IncidentKey[]
}
export interface InstanceKey {
  readonly tenantId: string
  readonly instanceId: string
}
/** I2: (tenant, source, message id) is unique. Source is `device:<id>`, `send:<account>` or `form`. */
export interface InboxKey {
  readonly tenantId: string
  readonly source: string
  readonly messageId: string
}
/** One active instance per (definition, key). */
export interface CorrelationKey {
  readonly tenantId: string
  readonly definitionId: string
  readonly key: string
}
export interface Loaded {
  readonly instances: readonly StoredInstance[]
  readonly inbox: readonly (InboxKey & { readonly bodyHash: string; readonly answer: JsonObject })[]
  readonly correlations: readonly (CorrelationKey & { readonly instanceId: string })[]
  readonly incidents: readonly StoredIncident[]
}
export interface StoredInstance extends InstanceKey {
  readonly definitionId: string
  readonly versionNumber: number
  readonly snapshot: Snapshot
}

export interface CommitBatch {
  readonly now: number
  /** How long the batch's effects are the committing node's alone, as their first attempt; 0 leaves them to whoever
   *  leases first. */
  readonly effectLeaseMs: number
  readonly started: readonly StartedInstance[]
  readonly steps: readonly CommitStep[]
  readonly inbox: readonly (InboxKey & { readonly bodyHash: string; readonly answer: JsonObject })[]
  readonly correlations: readonly (CorrelationKey & { readonly instanceId: string })[]
  readonly incidents: readonly NewIncident[]
  /** Each must still be open, or the batch is stale; its audit row is written with it (I4). Those of steps that end with
   *  their instance, or whose timer is gone, the store resolves by itself. */
  readonly resolved: readonly ResolvedIncident[]
}
export interface StartedInstance extends InstanceKey {
  readonly definitionId: string
  readonly versionNumber: number
  readonly number: string
  readonly lookupCode: string
  readonly nodeId: string
  readonly initiatorId: string | null
  /** The instance that started it (上级工单); null where none did. */
  readonly parentId: string | null
}
/** One step of one instance; several steps of the same instance stand in order. */
export interface CommitStep extends InstanceKey {
  /** The seq the step was computed from; 0 for a start. */
  readonly expectedSeq: number
  readonly definitionId: string
  readonly step: Step
  /** The input with what the step decided, as it will be replayed. */
  readonly entry: HistoryEntry
  readonly actorId: string | null
  /** Canonical JSON of `step.snapshot`, and its hex SHA-256. */
  readonly snapshotText: string
  readonly snapshotHash: string
  /** Files that the input names: whoever may read the instance may see them, where they were the actor's to show. */
  readonly fileIds: readonly string[]
  /** Names of tasks that are urgent. */
  readonly urgent: readonly string[]
  /** The completion's idempotency key and first answer, kept on the closed task (I6). */
  readonly completion: CompletionReceipt | null
}
export interface CompletionReceipt {
  readonly taskId: string
  readonly key: string
  readonly bodyHash: string
  readonly answer: JsonObject
}
/** A step that failed. Where the instance has an open one with the same input, that one counts an attempt more. */
export interface NewIncident extends InstanceKey {
  readonly id: string
  readonly code: string
  readonly message: string
  readonly input: JsonObject
  /** The message that the whole command was, or null: a retry marks it as received (I2). */
  readonly received: MessageMark | null
}
export interface MessageMark {
  readonly source: string
  readonly messageId: string
  /** Null where the step was only a part of what the message asked for. */
  readonly bodyHash: string | null
}
export interface IncidentKey {
  readonly tenantId: string
  readonly id: string
}
export interface StoredIncident extends IncidentKey {
  readonly instanceId: string
  readonly kind: 'step' | 'effect'
  readonly input: JsonObject
  readonly received: MessageMark | null
  readonly resolution: IncidentResolution | null
}
export interface IncidentResolution {
  /** `retried`: done after all. `skipped`: dropped, with a reason. `overtaken`: there was nothing left to do. `ended`: its
   *  instance is over. */
  readonly as: 'retried' | 'skipped' | 'overtaken' | 'ended'
  readonly by: string | null
  /** Epoch ms. */
  readonly at: number
}
export interface ResolvedIncident extends IncidentKey {
  readonly instanceId: string
  readonly input: JsonObject
  readonly as: 'retried' | 'skipped' | 'overtaken'
  readonly by: string
  readonly reason: string | null
  /** Put back into the outbox with its first id, as never tried. */
  readonly returned: StoppedEffectInput | null
  readonly auditId: string
}
/** What an incident keeps of an effect. */
export interface StoppedEffectInput {
  readonly kind: 'effect'
  /** Its id in the outbox (I7). */
  readonly id: string
  readonly effect: Effect
  readonly createdAt: number
}
export interface StoppedEffect {
  readonly id: string
  readonly code: string
  readonly message: string
  readonly input: StoppedEffectInput
}
export type CommitResult =
  | { readonly kind: 'committed' }
  /** Fence lost, or a key of the inbox or of a correlation taken: nothing was written; reload and compute again. */
  | { readonly kind: 'stale'; readonly because: 'fence' | 'key' }
  /** The database refused a row (constraint, bad data): nothing was written. */
  | {
      readonly kind: 'refused'
      /** `data`: the content cannot be stored, the caller is wrong. `constraint`: an invariant would break. */
      readonly because: 'data' | 'constraint'
      readonly reason: string
    }

export interface DueTimer extends InstanceKey {
  readonly timer: ArmedTimer
}
export interface NumberBlockRequest {
  readonly tenantId: string
  readonly family: string
  /** Local date `yyyyMMdd`. */
  readonly day: string
  readonly size: number
}
export interface StoredTask {
  readonly taskId: string
  readonly instanceId: string
  readonly state: 'completed' | 'cancelled'
  readonly completedBy: string | null
  readonly closedAt: number
  readonly outcome: string | null
  readonly completion: CompletionReceipt | null
}
export interface NewVersion {
  readonly tenantId: string
  readonly definition: Definition
  readonly hash: string
  readonly publishedBy: string
}
export interface StoredVersion {
  readonly tenantId: string
  readonly definitionId: string
  readonly number: number
  readonly hash: string
  readonly definition: Definition
}
