import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommitBatch } from '../../runtime/src/ports/engine-store.ts'
import { alarmReading, OFFICIAL, RESIDENT, SENSOR, WORKER } from '../support/builders.ts'
import {
  createNode,
  createPostgresGround,
  type PostgresGround,
  type TestNode,
} from '../support/test-engines.ts'

/** Every table that a commit writes. */
const TABLES = [
  ...['instance', 'instance_snapshot', 'history', 'task', 'timer', 'outbox'],
  ...['inbox', 'correlation', 'incident', 'audit', 'instance_file'],
]

describe('a batch that writes every table', () => {
  let ground: PostgresGround
  let tenantId: string
  let batch: CommitBatch

  beforeAll(async () => {
    ground = await createPostgresGround()
    tenantId = await ground.createTenant()
    batch = await batchOfEverything()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })

  it.each(TABLES)('leaves nothing behind where a row of %s cannot be written', async (table) => {
    const before = await contents()
    await ground.pool.query(`
      create function refuse() returns trigger language plpgsql as $$
        begin raise exception 'The disk is broken.' using errcode = 'io_error'; end $$;
      create trigger refuse before insert or update or delete on ${table}
        for each row execute function refuse()`)

    const result = await ground.store.commit(batch).catch((error: unknown) => error)
    await ground.pool.query(`drop trigger refuse on ${table}; drop function refuse`)

    expect(result).toMatchObject({ code: 'store.unavailable' })
    expect(await contents()).toEqual(before)
  })

  it('is written as a whole where nothing stands in its way', async () => {
    const before = await contents()

    const result = await ground.store.commit(batch)

    expect(result).toEqual({ kind: 'committed' })
    const after = await contents()
    expect(TABLES.filter((table) => after.get(table) === before.get(table))).toEqual([])
  })

  /** By table. */
  async function contents(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    for (const table of TABLES) {
      const { rows } = await ground.pool.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' ' order by t::text), '') as text from ${table} t`,
      )
      found.set(table, rows[0]?.text ?? '')
    }
    return found
  }

  /** What several commands would each have committed. */
  async function batchOfEverything(): Promise<CommitBatch> {
    const node = createNode(ground)
    const [toComplete, toCancel, toFail, toRetry] = [
      await start(node, 4),
      await startedByReading(node, '取消'),
      await start(node, 0),
      await start(node, 0),
    ]
    await complete(node, toRetry).catch(() => null)
    await node.engine.send({
      ...{ tenantId, instanceId: toRetry, event: 'correct', payload: { divisor: 4 } },
      ...{ actor: WORKER, key: 'k' },
    })
    const [incident] = await ground.incidents()
    await node.engine.close()

    const batches: CommitBatch[] = []
    const commit = (each: CommitBatch) => {
      batches.push(each)
      return Promise.reject(new LinliError('store.unavailable', 'Kept for later.'))
    }
    const keeping = createNode({ ...ground, store: { ...ground.store, commit } })
    await Promise.allSettled([start(keeping, 4)])
    await Promise.allSettled([startedByReading(keeping, '新的')])
    await Promise.allSettled([complete(keeping, toComplete)])
    await Promise.allSettled([complete(keeping, toFail)])
    await Promise.allSettled([
      keeping.engine.cancel({ tenantId, instanceId: toCancel, reason: '重复', actor: OFFICIAL }),
    ])
    await Promise.allSettled([
      keeping.engine.retryIncident({ tenantId, incidentId: incident?.id ?? '', actor: OFFICIAL }),
    ])
    expect(batches).toHaveLength(6)
    return merged(batches)
  }

  async function start({ engine }: TestNode, divisor: number): Promise<string> {
    const { instanceId } = await engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
      answers: { ref: '一起', divisor, photos: ['11111111-0000-4000-8000-000000000000'] },
    })
    return instanceId
  }
  async function startedByReading({ engine }: TestNode, ref: string): Promise<string> {
    const message = { tenantId, device: SENSOR, messageId: randomUUID(), bodyHash: ref }
    const answer = await engine.acceptReading({ ...message, reading: alarmReading(ref) })
    if (answer.kind !== 'started') throw new Error(answer.kind)
    return answer.instances[0] ?? ''
  }
  const complete = ({ engine }: TestNode, instanceId: string) =>
    engine.complete({
      ...{ tenantId, taskId: `${instanceId}.1.0`, outcome: 'confirmed', answers: {} },
      ...{ actor: WORKER, key: 'k' },
    })
})

function merged(batches: readonly CommitBatch[]): CommitBatch {
  return {
    now: Math.max(...batches.map(({ now }) => now)),
    effectLeaseMs: 0,
    started: batches.flatMap(({ started }) => started),
    steps: batches.flatMap(({ steps }) => steps),
    inbox: batches.flatMap(({ inbox }) => inbox),
    correlations: batches.flatMap(({ correlations }) => correlations),
    incidents: batches.flatMap(({ incidents }) => incidents),
    resolved: batches.flatMap(({ resolved }) => resolved),
  }
}
