import type { ResolvedIncident } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

/** A fence: of two who settle one incident the second finds it resolved, and its whole batch is computed again. Locks the
 *  rows until the commit; they come sorted. */
export const resolveIncidents: WritePart<ResolvedIncident> = {
  name: 'resolved_incidents',
  isFence: true,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'uuid', of: (row) => row.id },
    { name: 'resolved_as', type: 'text', of: (row) => row.as },
    { name: 'resolved_by', type: 'text', of: (row) => row.by },
    { name: 'reason', type: 'text', of: (row) => row.reason },
  ],
  sql: (rows, now) => `
    update incident i
    set resolved_at = ${now}, resolved_as = r.resolved_as, resolved_by = r.resolved_by, reason = r.reason
    from ${rows}
    where i.tenant_id = r.tenant_id and i.id = r.id and i.resolved_at is null
    returning 1`,
}
