import type { JsonObject } from '@linli/schemas/json'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import type { ClosedTask } from '../core/step.ts'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import type {
  CommitStep,
  CompletionReceipt,
  DueTimer,
  StartedInstance,
  StoredIncident,
  StoredVersion,
} from '../ports/engine-store.ts'

/** The engine's tables as maps by primary key. Texts are kept as texts, so nothing is shared with a caller. */
export interface MemoryTables {
  readonly versions: Map<string, StoredVersion>
  readonly instances: Map<string, StartedInstance>
  readonly snapshots: Map<string, { readonly seq: number; readonly body: string }>
  readonly history: Map<
    string,
    { readonly seq: number; readonly hash: string; readonly entry: string }[]
  >
  readonly tasks: Map<string, MemoryTask>
  readonly files: Map<string, MemoryFile>
  readonly timers: Map<string, MemoryTimer>
  readonly outbox: Map<string, MemoryEffect>
  readonly inbox: Map<string, { readonly bodyHash: string; readonly answer: JsonObject }>
  readonly correlations: Map<string, string>
  readonly incidents: Map<string, MemoryIncident>
  readonly audit: { readonly id: string; readonly actorId: string; readonly deed: string }[]
  readonly numbers: Map<string, number>
}

export interface MemoryTask {
  readonly instanceId: string
  readonly task: OpenTask
  readonly closed: ClosedTask | null
  readonly closedAt: number
  readonly completion: CompletionReceipt | null
}

/** An instance that names a file, and in whose step. */
export interface MemoryFile {
  readonly tenantId: string
  readonly fileId: string
  readonly instanceId: string
  readonly actorId: string
}

export interface MemoryTimer extends DueTimer {
  readonly leasedUntil: number
  readonly attempts: number
}

export interface MemoryIncident extends StoredIncident {
  readonly code: string
  readonly attempts: number
  readonly reason: string | null
}

export interface MemoryEffect extends OutboxEntry {
  readonly nextAttemptAt: number
}

export function createMemoryTables(): MemoryTables {
  return {
    versions: new Map(),
    instances: new Map(),
    snapshots: new Map(),
    history: new Map(),
    tasks: new Map(),
    files: new Map(),
    timers: new Map(),
    outbox: new Map(),
    inbox: new Map(),
    correlations: new Map(),
    incidents: new Map(),
    audit: [],
    numbers: new Map(),
  }
}

/** A composite primary key. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts)
}

export function snapshotOf(body: string): Snapshot {
  return JSON.parse(body) as Snapshot
}

export function timerKey(
  step: Pick<CommitStep, 'tenantId' | 'instanceId'>,
  timer: DueTimer['timer'],
) {
  return keyOf(step.tenantId, step.instanceId, timer.event, timer.generation)
}
