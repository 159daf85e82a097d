import type { ArmedTimer } from '@linli/schemas/snapshot'
import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface TimerRow extends InstanceKey {
  readonly timer: ArmedTimer
}

/** Arms timers: one row each until it fires or is disarmed. */
export const insertTimers: WritePart<TimerRow> = {
  name: 'new_timers',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'event', type: 'text', of: (row) => row.timer.event },
    { name: 'generation', type: 'int4', of: (row) => row.timer.generation },
    { name: 'name', type: 'text', of: (row) => row.timer.name },
    { name: 'due_at', type: 'int8', of: (row) => row.timer.dueAt },
  ],
  sql: (rows) => `
    insert into timer (tenant_id, instance_id, event, generation, name, due_at)
    select tenant_id, instance_id, event, generation, name, to_timestamp(due_at::float8 / 1000) from ${rows}`,
}
