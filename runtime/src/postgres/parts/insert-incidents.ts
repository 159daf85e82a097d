import type { NewIncident } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface IncidentRow {
  readonly incident: NewIncident
  /** How often it failed within the batch. */
  readonly attempts: number
  /** True where its instance ends in the same batch. */
  readonly isOver: boolean
}

/** One open row per instance and input, held by an index: what fails again counts an attempt and says the newest cause.
 *  Locks the row it finds until the commit. */
export const insertIncidents: WritePart<IncidentRow> = {
  name: 'new_incidents',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: ({ incident }) => incident.tenantId },
    { name: 'id', type: 'uuid', of: ({ incident }) => incident.id },
    { name: 'instance_id', type: 'uuid', of: ({ incident }) => incident.instanceId },
    { name: 'code', type: 'text', of: ({ incident }) => incident.code },
    { name: 'message', type: 'text', of: ({ incident }) => incident.message },
    { name: 'input', type: 'text', of: ({ incident }) => JSON.stringify(incident.input) },
    {
      name: 'inbox_key',
      type: 'text',
      of: ({ incident: { received } }) => (received === null ? null : JSON.stringify(received)),
    },
    { name: 'attempts', type: 'int4', of: (row) => row.attempts },
    { name: 'is_over', type: 'bool', of: (row) => row.isOver },
  ],
  sql: (rows, now) => `
    insert into incident as i
      (tenant_id, id, instance_id, kind, code, message, input, inbox_key, attempts, at, resolved_at, resolved_as)
    select tenant_id, id, instance_id, 'step', code, message, input, inbox_key, attempts, ${now},
           case when is_over then ${now} end, case when is_over then 'ended' end
    from ${rows}
    on conflict (instance_id, tenant_id, md5(input)) where resolved_at is null
    do update set code = excluded.code, message = excluded.message, attempts = i.attempts + excluded.attempts`,
}
