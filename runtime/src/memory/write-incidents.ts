import type { ArmedTimer } from '@linli/schemas/snapshot'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import type {
  CommitBatch,
  CommitStep,
  IncidentResolution,
  NewIncident,
  StoppedEffect,
} from '../ports/engine-store.ts'
import { keyOf, type MemoryIncident, type MemoryTables } from './memory-tables.ts'

/** The batch's incidents, after its steps: what failed, what was settled, and what lost its instance or its timer. */
export function writeIncidents(tables: MemoryTables, batch: CommitBatch): void {
  for (const incident of batch.incidents) insertIncident(tables, incident)
  for (const { tenantId, id, as, by, reason, returned, auditId } of batch.resolved) {
    const row = tables.incidents.get(keyOf(tenantId, id))
    if (row === undefined) continue
    resolve(tables, { ...row, reason }, { as, by, at: batch.now })
    tables.audit.push({ id: auditId, actorId: by, deed: `incident-${as}` })
    if (returned === null) continue
    tables.outbox.set(keyOf(tenantId, returned.id), {
      ...{ tenantId, id: returned.id, instanceId: row.instanceId, effect: returned.effect },
      ...{ attempts: 0, createdAt: returned.createdAt, nextAttemptAt: batch.now },
    })
  }
  for (const step of batch.steps) endIncidents(tables, step, batch.now)
}

/** The same transaction in the database: an effect is in the outbox or in an incident. */
export function stopEffect(tables: MemoryTables, entry: OutboxEntry, effect: StoppedEffect): void {
  const { tenantId, instanceId } = entry
  const waiting = tables.outbox.get(keyOf(tenantId, entry.id))
  if (waiting?.attempts !== entry.attempts) return
  tables.outbox.delete(keyOf(tenantId, entry.id))
  const { id, code, input } = effect
  tables.incidents.set(keyOf(tenantId, id), {
    ...{ tenantId, id, instanceId, code, kind: 'effect', input: { ...input } as never },
    ...{ attempts: waiting.attempts, received: null, reason: null, resolution: null },
  })
}

function insertIncident(tables: MemoryTables, incident: NewIncident): void {
  const { tenantId, id, instanceId, code, received } = incident
  const input = JSON.stringify(incident.input)
  const open = openOf(tables, incident).find((each) => JSON.stringify(each.input) === input)
  tables.incidents.set(keyOf(tenantId, open?.id ?? id), {
    ...(open ?? { tenantId, id, instanceId, kind: 'step', received, reason: null }),
    ...{ code, input: JSON.parse(input), attempts: (open?.attempts ?? 0) + 1, resolution: null },
  })
}

function endIncidents(tables: MemoryTables, commit: CommitStep, now: number): void {
  const { step, actorId } = commit
  const isOver = step.snapshot.status !== 'active'
  for (const row of openOf(tables, commit)) {
    if (isOver) resolve(tables, row, { as: 'ended', by: actorId, at: now })
    else if (step.disarmed.some((timer) => isOf(row, timer))) {
      resolve(tables, row, { as: 'overtaken', by: null, at: now })
    }
  }
}

function isOf({ input }: MemoryIncident, { event, generation }: ArmedTimer): boolean {
  return input['kind'] === 'timer' && input['event'] === event && input['generation'] === generation
}

function openOf(
  tables: MemoryTables,
  { tenantId, instanceId }: { readonly tenantId: string; readonly instanceId: string },
): MemoryIncident[] {
  return [...tables.incidents.values()].filter(
    (row) =>
      row.tenantId === tenantId &&
      row.instanceId === instanceId &&
      row.kind === 'step' &&
      row.resolution === null,
  )
}

function resolve(tables: MemoryTables, row: MemoryIncident, resolution: IncidentResolution): void {
  tables.incidents.set(keyOf(row.tenantId, row.id), { ...row, resolution })
}
