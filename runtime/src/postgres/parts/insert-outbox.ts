import type { Effect } from '@linli/schemas/effect'
import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface OutboxRow extends InstanceKey {
  readonly id: string
  readonly effect: Effect
  /** Of the node that commits; 0 where anybody may lease the effect at once. */
  readonly leaseMs: number
}

/** Effects leave only after this commit (I7); the id is their idempotency key. A lease is the first attempt. */
export const insertOutbox: WritePart<OutboxRow> = {
  name: 'new_effects',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'text', of: (row) => row.id },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'effect', type: 'text', of: (row) => JSON.stringify(row.effect) },
    { name: 'lease_ms', type: 'int4', of: (row) => row.leaseMs },
  ],
  sql: (rows, now) => `
    insert into outbox (tenant_id, id, instance_id, effect, created_at, attempts, next_attempt_at)
    select tenant_id, id, instance_id, effect, ${now}, sign(lease_ms), ${now} + lease_ms * interval '1 millisecond'
    from ${rows}`,
}
