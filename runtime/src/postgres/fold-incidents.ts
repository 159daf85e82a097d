import type {
  CommitBatch,
  InstanceKey,
  NewIncident,
  ResolvedIncident,
} from '../ports/engine-store.ts'
import type { EndedIncidentsRow } from './parts/end-incidents.ts'
import type { IncidentRow } from './parts/insert-incidents.ts'
import type { ReturnedRow } from './parts/return-effects.ts'

export interface FoldedIncidents {
  readonly newIncidents: readonly IncidentRow[]
  readonly resolvedIncidents: readonly ResolvedIncident[]
  readonly endedIncidents: readonly EndedIncidentsRow[]
  readonly returnedEffects: readonly ReturnedRow[]
}

/** What a batch does to incidents, each row once. */
export function foldIncidents(batch: CommitBatch): FoldedIncidents {
  const ended = endedRows(batch)
  return {
    newIncidents: newRows(batch.incidents, ended),
    resolvedIncidents: batch.resolved.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    endedIncidents: [...ended.values()].toSorted((a, b) => (a.instanceId < b.instanceId ? -1 : 1)),
    returnedEffects: batch.resolved.flatMap((incident) =>
      incident.returned === null ? [] : [{ incident, returned: incident.returned }],
    ),
  }
}

function newRows(
  incidents: readonly NewIncident[],
  ended: ReadonlyMap<string, EndedIncidentsRow>,
): IncidentRow[] {
  const rows = new Map<string, IncidentRow>()
  for (const incident of incidents) {
    const key = `${keyText(incident)} ${JSON.stringify(incident.input)}`
    const attempts = (rows.get(key)?.attempts ?? 0) + 1
    rows.set(key, { incident, attempts, isOver: ended.get(keyText(incident))?.as === 'ended' })
  }
  return [...rows.values()].sort((a, b) => (a.incident.instanceId < b.incident.instanceId ? -1 : 1))
}

/** A timer that never was due has no incident, so the many that are disarmed in time ask for nothing. */
function endedRows({ now, steps, resolved, started }: CommitBatch): Map<string, EndedIncidentsRow> {
  const rows = new Map<string, EndedIncidentsRow>()
  const fresh = new Set(started.map(keyText))
  for (const { tenantId, instanceId, step, actorId } of steps) {
    const key = keyText({ tenantId, instanceId })
    if (fresh.has(key)) continue
    const except = resolved.filter((each) => keyText(each) === key).map(({ id }) => id)
    const row = { tenantId, instanceId, except }
    if (step.snapshot.status !== 'active') {
      rows.set(key, { ...row, input: null, as: 'ended', by: actorId })
      continue
    }
    for (const { event, generation, dueAt } of step.disarmed) {
      if (dueAt > now) continue
      const input = JSON.stringify({ kind: 'timer', event, generation })
      rows.set(`${key} ${input}`, { ...row, input, as: 'overtaken', by: null })
    }
  }
  return rows
}

function keyText({ tenantId, instanceId }: InstanceKey): string {
  return `${instanceId}/${tenantId}`
}
