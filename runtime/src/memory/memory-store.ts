import { type Load, laterTask, NO_LOAD, type PersonKey, turnIn } from '../core/loads.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import type {
  DueTimer,
  EngineStore,
  Loaded,
  LoadKeys,
  NewVersion,
  NumberBlockRequest,
  StoredTask,
  StoredVersion,
} from '../ports/engine-store.ts'
import { commitToTables } from './commit-to-tables.ts'
import { createMemoryTables, keyOf, type MemoryTables, snapshotOf } from './memory-tables.ts'
import { stopEffect } from './write-incidents.ts'

/** An honest store without a disk, held to the same contract as PostgreSQL: for tests and scenarios. `clock` stands for
 *  the database's; several engines may share one store. */
export function createMemoryStore(clock: Clock, tables = createMemoryTables()): EngineStore {
  return {
    load: async (keys) => loadFrom(tables, keys),
    loadsOf: async (people) => people.map((key) => ({ ...key, ...loadOf(tables, key) })),
    commit: async (batch) => commitToTables(tables, batch),
    version: async (tenantId, definitionId, number) =>
      tables.versions.get(keyOf(tenantId, definitionId, number)) ?? null,
    versionMark: async (tenantId) => versionsOf(tables, tenantId).length,
    newestVersions: async (tenantId) => newestOf(versionsOf(tables, tenantId)),
    insertVersion: async (version) => insertVersion(tables, version),
    leaseDueTimers: async (limit, leaseMs) =>
      leaseTimers(tables, { now: clock.now(), limit, leaseMs }),
    async nextDueAt() {
      const waiting = [...tables.timers.values()].filter((row) => row.attempts === 0)
      return waiting.length === 0 ? null : Math.min(...waiting.map((row) => row.timer.dueAt))
    },
    leaseOutbox: async (limit, leaseMs) =>
      leaseEffects(tables, { now: clock.now(), limit, leaseMs }),
    async removeDelivered(entries) {
      for (const entry of entries) tables.outbox.delete(keyOf(entry.tenantId, entry.id))
    },
    async markFailed(entry, retryInMs) {
      const key = keyOf(entry.tenantId, entry.id)
      const row = tables.outbox.get(key)
      if (row?.attempts !== entry.attempts) return
      tables.outbox.set(key, { ...row, nextAttemptAt: clock.now() + retryInMs })
    },
    stopEffect: async (entry, incident) => stopEffect(tables, entry, incident),
    takeNumbers: async (block) => takeNumbers(tables, block),
    closedTask: async (tenantId, taskId) => closedTask(tables, tenantId, taskId),
  }
}

function loadFrom(tables: MemoryTables, keys: LoadKeys): Loaded {
  return {
    instances: keys.instances.flatMap((key) => {
      const instance = tables.instances.get(keyOf(key.tenantId, key.instanceId))
      const row = tables.snapshots.get(keyOf(key.tenantId, key.instanceId))
      if (instance === undefined || row === undefined) return []
      const { definitionId, versionNumber } = instance
      return [{ ...key, definitionId, versionNumber, snapshot: snapshotOf(row.body) }]
    }),
    inbox: keys.inbox.flatMap((key) => {
      const row = tables.inbox.get(keyOf(key.tenantId, key.source, key.messageId))
      return row === undefined ? [] : [{ ...key, ...row }]
    }),
    incidents: keys.incidents.flatMap(
      ({ tenantId, id }) => tables.incidents.get(keyOf(tenantId, id)) ?? [],
    ),
    correlations: keys.correlations.flatMap((key) => {
      const instanceId = tables.correlations.get(keyOf(key.tenantId, key.definitionId, key.key))
      return instanceId === undefined ? [] : [{ ...key, instanceId }]
    }),
  }
}

