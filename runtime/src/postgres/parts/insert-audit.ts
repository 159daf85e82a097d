import type { ResolvedIncident } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

/** Who settled an incident and why, in the transaction that settles it (I4). Takes no lock. */
export const insertAudit: WritePart<ResolvedIncident> = {
  name: 'new_audit',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'uuid', of: (row) => row.auditId },
    { name: 'actor_id', type: 'text', of: (row) => row.by },
    { name: 'deed', type: 'text', of: (row) => `incident-${row.as}` },
    { name: 'object', type: 'text', of: (row) => `incident:${row.id}` },
    {
      name: 'detail',
      type: 'text',
      of: ({ instanceId, reason }) => JSON.stringify({ instanceId, reason }),
    },
  ],
  sql: (rows, now) => `
    insert into audit (tenant_id, id, at, actor_id, deed, object, detail)
    select tenant_id, id, ${now}, actor_id, deed, object, detail from ${rows}`,
}
