import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface EndedRow extends InstanceKey {
  readonly endedAs: 'done' | 'cancelled'
}

/** Marks the end for readers; the snapshot decides. Locks the instance rows until the commit. */
export const endInstances: WritePart<EndedRow> = {
  name: 'ended_instances',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'ended_as', type: 'text', of: (row) => row.endedAs },
  ],
  sql: (rows, now) => `
    update instance i set ended_at = ${now}, ended_as = r.ended_as
    from ${rows}
    where i.tenant_id = r.tenant_id and i.id = r.id`,
}