function loadOf(
  tables: MemoryTables,
  { tenantId, accountId, definitionId, task }: PersonKey,
): Load {
  let load = NO_LOAD
  for (const [key, row] of tables.tasks) {
    const instance = tables.instances.get(keyOf(tenantId, row.instanceId))
    if (instance === undefined || key !== keyOf(tenantId, row.task.id)) continue
    const { assignment, holderId, name, openedAt, question } = row.task
    const isHers = assignment.kind === 'account' && assignment.accountId === accountId
    const isOpen = row.closed === null && (holderId === accountId || (holderId === null && isHers))
    const isSameKind =
      instance.definitionId === definitionId && name === task && question === undefined
    const last = { at: openedAt, turn: turnIn(assignment.why) }
    if (isHers && isSameKind) load = { ...load, last: laterTask(load.last, last) }
    if (isOpen) load = { ...load, open: load.open + 1 }
  }
  return load
}

function versionsOf(tables: MemoryTables, tenantId: string): StoredVersion[] {
  return [...tables.versions.values()].filter((version) => version.tenantId === tenantId)
}

function newestOf(versions: readonly StoredVersion[]): StoredVersion[] {
  const newest = new Map<string, StoredVersion>()
  for (const version of versions) {
    const before = newest.get(version.definitionId)
    if (before === undefined || before.number < version.number) {
      newest.set(version.definitionId, version)
    }
  }
  return [...newest.values()]
}

function insertVersion(tables: MemoryTables, version: NewVersion): StoredVersion {
  const { tenantId, hash, definition } = version
  const newest = newestOf(versionsOf(tables, tenantId)).find(
    (each) => each.definitionId === definition.id,
  )
  if (newest?.hash === hash) return newest
  const number = (newest?.number ?? 0) + 1
  const stored = {
    tenantId,
    definitionId: definition.id,
    number,
    hash,
    definition: structuredClone(definition),
  }
  tables.versions.set(keyOf(tenantId, definition.id, number), stored)
  return stored
}

interface Leasing {
  readonly now: number
  readonly limit: number
  readonly leaseMs: number
}

function leaseTimers(tables: MemoryTables, { now, limit, leaseMs }: Leasing): DueTimer[] {
  const due = [...tables.timers.entries()]
    .filter(([, row]) => row.timer.dueAt <= now && row.leasedUntil <= now)
    .sort(([, a], [, b]) => a.timer.dueAt - b.timer.dueAt)
    .slice(0, limit)
  return due.map(([key, row]) => {
    const leasedUntil = now + Math.min(3_600_000, leaseMs * 2 ** Math.min(row.attempts, 30))
    tables.timers.set(key, { ...row, leasedUntil, attempts: row.attempts + 1 })
    const { tenantId, instanceId, timer } = row
    return { tenantId, instanceId, timer }
  })
}

function leaseEffects(tables: MemoryTables, { now, limit, leaseMs }: Leasing): OutboxEntry[] {
  const waiting = [...tables.outbox.values()]
    .filter((row) => row.nextAttemptAt <= now)
    .slice(0, limit)
  return waiting.map((row) => {
    const leased = { ...row, attempts: row.attempts + 1, nextAttemptAt: now + leaseMs }
    tables.outbox.set(keyOf(row.tenantId, row.id), leased)
    const { tenantId, id, instanceId, effect, attempts, createdAt } = leased
    return { tenantId, id, instanceId, effect, attempts, createdAt }
  })
}

function takeNumbers(tables: MemoryTables, block: NumberBlockRequest): number {
  const key = keyOf(block.tenantId, block.family, block.day)
  const first = tables.numbers.get(key) ?? 1
  tables.numbers.set(key, first + block.size)
  return first
}

function closedTask(tables: MemoryTables, tenantId: string, taskId: string): StoredTask | null {
  const row = tables.tasks.get(keyOf(tenantId, taskId))
  if (row === undefined || row.closed === null) return null
  const { instanceId, closed, closedAt, completion } = row
  return {
    taskId,
    instanceId,
    state: closed.reason,
    completedBy: closed.by,
    closedAt,
    outcome: closed.outcome,
    completion,
  }
}
