import type { Effect } from '@linli/schemas/effect'
import type { OutboxEntry } from '../ports/effect-channel.ts'
import { textArray } from './array-literal.ts'
import type { Database } from './database.ts'

interface OutboxRow {
  readonly tenant_id: string
  readonly id: string
  readonly instance_id: string
  readonly effect: string
  readonly attempts: number
  readonly created_at: string
}

/** Row locks with SKIP LOCKED and a bound that the index knows, as for timers. The lease is the next attempt's instant: a
 *  node that dies while it delivers is followed by another one, with the same id (I7). */
export async function leaseOutbox(
  database: Database,
  limit: number,
  leaseMs: number,
): Promise<OutboxEntry[]> {
  const { rows } = await database.ask<OutboxRow>({
    name: 'lease-outbox',
    text: `
      with waiting as (
        select tenant_id, id from outbox
        where next_attempt_at <= (select clock_timestamp())
        order by next_attempt_at limit $1 for update skip locked
      )
      update outbox o
      set next_attempt_at = clock_timestamp() + $2::float8 * interval '1 millisecond', attempts = o.attempts + 1
      from waiting where o.tenant_id = waiting.tenant_id and o.id = waiting.id
      returning o.tenant_id, o.id, o.instance_id, o.effect, o.attempts,
                (extract(epoch from o.created_at) * 1000)::int8::text as created_at`,
    values: [limit, leaseMs],
  })
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    id: row.id,
    instanceId: row.instance_id,
    effect: JSON.parse(row.effect) as Effect,
    attempts: row.attempts,
    createdAt: Number(row.created_at),
  }))
}

/** A delivered effect leaves no row: the table stays as small as what waits. */
export async function removeDelivered(
  database: Database,
  entries: readonly OutboxEntry[],
): Promise<void> {
  await database.ask({
    name: 'remove-delivered',
    text: `delete from outbox o using unnest($1::text[], $2::text[]) as r(tenant_id, id)
           where o.tenant_id = r.tenant_id and o.id = r.id`,
    values: [
      textArray(entries.map((entry) => entry.tenantId)),
      textArray(entries.map((entry) => entry.id)),
    ],
  })
}

/** Only while the lease is the entry's own: whoever leased it since has counted one attempt more, and decides. */
export async function markFailed(
  database: Database,
  entry: OutboxEntry,
  retryInMs: number,
): Promise<void> {
  await database.ask({
    name: 'mark-failed',
    text: `update outbox set next_attempt_at = clock_timestamp() + $3::float8 * interval '1 millisecond'
           where tenant_id = $1 and id = $2 and attempts = $4`,
    values: [entry.tenantId, entry.id, retryInMs, entry.attempts],
  })
}
