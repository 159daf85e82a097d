import { createHash } from 'node:crypto'
import { FILE_TYPES } from '@linli/schemas/file-types'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { Viewer } from '../access/viewer.ts'
import type { Services } from '../services.ts'
import { whoseFile } from './promised-files.ts'
import { receiveFile } from './receive-file.ts'

/** Of one account: whoever goes round with a camera stays far below it, and nobody fills the disk. */
const MOST_BYTES_A_DAY = 1024 ** 3

export const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Received {
  readonly bytes: Buffer
  readonly name: string | null
}

export interface Incoming {
  readonly id: string
  /** Whether nothing but a photo is taken. */
  readonly isPhoto: boolean
  readonly receive: () => Promise<Received>
}

/** The file, a photo drawn anew, kept under the id; a second time it is there already, and is the first one. */
export async function storeFile(services: Services, viewer: Viewer, incoming: Incoming) {
  const { tenantId, accountId } = viewer
  const { id, isPhoto } = incoming
  services.limits.uploadPerAccount.take(`${tenantId}/${accountId}`)
  // A promised photo belongs to what she has handed in, and promises are counted themselves.
  if (!isPhoto) await assertDayHasRoom(services.pool, viewer)
  const received = await incoming.receive()
  const file = await receiveFile(received.bytes, services.gates.photo)
  const { contentType, width, height, bytes } = file
  if (isPhoto && FILE_TYPES[contentType]?.kind !== 'photo')
    throw new LinliError('file.refused', 'A photo was promised under this id.')
  // What was promised must be promised still: the case may have been erased while the photo was on its way.
  const { rowCount } = await services.pool.query(
    `WITH promise AS (DELETE FROM promised_file WHERE tenant_id = $1 AND id = $2 AND account_id = $8 RETURNING 1)
     INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by, name, size)
     SELECT $1, $2::uuid, $3, $4, $5::int, $6::int, $7::bytea, $8, $9, $10::int
      WHERE NOT $11::boolean OR EXISTS (SELECT FROM promise)
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [
      ...[tenantId, id, createHash('sha256').update(bytes).digest('hex')],
      ...[contentType, width, height, bytes, accountId, received.name, bytes.length, isPhoto],
    ],
  )
  if (rowCount === 0) await assertStoredByHer(services.pool, viewer, id)
  return { id, width, height, contentType }
}

/** Throws `upload.day-full`. What comes at the same moment is not counted yet. */
async function assertDayHasRoom(pool: pg.Pool, { tenantId, accountId }: Viewer): Promise<void> {
  const { rows } = await pool.query<{ isFull: boolean }>(
    `SELECT coalesce(sum(size), 0) >= $3 AS "isFull" FROM file
      WHERE tenant_id = $1 AND uploaded_by = $2 AND uploaded_at > now() - interval '24 hours'`,
    [tenantId, accountId, MOST_BYTES_A_DAY],
  )
  if (rows[0]?.isFull === true)
    throw new LinliError(
      'upload.day-full',
      `${MOST_BYTES_A_DAY} bytes were stored within 24 hours.`,
    )
}

/** Another request that carried the same file may have been first. Throws `file.not-found`. */
async function assertStoredByHer(pool: pg.Pool, viewer: Viewer, id: string): Promise<void> {
  const whose = await whoseFile(pool, viewer, id)
  if (whose?.isStored === true && whose.accountId === viewer.accountId) return
  throw new LinliError('file.not-found', `Nobody waits for the file '${id}' any more.`)
}

/** What may be sent under an id that the client made: whether it is there already, and whether it must be a photo, which a promised one
 *  is, since the field it is named in may take nothing else. Throws `file.not-found` for an id that is none or somebody else's. */
export async function assertHersToSend(
  pool: pg.Pool,
  viewer: Viewer,
  id: string,
): Promise<{ readonly isStored: boolean; readonly isPhoto: boolean }> {
  if (!FILE_ID.test(id)) throw new LinliError('file.not-found', `'${id}' cannot be a file's id.`)
  const whose = await whoseFile(pool, viewer, id)
  if (whose !== null && whose.accountId !== viewer.accountId)
    throw new LinliError('file.not-found', `The file '${id}' is not hers to send.`)
  return { isStored: whose?.isStored === true, isPhoto: whose !== null }
}
