import { randomUUID } from 'node:crypto'
import type { Engine } from '@linli/runtime'
import type { Actor } from '@linli/schemas/org'
import { createInProcessEngine } from '../../support/in-process-engine.ts'
import { until } from '../../support/until.ts'
import { BENCH_POST } from '../definitions.ts'
import { startCase } from '../measure-engine.ts'
import type { Stage } from '../stage.ts'
import { gridId, TENANT } from '../street.ts'
import { FILLED_TABLES } from './fill-instances.ts'
import type { GrownBytes, TableBytes } from './scale-figures.ts'

const LANES = 64
const WORKER: Actor = {
  accountId: 'worker-0',
  role: 'worker',
  posts: [{ nodeId: gridId(0), post: BENCH_POST }],
}

/** What instances take that the engine itself started, many at a time, and then moved four steps further, each time in
 *  another order: pages as they are in an installation, not packed by a copy. The stage holds nothing else. */
export async function measureGrowth(stage: Stage, count: number): Promise<GrownBytes> {
  const bytes = await grow(stage, count)
  // Sessions tell the statistics what they did when they end, at the latest.
  return { instances: count, ...bytes, heapOnlyUpdates: await heapOnlyShare(stage) }
}

async function grow(stage: Stage, count: number): Promise<Pick<GrownBytes, 'begun' | 'moved'>> {
  const { engine, close } = await createInProcessEngine(stage.url)
  try {
    const ids = await beginInstances(engine, count)
    const begun = await bytesPerInstance(stage, count)
    for (const command of ['claim', 'release', 'claim', 'release'] as const)
      await inLanes(shuffled(ids), (id) => act(engine, command, id))
    return { begun, moved: await bytesPerInstance(stage, count) }
  } finally {
    await close()
  }
}

/** Starts so many, many at a time. Answers their ids. */
export function beginInstances(engine: Engine, count: number): Promise<string[]> {
  const refs = Array.from({ length: count }, () => randomUUID())
  return inLanes(refs, (ref) => startCase(engine, ref))
}

/** Of each table with all that belongs to it. */
export async function bytesPerInstance({ pool }: Stage, count: number): Promise<TableBytes[]> {
  const { rows } = await pool.query<TableBytes>(
    `SELECT t AS table, (pg_total_relation_size(t::regclass) - pg_indexes_size(t::regclass))::float8 / $2 AS rows,
            pg_indexes_size(t::regclass)::float8 / $2 AS indexes
       FROM unnest($1::text[]) AS t`,
    [FILLED_TABLES, count],
  )
  return rows
}

async function act(engine: Engine, command: 'claim' | 'release', id: string): Promise<void> {
  await engine[command]({ tenantId: TENANT, taskId: `${id}.1.0`, actor: WORKER })
}

/** Of all updates of snapshots. */
async function heapOnlyShare({ pool }: Stage): Promise<number> {
  let share: number | null = null
  // Each connection tells of its updates a second late.
  await until(async () => {
    const { rows } = await pool.query<{ share: number | null }>(
      `SELECT n_tup_hot_upd::float8 / nullif(n_tup_upd, 0) AS share FROM pg_stat_user_tables WHERE relname = 'instance_snapshot'`,
    )
    share = rows[0]?.share ?? null
    return share !== null
  }, 30_000)
  return share ?? Number.NaN
}

async function inLanes<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = items[Symbol.iterator]()
  // One iterator for all lanes: each takes the next item that no other has.
  const lane = async () => {
    for (const item of waiting) answers.push(await work(item))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return answers
}

function shuffled(ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
}
