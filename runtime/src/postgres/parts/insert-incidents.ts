import type { NewIncident } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

/** One row per instance and cause until it is resolved: a timer that fails again adds nothing. Takes no lock; two nodes
 *  may at worst write the same cause twice. */
export const insertIncidents: WritePart<NewIncident> = {
  name: 'new_incidents',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'id', type: 'uuid', of: (row) => row.id },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'code', type: 'text', of: (row) => row.code },
    { name: 'message', type: 'text', of: (row) => row.message },
    { name: 'input', type: 'text', of: (row) => JSON.stringify(row.input) },
  ],
  sql: (rows, now) => `
    insert into incident (tenant_id, id, instance_id, code, message, input, at)
    select r.tenant_id, r.id, r.instance_id, r.code, r.message, r.input, ${now} from ${rows}
    where not exists (
      select from incident i
      where i.tenant_id = r.tenant_id and i.instance_id = r.instance_id and i.code = r.code and i.input = r.input
        and i.resolved_at is null
    )`,
}
