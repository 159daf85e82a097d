import type { WritePart } from '../write-part.ts'
import type { SnapshotRow } from './insert-snapshots.ts'

/** The fence between nodes: the row is replaced only where its seq is the one the step was computed from. Takes the row
 *  lock of each snapshot until the commit; rows come sorted, so two nodes lock in the same order. No column that changes
 *  has an index, so the update stays heap-only. */
export const updateSnapshots: WritePart<SnapshotRow> = {
  name: 'next_snapshots',
  isFence: true,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'expected_seq', type: 'int4', of: (row) => row.expectedSeq },
    { name: 'seq', type: 'int4', of: (row) => row.seq },
    { name: 'body', type: 'text', of: (row) => row.body },
  ],
  sql: (rows, now) => `
    update instance_snapshot s set seq = r.seq, body = r.body, updated_at = ${now}
    from ${rows}
    where s.tenant_id = r.tenant_id and s.instance_id = r.instance_id and s.seq = r.expected_seq
    returning 1`,
}
