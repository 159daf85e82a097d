import type { OutboxEntry } from '../ports/effect-channel.ts'
import type { StoppedEffect } from '../ports/engine-store.ts'
import type { Database } from './database.ts'

/** One statement, one transaction: the effect is in the outbox or in an incident, never in both or in none. Locks the
 *  outbox row; whoever comes second, or after the entry was leased once more, finds none and writes nothing. */
export async function stopEffect(
  database: Database,
  entry: OutboxEntry,
  incident: StoppedEffect,
): Promise<void> {
  await database.ask({
    name: 'stop-effect',
    text: `
      with stopped as (
        delete from outbox where tenant_id = $1 and id = $2 and attempts = $7 returning tenant_id, instance_id, attempts
      )
      insert into incident (tenant_id, id, instance_id, kind, code, message, input, attempts, at)
      select tenant_id, $3, instance_id, 'effect', $4, $5, $6, greatest(attempts, 1), clock_timestamp() from stopped`,
    values: [
      entry.tenantId,
      entry.id,
      incident.id,
      incident.code,
      incident.message,
      JSON.stringify(incident.input),
      entry.attempts,
    ],
  })
}
