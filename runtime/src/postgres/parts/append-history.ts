import type { CommitStep } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

/** Append-only. The primary key (tenant, instance, seq) is the second fence: a seq is written once (I3). */
export const appendHistory: WritePart<CommitStep> = {
  name: 'new_history',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'seq', type: 'int4', of: (row) => row.step.snapshot.seq },
    { name: 'kind', type: 'text', of: (row) => row.entry.input.kind },
    { name: 'actor_id', type: 'text', of: (row) => row.actorId },
    { name: 'input', type: 'text', of: (row) => JSON.stringify(row.entry) },
    { name: 'explanation', type: 'text', of: (row) => JSON.stringify(row.step.explanation) },
    { name: 'snapshot_hash', type: 'text', of: (row) => row.snapshotHash },
  ],
  sql: (rows, now) => `
    insert into history (tenant_id, instance_id, seq, at, kind, actor_id, input, explanation, snapshot_hash)
    select tenant_id, instance_id, seq, ${now}, kind, actor_id, input, explanation, snapshot_hash from ${rows}`,
}
