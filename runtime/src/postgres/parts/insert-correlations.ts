import type { CorrelationKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface CorrelationRow extends CorrelationKey {
  readonly instanceId: string
}

/** The primary key lets one active instance have the key; a node that loses the race computes again and signals it. */
export const insertCorrelations: WritePart<CorrelationRow> = {
  name: 'new_correlations',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'definition_id', type: 'text', of: (row) => row.definitionId },
    { name: 'key', type: 'text', of: (row) => row.key },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
  ],
  sql: (rows) => `
    insert into correlation (tenant_id, definition_id, key, instance_id)
    select tenant_id, definition_id, key, instance_id from ${rows}`,
}
