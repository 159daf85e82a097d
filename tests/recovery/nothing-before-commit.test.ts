import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alarmReading, OFFICIAL, RESIDENT, SENSOR, WORKER } from '../support/builders.ts'
import {
  createNode,
  createPostgresGround,
  type PostgresGround,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

const COMMANDS = ['start', 'reading', 'sent event', 'claim', 'completion', 'cancellation'] as const

describe('while the database has not committed', () => {
  let ground: PostgresGround
  let tenantId: string
  let node: TestNode

  beforeAll(async () => {
    ground = await createPostgresGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })
  beforeEach(async () => {
    tenantId = await ground.createTenant()
    node = createNode(ground)
    return () => node.engine.close()
  })

  const start = (key: string, on = node) =>
    on.engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key },
      answers: { ref: '等', divisor: 1 },
    })
  function ask(kind: (typeof COMMANDS)[number], instanceId: string): Promise<unknown> {
    const task = { tenantId, taskId: `${instanceId}.1.0`, actor: WORKER }
    const instance = { tenantId, instanceId }
    switch (kind) {
      case 'start':
        return start('held-up')
      case 'reading': {
        const message = { tenantId, device: SENSOR, messageId: 'held-up', bodyHash: 'h' }
        return node.engine.acceptReading({ ...message, reading: alarmReading('等') })
      }
      case 'sent event':
        return node.engine.send({
          ...{ ...instance, event: 'nudge', payload: {}, actor: WORKER, key: 'held-up' },
        })
      case 'claim':
        return node.engine.claim(task)
      case 'completion':
        return node.engine.complete({ ...task, outcome: 'confirmed', answers: {}, key: 'held-up' })
      case 'cancellation':
        return node.engine.cancel({ ...instance, reason: '重复', actor: OFFICIAL })
    }
  }

  /** Every commit appends to history: its lock holds them all up. */
  async function holdCommits() {
    const client = await ground.pool.connect()
    await client.query('begin; lock table history in share mode')
    return async () => {
      await client.query('rollback')
      client.release()
    }
  }
  async function waiting(): Promise<readonly number[]> {
    const { rows } = await ground.pool.query<{ pid: number }>(
      `select l.pid from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and l.relation = 'history'::regclass and not l.granted`,
    )
    return rows.map(({ pid }) => pid)
  }
  async function stepCount(): Promise<number> {
    const { rows } = await ground.pool.query<{ n: number }>(
      'select count(*)::int4 as n from history where tenant_id = $1',
      [tenantId],
    )
    return rows[0]?.n ?? 0
  }

  it.each(COMMANDS)('a %s is not answered, and nothing of it has left', async (kind) => {
    const { instanceId } = await start('before')
    await until(async () => node.delivered.length === 2)
    const letGo = await holdCommits()
    const told: unknown[] = []

    const answer = ask(kind, instanceId).then(
      (value) => told.push(value),
      (error) => told.push(error),
    )
    try {
      await until(async () => (await waiting()).length > 0)
      expect(told).toEqual([])
      expect(node.delivered).toHaveLength(2)
    } finally {
      await letGo()
    }

    await answer
    expect(told).toHaveLength(1)
    expect(told[0]).not.toBeInstanceOf(Error)
    expect(await stepCount()).toBe(2)
  })

  it('a step that is rolled back is refused and sends nothing, and its key counts afterwards', async () => {
    const letGo = await holdCommits()
    const refused = start('twice').catch((error: unknown) => error)
    try {
      await until(async () => (await waiting()).length > 0)
      for (const pid of await waiting())
        await ground.pool.query('select pg_cancel_backend($1)', [pid])
      expect(await refused).toMatchObject({ code: 'store.unavailable' })
    } finally {
      await letGo()
    }
    await node.engine.close()
    expect(node.delivered).toEqual([])
    expect(await stepCount()).toBe(0)

    const other = createNode(ground)
    const first = await start('twice', other)
    const again = await start('twice', other)
    await other.engine.close()

    expect(again).toEqual(first)
    expect(other.delivered.map(({ instanceId }) => instanceId)).toEqual([
      first.instanceId,
      first.instanceId,
    ])
  })
})
