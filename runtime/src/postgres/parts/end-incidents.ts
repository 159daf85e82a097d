import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface EndedIncidentsRow extends InstanceKey {
  /** The only input that is over; null where the whole instance is. */
  readonly input: string | null
  readonly as: 'overtaken' | 'ended'
  readonly by: string | null
  /** Ids that this very batch resolves for another reason: one statement changes a row once. */
  readonly except: readonly string[]
}

/** Resolves what can never be taken up again: open incidents of an instance that ended, and of a timer that is gone.
 *  Effects stay open, they were promised. Locks the few rows it finds until the commit. */
export const endIncidents: WritePart<EndedIncidentsRow> = {
  name: 'ended_incidents',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'input', type: 'text', of: (row) => row.input },
    { name: 'resolved_as', type: 'text', of: (row) => row.as },
    { name: 'resolved_by', type: 'text', of: (row) => row.by },
    { name: 'except_ids', type: 'text', of: (row) => `{${row.except.join(',')}}` },
  ],
  sql: (rows, now) => `
    update incident i set resolved_at = ${now}, resolved_as = r.resolved_as, resolved_by = r.resolved_by
    from ${rows}
    where i.tenant_id = r.tenant_id and i.instance_id = r.instance_id and i.resolved_at is null and i.kind = 'step'
      and (r.input is null or i.input = r.input) and i.id <> all(r.except_ids::uuid[])`,
}
