import type { InstanceMove } from '../../ports/migration-store.ts'
import type { WritePart } from '../write-part.ts'

/** The instance goes by another version from now on. */
export const moveInstances: WritePart<InstanceMove> = {
  name: 'moved_instances',
  isFence: true,
  columns: [
    { name: 'tenant_id', type: 'text', of: ({ step }) => step.tenantId },
    { name: 'instance_id', type: 'uuid', of: ({ step }) => step.instanceId },
    { name: 'from_version', type: 'int4', of: (move) => move.from },
    { name: 'to_version', type: 'int4', of: (move) => move.to },
  ],
  sql: (rows) => `
    update instance i set version_number = r.to_version
    from ${rows}
    where i.tenant_id = r.tenant_id and i.id = r.instance_id and i.version_number = r.from_version
    returning 1`,
}
