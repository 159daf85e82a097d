import type { FieldBlock } from '@linli/schemas/field-block'
import { parseFieldBlock } from '@linli/schemas/field-block'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

export interface StoredBlock {
  readonly id: string
  readonly revision: number
  /** `FieldBlock` as JSON, byte for byte as it was sent. */
  readonly body: string
  readonly madeAt: Date
  /** Account id. */
  readonly madeBy: string
}

/** More of them nobody finds in a list; with their fields they would be slow to load. */
export const MOST_BLOCKS = 100

/** The newest revision of every block of a street, in the order in which they were made first. */
export async function findBlocks(prisma: PrismaClient, tenantId: string): Promise<StoredBlock[]> {
  const blocks = await prisma.fieldBlock.findMany({ where: { tenantId } })
  const newest = blocks.map(({ id, revision }) => ({ blockId: id, number: revision }))
  if (newest.length === 0) return []
  const [rows, firsts] = await Promise.all([
    prisma.fieldBlockRevision.findMany({ where: { tenantId, OR: newest } }),
    prisma.fieldBlockRevision.findMany({
      where: { tenantId, number: 1 },
      orderBy: [{ madeAt: 'asc' }, { blockId: 'asc' }],
      select: { blockId: true },
    }),
  ])
  const byId = new Map(rows.map((row) => [row.blockId, row]))
  return firsts.flatMap(({ blockId }) => {
    const row = byId.get(blockId)
    if (row === undefined) return []
    const { number: revision, body, madeAt, madeBy } = row
    return [{ id: blockId, revision, body, madeAt, madeBy }]
  })
}

export interface BlockChange {
  readonly tenantId: string
  readonly by: string
  readonly now: number
  readonly id: string
  /** The revision that the change was made on; 0 makes the block. */
  readonly baseRevision: number
}

/** Writes a block with its row of the audit, compare-and-set on the revision, and returns the new one. Throws `block.invalid`,
 *  `block.stale` where somebody else was faster, and `request.invalid` beyond `MOST_BLOCKS`; then nothing is written. */
export async function saveBlock(
  client: pg.PoolClient,
  { body, ...change }: BlockChange & { readonly body: string },
): Promise<number> {
  const { tenantId, by, now, id, baseRevision } = change
  const block = parseFieldBlock(body)
  if (block === null) throw new LinliError('block.invalid', `This is no block: '${id}'.`)
  const before = baseRevision === 0 ? null : await lockedBody(client, change)
  if (baseRevision === 0) await insertBlock(client, { tenantId, id })
  else {
    await client.query(
      'UPDATE field_block SET revision = revision + 1 WHERE tenant_id = $1 AND id = $2',
      [tenantId, id],
    )
  }
  const revision = baseRevision + 1
  await client.query(
    `INSERT INTO field_block_revision (tenant_id, block_id, number, body, made_at, made_by)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tenantId, id, revision, body, new Date(now), by],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, object: `tenant:${tenantId}` },
    deed: before === null ? 'block-added' : 'block-changed',
    detail: { before: before === null ? null : told(before), after: told(block) },
  })
  return revision
}

/** Takes a block away with all its revisions; forms that it was put into keep their fields. Throws `block.stale` and
 *  `block.not-found`. */
export async function removeBlock(client: pg.PoolClient, change: BlockChange): Promise<void> {
  const { tenantId, by, id } = change
  const before = await lockedBody(client, change)
  await client.query('DELETE FROM field_block WHERE tenant_id = $1 AND id = $2', [tenantId, id])
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'block-removed', object: `tenant:${tenantId}` },
    detail: { before: told(before), after: {} },
  })
}

/** Throws `block.stale` where there is one of the id already, of whoever made it. */
async function insertBlock(
  client: pg.PoolClient,
  { tenantId, id }: Pick<BlockChange, 'tenantId' | 'id'>,
): Promise<void> {
  // One after the other, so that two at once are not one too many.
  await client.query('SELECT 1 FROM tenant WHERE id = $1 FOR NO KEY UPDATE', [tenantId])
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM field_block WHERE tenant_id = $1',
    [tenantId],
  )
  if ((rows[0]?.count ?? 0) >= MOST_BLOCKS)
    throw new LinliError('request.invalid', `A street has at most ${MOST_BLOCKS} blocks.`)
  const { rowCount } = await client.query(
    'INSERT INTO field_block (tenant_id, id, revision) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING',
    [tenantId, id],
  )
  if (rowCount === 0) throw new LinliError('block.stale', `Block '${id}' is there already.`)
}

/** What the block is; nobody else changes it before the end of the transaction. */
async function lockedBody(
  client: pg.PoolClient,
  { tenantId, id, baseRevision }: BlockChange,
): Promise<FieldBlock> {
  const locked = await client.query<{ revision: number }>(
    'SELECT revision FROM field_block WHERE tenant_id = $1 AND id = $2 FOR UPDATE',
    [tenantId, id],
  )
  const revision = locked.rows[0]?.revision
  if (revision === undefined) throw new LinliError('block.not-found', `There is no block '${id}'.`)
  if (revision !== baseRevision)
    throw new LinliError('block.stale', `Block '${id}' is at revision ${revision}.`)
  const { rows } = await client.query<{ body: string }>(
    'SELECT body FROM field_block_revision WHERE tenant_id = $1 AND block_id = $2 AND number = $3',
    [tenantId, id, revision],
  )
  return JSON.parse(rows[0]?.body ?? '{}') as FieldBlock
}

/** A block as the audit tells it. */
function told({ title, schema }: FieldBlock) {
  const fields = Object.entries(schema.properties)
  return { title: title['zh-CN'], questions: fields.map(([key, field]) => field.title ?? key) }
}
