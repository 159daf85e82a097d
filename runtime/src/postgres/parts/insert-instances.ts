import type { StartedInstance } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface InstanceRow {
  readonly instance: StartedInstance
  /** Null where it is still active after the batch. */
  readonly endedAs: 'done' | 'cancelled' | null
}

/** Locks nothing but its own new rows and, through the foreign keys, the version and the node against deletion. */
export const insertInstances: WritePart<InstanceRow> = {
  name: 'new_instances',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.instance.tenantId },
    { name: 'id', type: 'uuid', of: (row) => row.instance.instanceId },
    { name: 'definition_id', type: 'text', of: (row) => row.instance.definitionId },
    { name: 'version_number', type: 'int4', of: (row) => row.instance.versionNumber },
    { name: 'number', type: 'text', of: (row) => row.instance.number },
    { name: 'lookup_code', type: 'text', of: (row) => row.instance.lookupCode },
    { name: 'node_id', type: 'text', of: (row) => row.instance.nodeId },
    { name: 'initiator_id', type: 'text', of: (row) => row.instance.initiatorId },
    { name: 'parent_id', type: 'uuid', of: (row) => row.instance.parentId },
    { name: 'ended_as', type: 'text', of: (row) => row.endedAs },
  ],
  sql: (rows, now) => `
    insert into instance (tenant_id, id, definition_id, version_number, number, lookup_code, node_id, initiator_id, parent_id,
                          started_at, ended_at, ended_as)
    select tenant_id, id, definition_id, version_number, number, lookup_code, node_id, initiator_id, parent_id,
           ${now}, case when ended_as is null then null else ${now} end, ended_as
    from ${rows}`,
}
