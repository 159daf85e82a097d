import type { ResolvedIncident, StoppedEffectInput } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface ReturnedRow {
  readonly incident: ResolvedIncident
  readonly returned: StoppedEffectInput
}

/** Effects of incidents go back to the outbox as never tried, with their first id (I7). */
export const returnEffects: WritePart<ReturnedRow> = {
  name: 'returned_effects',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: ({ incident }) => incident.tenantId },
    { name: 'id', type: 'text', of: ({ returned }) => returned.id },
    { name: 'instance_id', type: 'uuid', of: ({ incident }) => incident.instanceId },
    { name: 'effect', type: 'text', of: ({ returned }) => JSON.stringify(returned.effect) },
    { name: 'created_at', type: 'int8', of: ({ returned }) => returned.createdAt },
  ],
  sql: (rows, now) => `
    insert into outbox (tenant_id, id, instance_id, effect, created_at, attempts, next_attempt_at)
    select tenant_id, id, instance_id, effect, to_timestamp(created_at::float8 / 1000), 0, ${now} from ${rows}`,
}
