import type { InstanceKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface FileRow extends InstanceKey {
  readonly fileId: string
  readonly actorId: string
}

/** Which instances name a file, and in whose steps. A later step may name it again. */
export const insertFiles: WritePart<FileRow> = {
  name: 'named_files',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'file_id', type: 'uuid', of: (row) => row.fileId },
    { name: 'instance_id', type: 'uuid', of: (row) => row.instanceId },
    { name: 'actor_id', type: 'text', of: (row) => row.actorId },
  ],
  sql: (rows) => `
    insert into instance_file (tenant_id, file_id, instance_id, actor_id)
    select tenant_id, file_id, instance_id, actor_id from ${rows}
    on conflict do nothing`,
}
