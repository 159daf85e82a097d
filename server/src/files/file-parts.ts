import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'

/** Of one account on their way: two films at a time. */
export const MOST_OPEN_BYTES = 64 * 1024 * 1024
/** What has not gone on for a day is begun anew. */
const KEPT_HOURS = 24

interface FilePart {
  /** Of the file to be, made by the client. */
  readonly id: string
  /** Of its first byte. */
  readonly at: number
  readonly bytes: Buffer
  /** So many bytes of one account may be on their way. */
  readonly mostOpen: number
}

type Sender = Pick<Viewer, 'tenantId' | 'accountId'>

/** How many bytes of the file have arrived from the viewer, from its first on. */
export async function receivedBytesOf(
  pool: pg.Pool,
  { tenantId, accountId }: Sender,
  id: string,
): Promise<number> {
  const { rows } = await pool.query<{ received: number }>(
    `SELECT coalesce(sum(octet_length(bytes)), 0)::int AS received FROM file_part
      WHERE tenant_id = $1 AND id = $2 AND account_id = $3`,
    [tenantId, id, accountId],
  )
  return rows[0]?.received ?? 0
}

/** Keeps a part that begins where the last one ended; any other is not kept, and neither is one that has come before. Gives how many
 *  bytes there are now. Throws `request.too-many` for somebody who begins much and ends nothing. */
export async function keepFilePart(pool: pg.Pool, sender: Sender, part: FilePart): Promise<number> {
  const { tenantId, accountId } = sender
  const { id, at, bytes, mostOpen } = part
  const { rows } = await pool.query<{ open: number }>(
    `SELECT coalesce(sum(octet_length(bytes)), 0)::int AS open FROM file_part
      WHERE tenant_id = $1 AND account_id = $2`,
    [tenantId, accountId],
  )
  if ((rows[0]?.open ?? 0) + bytes.length > mostOpen)
    throw new LinliError('request.too-many', `More than ${mostOpen} bytes are on their way.`)
  if (at === (await receivedBytesOf(pool, sender, id))) {
    await pool.query(
      `INSERT INTO file_part (tenant_id, id, at, account_id, bytes) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (tenant_id, id, at) DO NOTHING`,
      [tenantId, id, at, accountId, bytes],
    )
  }
  return receivedBytesOf(pool, sender, id)
}

/** All that has arrived, in order. */
export async function joinFileParts(
  pool: pg.Pool,
  { tenantId, accountId }: Sender,
  id: string,
): Promise<Buffer> {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    'SELECT bytes FROM file_part WHERE tenant_id = $1 AND id = $2 AND account_id = $3 ORDER BY at',
    [tenantId, id, accountId],
  )
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

/** Nobody goes on with it: it is stored, or never will be. */
export async function dropFileParts(
  pool: pg.Pool,
  { tenantId, accountId }: Sender,
  id: string,
): Promise<void> {
  await pool.query('DELETE FROM file_part WHERE tenant_id = $1 AND id = $2 AND account_id = $3', [
    tenantId,
    id,
    accountId,
  ])
}

/** Removes parts that nobody has gone on with, of every tenant, `limit` at most, and gives how many. */
export async function pruneFileParts(pool: pg.Pool, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM file_part WHERE (tenant_id, id, at) IN (
       SELECT tenant_id, id, at FROM file_part
        WHERE came_at < now() - $1 * interval '1 hour' LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [KEPT_HOURS, limit],
  )
  return rowCount ?? 0
}
