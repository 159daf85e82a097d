import type { InstanceMove } from '../../ports/migration-store.ts'
import type { WritePart } from '../write-part.ts'

/** Keeps what the other parts of the statement change: parts do not see each other's rows, so it is as it was before. */
export const keepMovedRows: WritePart<InstanceMove> = {
  name: 'kept_rows',
  isFence: true,
  columns: [
    { name: 'tenant_id', type: 'text', of: ({ step }) => step.tenantId },
    { name: 'migration_id', type: 'uuid', of: (move) => move.migrationId },
    { name: 'instance_id', type: 'uuid', of: ({ step }) => step.instanceId },
    { name: 'seq', type: 'int4', of: ({ step }) => step.step.snapshot.seq },
  ],
  sql: (rows) => `
    update migrated_instance m set state = 'moved', seq = r.seq, before = json_build_object(
      'snapshot', (select s.body::json from instance_snapshot s
                    where s.tenant_id = r.tenant_id and s.instance_id = r.instance_id),
      'tasks', (select coalesce(json_agg(t), '[]') from task t
                 where t.tenant_id = r.tenant_id and t.instance_id = r.instance_id and t.closed_at is null),
      'timers', (select coalesce(json_agg(t), '[]') from timer t
                  where t.tenant_id = r.tenant_id and t.instance_id = r.instance_id))::text
    from ${rows}
    where m.tenant_id = r.tenant_id and m.migration_id = r.migration_id and m.instance_id = r.instance_id
      and m.state = 'judged'
    returning 1`,
}
