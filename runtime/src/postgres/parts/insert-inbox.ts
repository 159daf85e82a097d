import type { JsonObject } from '@linli/schemas/json'
import type { InboxKey } from '../../ports/engine-store.ts'
import type { WritePart } from '../write-part.ts'

export interface InboxRow extends InboxKey {
  readonly bodyHash: string
  readonly answer: JsonObject
}

/** I2: the primary key refuses what another node has accepted meanwhile; the batch is then computed again. */
export const insertInbox: WritePart<InboxRow> = {
  name: 'new_inbox',
  isFence: false,
  columns: [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'source', type: 'text', of: (row) => row.source },
    { name: 'message_id', type: 'text', of: (row) => row.messageId },
    { name: 'body_hash', type: 'text', of: (row) => row.bodyHash },
    { name: 'answer', type: 'text', of: (row) => JSON.stringify(row.answer) },
  ],
  sql: (rows, now) => `
    insert into inbox (tenant_id, source, message_id, body_hash, answer, received_at)
    select tenant_id, source, message_id, body_hash, answer, ${now} from ${rows}`,
}
