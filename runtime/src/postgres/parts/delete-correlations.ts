import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

/** An ended instance gives its keys back. */
export const deleteCorrelations: WritePart<InstanceKey> = {
  name: 'gone_correlations',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
  ],
  sql: (rows) => `
    delete from correlation c using ${rows}
    where c.tenant_id = r.tenant_id and c.instance_id = r.instance_id`,
}
