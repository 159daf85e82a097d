import { invariant } from '@linli/schemas/linli-error'
import type { Pool } from 'pg'

/** A repeat within so many days is answered alike (I2). */
const LEAST_DAYS = 30

/** Removes inbox keys that were received more than `keepDays` days of 24 hours ago by the database's clock: the oldest
 *  ones, at most `limit`. Returns how many; fewer than `limit` means that nothing old is left, or that another node is at it.
 *
 *  Locks the rows it removes and waits for none: nodes may prune together, and the only command that ever waits for it is
 *  one that sends a removed key again at that very moment. Throws `invariant.broken` where `keepDays` is less than 30, and
 *  the driver's error. */
export async function pruneInbox(
  pool: Pool,
  { keepDays, limit }: { readonly keepDays: number; readonly limit: number },
): Promise<number> {
  invariant(keepDays >= LEAST_DAYS, `Inbox keys are kept ${LEAST_DAYS} days or longer.`)
  const { rowCount } = await pool.query({
    name: 'prune-inbox',
    // The instant is a subquery, because a volatile function as such is no bound of an index scan: all rows would be read.
    text: `
      with old as (
        select tenant_id, source, message_id from inbox
        where received_at < (select clock_timestamp() - $1::float8 * interval '24 hours')
        order by received_at limit $2 for update skip locked
      )
      delete from inbox i using old
      where i.tenant_id = old.tenant_id and i.source = old.source and i.message_id = old.message_id`,
    values: [keepDays, limit],
  })
  return rowCount ?? 0
}
