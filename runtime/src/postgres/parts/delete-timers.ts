import type { WritePart } from '../write-part.ts'
import type { TimerRow } from './insert-timers.ts'

/** Removes timers that fired or were disarmed: they cannot act later (I5). Locks their rows until the commit; a lease in
 *  another node's hands does not wait for us, its late firing is refused by the generation. */
export const deleteTimers: WritePart<TimerRow> = {
  name: 'gone_timers',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'event', type: 'text', of: (row) => row.timer.event },
    { name: 'generation', type: 'int4', of: (row) => row.timer.generation },
  ],
  sql: (rows) => `
    delete from timer t using ${rows}
    where t.tenant_id = r.tenant_id and t.instance_id = r.instance_id and t.event = r.event
      and t.generation = r.generation`,
}
