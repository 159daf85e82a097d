import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface SnapshotRow extends InstanceKey {
  readonly expectedSeq: number
  readonly seq: number
  readonly body: string
}

/** The first snapshot of started instances; locks nothing that existed. */
export const insertSnapshots: WritePart<SnapshotRow> = {
  name: 'first_snapshots',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'seq', type: 'int4', of: (row) => row.seq },
    { name: 'body', type: 'text', of: (row) => row.body },
  ],
  sql: (rows, now) => `
    insert into instance_snapshot (tenant_id, instance_id, seq, body, updated_at)
    select tenant_id, instance_id, seq, body, ${now} from ${rows}`,
}
