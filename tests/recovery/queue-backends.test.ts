import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { connectQueues, createQueueDoorbell, startListeners } from '@linli/runtime'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RESIDENT } from '../support/builders.ts'
import { redisServer, startRedis, type TestRedis } from '../support/redis.ts'
import {
  createNode,
  createPostgresGround,
  type PostgresGround,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

const DOOMED = fileURLToPath(new URL('./doomed-node.ts', import.meta.url))
/** Sweeps so far apart that what a test sees comes from a ring. */
const NO_SWEEP_MS = 60_000
const SWEEP_MS = 200

let ground: PostgresGround
beforeAll(async () => {
  ground = await createPostgresGround()
})
afterAll(async () => {
  expect(await ground.brokenInvariants()).toEqual([])
  await ground.close()
})

describe('nodes that are rung by PostgreSQL', () => {
  deliverWhateverHappens({ redisUrl: () => null, lose: loseTables })
})

describe.skipIf(redisServer === undefined)(
  'nodes that are rung by Redis (needs redis-server)',
  () => {
    let redis: TestRedis
    beforeAll(async () => {
      redis = await startRedis()
    })
    afterAll(() => redis.close())
    deliverWhateverHappens({
      redisUrl: () => redis.url,
      async lose() {
        const admin = new Redis(redis.url)
        await admin.flushall()
        admin.disconnect()
      },
    })
  },
)

interface Backend {
  readonly redisUrl: () => string | null
  /** Everything that the queue knows. */
  readonly lose: () => Promise<void>
}

async function loseTables(): Promise<void> {
  const { rows } = await ground.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'bullmq' and tablename not like '%migration%'`,
  )
  const truncate = `truncate ${rows.map(({ name }) => name).join(', ')}`
  // Nodes at work lock the tables one by one: PostgreSQL may end either of two who wait for each other.
  await until(() => ground.pool.query(truncate).then(() => true, isDeadlockVictim))
}

function isDeadlockVictim(error: unknown): false {
  if ((error as { readonly code?: string }).code !== '40P01') throw error
  return false
}

function deliverWhateverHappens(backend: Backend): void {
  let tenantId: string
  beforeEach(async () => {
    tenantId = await ground.createTenant()
  })
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
    await fireAll()
  })

  /** A node that keeps no effect to itself, so that all of them need a ring or a sweep. */
  async function openNode(sweepEveryMs: number): Promise<TestNode> {
    const { databaseUrl } = ground
    const queues = await connectQueues({ redisUrl: backend.redisUrl(), databaseUrl })
    const observer = { trouble: () => undefined }
    const doorbell = createQueueDoorbell(queues.openQueue(), observer)
    const node = createNode({ ...ground, doorbell }, { heldEffects: 0 })
    const listeners = startListeners(queues, node.engine, { observer, sweepEveryMs })
    closers.push(async () => {
      await listeners.stop()
      await node.engine.close()
      await doorbell.close()
      await queues.close()
    })
    return node
  }
  const start = ({ engine }: TestNode, key: string) =>
    engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key },
      answers: { ref: '铃', divisor: 1 },
    })
  /** Timers that a later test would see. */
  async function fireAll(): Promise<void> {
    const { engine } = createNode(ground)
    await until(
      async () => (await engine.fireDueTimers()) === 0 && (await ground.openTimers()) === 0,
    )
    await engine.close()
  }
  async function waiting(): Promise<number> {
    const { rows } = await ground.pool.query<{ n: number }>(
      'select count(*)::int4 as n from outbox where tenant_id = $1',
      [tenantId],
    )
    return rows[0]?.n ?? 0
  }
  const idsOf = (nodes: readonly TestNode[]) =>
    nodes.flatMap(({ delivered }) => delivered.map(({ id }) => id))

  it('send every effect once, by whichever of them is rung', async () => {
    const nodes = [await openNode(NO_SWEEP_MS), await openNode(NO_SWEEP_MS)] as const

    // A node sweeps once when it comes; nothing but rings can have brought the second half.
    for (const half of ['a', 'b']) {
      await Promise.all(
        Array.from({ length: 15 }, (_, index) =>
          start(nodes[index % 2 === 0 ? 0 : 1], `${half}${index}`),
        ),
      )
      await until(async () => (await waiting()) === 0)
    }

    const ids = idsOf(nodes)
    expect(ids).toHaveLength(60)
    expect(new Set(ids).size).toBe(60)
  })

  it('send what a node had in its hands when it was killed', async () => {
    const { databaseUrl } = ground
    const redisUrl = backend.redisUrl()
    const args = [DOOMED, databaseUrl, tenantId, ...(redisUrl === null ? [] : [redisUrl])]
    // Where this test fails before it kills, the node dies with this process.
    const doomed = spawn('setpriv', ['--pdeathsig', 'KILL', process.execPath, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(doomed.stdout, 'data')
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    expect(await waiting()).toBe(2)

    const heir = await openNode(SWEEP_MS)
    await ground.endEffectLeases()
    await until(async () => (await waiting()) === 0)

    expect(heir.delivered.map(({ attempts }) => attempts)).toEqual([2, 2])
  })

  it('send what nobody was rung for, and what comes after the queue has lost everything', async () => {
    const listening = await openNode(SWEEP_MS)
    const unheard = createNode(ground, { heldEffects: 0 })
    await start(unheard, 'unheard')
    await until(async () => (await waiting()) === 0)
    expect(unheard.rings.count).toBe(1)

    await backend.lose()
    await start(unheard, 'afterwards')
    await until(async () => (await waiting()) === 0)
    await start(listening, 'rung again')
    await until(async () => (await waiting()) === 0)

    expect(idsOf([listening])).toHaveLength(6)
    await unheard.engine.close()
  })

  it('fire a timer by a sweep, where nobody else looks for it', async () => {
    const node = await openNode(SWEEP_MS)
    const { instanceId } = await start(node, 'timed')

    await until(async () => (await ground.openTimers()) === 0)

    const { rows } = await ground.pool.query<{ kind: string }>(
      'select kind from history where instance_id = $1 order by seq',
      [instanceId],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['start', 'timer'])
  })
}
