import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createEnginePool } from '@linli/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const FILL = new URL(
  '../../schemas/prisma/migrations/0008_files_named_before/migration.sql',
  import.meta.url,
)
const [LIN, GU] = ['lin-resident', 'gu-resident']

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function upload(by: string): Promise<string> {
  const id = randomUUID()
  await database.pool.query(
    `insert into file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     values ('t', $1, '', 'image/jpeg', 1, 1, '', $2)`,
    [id, by],
  )
  return id
}

interface Taken {
  readonly kind: string
  readonly by: string | null
  readonly files: readonly string[]
}

/** As a node of release 0.1.0 writes a step, unless another pool says that it notes files itself. */
async function takeStep({ kind, by, files }: Taken, pool = database.pool): Promise<string> {
  const instanceId = randomUUID()
  await pool.query(
    `insert into history (tenant_id, instance_id, seq, at, kind, actor_id, input, explanation, snapshot_hash)
     values ('t', $1, 1, now(), $2, $3, $4, '{}', '')`,
    [instanceId, kind, by, JSON.stringify({ input: { payload: { photos: files } } })],
  )
  return instanceId
}

async function noted(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ text: string }>(
    `select file_id || ' ' || instance_id || ' ' || actor_id as text from instance_file`,
  )
  return rows.map(({ text }) => text).sort()
}

test('steps of a node of the release before, and all before it, show the photos they name', async () => {
  const [own, other] = [await upload(LIN), await upload(GU)]
  const files = [own, own, other, randomUUID()]
  const started = await takeStep({ kind: 'start', by: LIN, files })
  const unnamed = await takeStep({ kind: 'start', by: 'anonymous', files: [own] })
  const completed = await takeStep({ kind: 'complete', by: GU, files })
  await takeStep({ kind: 'timer', by: null, files })
  await takeStep({ kind: 'event', by: 'device:1', files })
  const expected = [
    `${own} ${started} ${LIN}`,
    `${own} ${unnamed} anonymous`,
    `${other} ${completed} ${GU}`,
  ].sort()
  expect(await noted()).toEqual(expected)

  await database.pool.query('truncate instance_file')
  // The steps here belong to no instance, which is all the same to the files.
  await database.pool.query(
    'alter table history_archive drop constraint history_archive_tenant_id_instance_id_fkey',
  )
  await database.pool.query(
    `insert into history_archive (tenant_id, instance_id, step_count, steps, file_ids, archived_at)
     select tenant_id, instance_id, 1, json_build_array(json_build_object('actorId', actor_id, 'input', input)),
            array[$2::uuid], now() from history where instance_id = $1`,
    [completed, other],
  )
  await database.pool.query('delete from history where instance_id = $1', [completed])
  await database.pool.query(await readFile(FILL, 'utf8'))
  expect(await noted()).toEqual(expected)
})

test('a session that notes files itself is not helped', async () => {
  const before = await noted()
  const pool = createEnginePool({ databaseUrl: database.url, onTrouble: () => undefined, max: 1 })
  try {
    await takeStep({ kind: 'start', by: LIN, files: [await upload(LIN)] }, pool)
  } finally {
    await pool.end()
  }

  expect(await noted()).toEqual(before)
})
