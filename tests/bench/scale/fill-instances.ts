import { randomUUID } from 'node:crypto'
import type { Actor } from '@linli/schemas/org'
import type { Pool } from 'pg'
import { createInProcessEngine } from '../../support/in-process-engine.ts'
import { BENCH_POST } from '../definitions.ts'
import { startCase } from '../measure-engine.ts'
import type { Stage } from '../stage.ts'
import { gridId, TENANT } from '../street.ts'

/** So many open tasks wait in one grid, however many instances there are: a grid does not grow with the city. */
const PER_GRID = 500
const CHUNK = 20_000
/** Of each table one row per step or one per instance; an effect that was delivered leaves none. */
export const FILLED_TABLES = [
  ...['instance', 'instance_snapshot', 'history', 'task', 'timer', 'inbox', 'correlation'],
] as const

export interface Template {
  readonly instanceId: string
  readonly ref: string
}

/** An instance that the engine itself started and moved: five steps, one open task, one armed timer, nothing else. */
export async function createTemplate(stage: Stage): Promise<Template> {
  const bench = await createInProcessEngine(stage.url)
  try {
    const ref = `template-${randomUUID()}`
    const instanceId = await startCase(bench.engine, ref)
    const actor: Actor = {
      accountId: 'worker-0',
      role: 'worker',
      posts: [{ nodeId: gridId(0), post: BENCH_POST }],
    }
    const task = { tenantId: TENANT, taskId: `${instanceId}.1.0`, actor }
    for (let round = 0; round < 2; round++) {
      await bench.engine.claim(task)
      await bench.engine.release(task)
    }
    await stage.pool.query('TRUNCATE outbox')
    return { instanceId, ref }
  } finally {
    await bench.close()
  }
}

/** Copies the template's rows until there are `count` instances, oldest first, one every two seconds up to now. Whatever is
 *  its own is replaced in columns and documents alike: ids, number, node, instants. Timers are due in one hour to thirty days. */
export async function fillInstances(pool: Pool, template: Template, count: number): Promise<void> {
  await insertGrids(pool, count)
  for (let first = 0; first < count; first += CHUNK) {
    await copyChunk(pool, template, { first, last: Math.min(first + CHUNK, count) - 1, count })
  }
  await pool.query(`VACUUM ANALYZE ${FILLED_TABLES.join(', ')}, org_node`)
  await pool.query('CHECKPOINT')
}

async function insertGrids(pool: Pool, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO org_node (tenant_id, id, parent_id, kind, name)
     SELECT $1, 'bench-grid-' || g, $1, 'grid', '压测网格' || g FROM generate_series(0, $2) AS g
     ON CONFLICT DO NOTHING`,
    [TENANT, Math.ceil(count / PER_GRID)],
  )
  await pool.query('UPDATE tenant SET org_revision = org_revision + 1 WHERE id = $1', [TENANT])
}

interface Chunk {
  readonly first: number
  readonly last: number
  readonly count: number
}

async function copyChunk(pool: Pool, { instanceId, ref }: Template, chunk: Chunk): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(`CREATE TEMPORARY TABLE old (${COLUMNS}) ON COMMIT DROP`)
    await client.query(`CREATE TEMPORARY TABLE new (${COLUMNS}) ON COMMIT DROP`)
    await client.query(`INSERT INTO old ${NAMES_OF_TEMPLATE}`, [instanceId, ref])
    await client.query(`INSERT INTO new ${NAMES_OF_COPIES}`, [
      ...[chunk.first, chunk.last, chunk.count, Math.ceil(chunk.count / PER_GRID)],
    ])
    for (const table of FILLED_TABLES) {
      await client.query(
        `INSERT INTO ${table} SELECT copied.*
           FROM new CROSS JOIN old JOIN ${table} AS t ON ${KEYS[table] ?? 't.instance_id = old.id::uuid'}
          CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, (${RENAMED})::jsonb) AS copied`,
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const KEYS: Readonly<Record<string, string>> = {
  instance: 't.id = old.id::uuid',
  inbox: `t.message_id = old.ref || '.alarm'`,
  correlation: 't.key = old.ref',
}

/** What an instance has for itself. Instants as `to_jsonb` writes them and as milliseconds, which documents hold. */
const NAMES = ['id', 'ref', 'number', 'code', 'grid', 'started', 'started_ms', 'due', 'due_ms']
const COLUMNS = NAMES.map((name) => `${name} text`).join(', ')
const RENAMED = NAMES.reduce(
  (text, name) => `replace(${text}, old.${name}, new.${name})`,
  'to_jsonb(t)::text',
)

const NAMES_OF_TEMPLATE = `
  SELECT i.id, $2, i.number, i.lookup_code, i.node_id, to_jsonb(i.started_at) #>> '{}', ${ms('i.started_at')},
         to_jsonb(t.due_at) #>> '{}', ${ms('t.due_at')}
    FROM instance i JOIN timer t ON t.tenant_id = i.tenant_id AND t.instance_id = i.id
   WHERE i.id = $1::uuid`
const NAMES_OF_COPIES = `
  SELECT uuidv7(started - now()), 'copy-' || md5(n::text), 'BA' || lpad(n::text, 13, '0'), upper(left(md5(random()::text), 6)),
         'bench-grid-' || (n * 7919::int8) % $4::int, to_jsonb(started) #>> '{}', ${ms('started')}, to_jsonb(due) #>> '{}', ${ms('due')}
    FROM (SELECT n, date_trunc('milliseconds', now()) - ($3::int - n) * interval '2 seconds' AS started,
                 date_trunc('milliseconds', now()) + interval '1 hour' + random() * interval '30 days' AS due
            FROM generate_series($1::int, $2::int) AS n) AS moments`

function ms(instant: string): string {
  return `(extract(epoch FROM ${instant}) * 1000)::int8::text`
}
