import { derivedId } from '@linli/schemas/ids'
import type { CommitBatch, CommitResult, CommitStep } from '../ports/engine-store.ts'
import { keyOf, type MemoryTables, timerKey } from './memory-tables.ts'
import { writeIncidents } from './write-incidents.ts'

/** All or nothing: everything that can refuse is asked before the first row is written. */
export function commitToTables(tables: MemoryTables, batch: CommitBatch): CommitResult {
  if (holdsNul(batch)) return { kind: 'refused', because: 'data', reason: 'U+0000 in a text' }
  if (isMoved(tables, batch)) return { kind: 'stale', because: 'fence' }
  if (isTaken(tables, batch)) return { kind: 'stale', because: 'key' }
  const isOrphan = batch.incidents.some(
    (incident) => !tables.instances.has(keyOf(incident.tenantId, incident.instanceId)),
  )
  if (isOrphan) {
    return { kind: 'refused', because: 'constraint', reason: 'an incident has an instance' }
  }
  for (const started of batch.started) {
    tables.instances.set(keyOf(started.tenantId, started.instanceId), started)
  }
  for (const message of batch.inbox) {
    const { bodyHash, answer } = message
    const key = keyOf(message.tenantId, message.source, message.messageId)
    tables.inbox.set(key, { bodyHash, answer })
  }
  for (const { tenantId, definitionId, key, instanceId } of batch.correlations) {
    tables.correlations.set(keyOf(tenantId, definitionId, key), instanceId)
  }
  for (const commit of batch.steps) writeStep(tables, commit, batch)
  writeIncidents(tables, batch)
  return { kind: 'committed' }
}

/** PostgreSQL's texts cannot hold it either. */
function holdsNul({ inbox, correlations }: CommitBatch): boolean {
  return (
    correlations.some(({ key }) => key.includes('\u0000')) ||
    inbox.some(({ source, messageId }) => `${source}${messageId}`.includes('\u0000'))
  )
}

function isMoved(tables: MemoryTables, batch: CommitBatch): boolean {
  const seqs = new Map<string, number>()
  for (const commit of batch.steps) {
    const key = keyOf(commit.tenantId, commit.instanceId)
    const seq = seqs.get(key) ?? tables.snapshots.get(key)?.seq ?? 0
    if (seq !== commit.expectedSeq) return true
    seqs.set(key, commit.step.snapshot.seq)
  }
  return batch.resolved.some(
    ({ tenantId, id }) => tables.incidents.get(keyOf(tenantId, id))?.resolution !== null,
  )
}

function isTaken(tables: MemoryTables, { correlations, inbox }: CommitBatch): boolean {
  const correlationKeys = correlations.map((each) =>
    keyOf(each.tenantId, each.definitionId, each.key),
  )
  const inboxKeys = inbox.map((each) => keyOf(each.tenantId, each.source, each.messageId))
  return holdsAny(tables.correlations, correlationKeys) || holdsAny(tables.inbox, inboxKeys)
}

function holdsAny(table: ReadonlyMap<string, unknown>, keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length || keys.some((key) => table.has(key))
}

function writeStep(tables: MemoryTables, commit: CommitStep, batch: CommitBatch): void {
  const { now, effectLeaseMs } = batch
  const { tenantId, instanceId, step } = commit
  const key = keyOf(tenantId, instanceId)
  const { seq, status } = step.snapshot
  tables.snapshots.set(key, { seq, body: commit.snapshotText })
  const entries = tables.history.get(key) ?? []
  entries.push({ seq, hash: commit.snapshotHash, entry: JSON.stringify(commit.entry) })
  tables.history.set(key, entries)
  writeTasks(tables, commit, now)
  writeFiles(tables, commit)
  for (const timer of step.disarmed) tables.timers.delete(timerKey(commit, timer))
  for (const timer of step.armed) {
    const row = { tenantId, instanceId, timer, leasedUntil: 0, attempts: 0 }
    tables.timers.set(timerKey(commit, timer), row)
  }
  step.effects.forEach((effect, index) => {
    const id = derivedId(instanceId, seq, index)
    const row = {
      tenantId,
      id,
      instanceId,
      effect,
      attempts: Math.sign(effectLeaseMs),
      createdAt: now,
      nextAttemptAt: now + effectLeaseMs,
    }
    tables.outbox.set(keyOf(tenantId, id), row)
  })
  if (status === 'active') return
  for (const [correlation, owner] of tables.correlations) {
    if (owner === instanceId) tables.correlations.delete(correlation)
  }
}

function writeTasks(tables: MemoryTables, commit: CommitStep, now: number): void {
  const { tenantId, instanceId, step, completion } = commit
  for (const task of [...step.opened, ...step.changed]) {
    const row = { instanceId, task, closed: null, closedAt: 0, completion: null }
    tables.tasks.set(keyOf(tenantId, task.id), row)
  }
  for (const closed of step.closed) {
    tables.tasks.set(keyOf(tenantId, closed.task.id), {
      instanceId,
      task: closed.task,
      closed,
      closedAt: now,
      completion: completion?.taskId === closed.task.id ? completion : null,
    })
  }
}

function writeFiles(tables: MemoryTables, commit: CommitStep): void {
  const { tenantId, instanceId, actorId } = commit
  if (actorId === null) return
  for (const fileId of commit.fileIds) {
    const row = { tenantId, fileId, instanceId, actorId }
    tables.files.set(keyOf(tenantId, fileId, instanceId, actorId), row)
  }
}
