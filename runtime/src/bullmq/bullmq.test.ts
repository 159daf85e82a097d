import { LinliError } from '@linli/schemas/linli-error'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { redisServer, startRedis, type TestRedis } from '../../../tests/support/redis.ts'
import type { Engine } from '../ports/engine.ts'
import { connectQueues, type QueueConnection } from './connection.ts'
import { createQueueDoorbell } from './doorbell.ts'
import { startListeners } from './listeners.ts'

let database: TestDatabase
let redis: TestRedis
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('the doorbell on PostgreSQL', () => {
  ringsAndSweeps(() => connectQueues({ redisUrl: null, databaseUrl: database.url }))
})

describe.skipIf(redisServer === undefined)('the doorbell on Redis (needs redis-server)', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.close())
  ringsAndSweeps(() => connectQueues({ redisUrl: redis.url, databaseUrl: database.url }))

  test('a Redis that lost everything is swept around, and gets its schedule back', async () => {
    const { engine } = await open(connectToRedis, { sweepEveryMs: 100 })
    await vi.waitFor(() => expect(engine.sweeps).toBeGreaterThan(1))

    const admin = new Redis(redis.url)
    await admin.flushall()
    const sweepsBefore = engine.sweeps

    await vi.waitFor(() => expect(engine.sweeps).toBeGreaterThan(sweepsBefore + 3), PATIENT)
    await vi.waitFor(async () => expect(await admin.keys('*:repeat*')).not.toEqual([]), PATIENT)
    admin.disconnect()
  })

  test('without a queue a ring neither fails nor waits, and the node sweeps by itself', async () => {
    const lost = await startRedis()
    const connect = () => connectQueues({ redisUrl: lost.url, databaseUrl: database.url })
    const { engine, doorbell, troubles } = await open(connect, { sweepEveryMs: 100 })
    await lost.close()

    const since = performance.now()
    await doorbell.ringDeliver()
    expect(performance.now() - since).toBeLessThan(100)

    const sweepsBefore = engine.sweeps
    await vi.waitFor(() => expect(engine.sweeps).toBeGreaterThan(sweepsBefore + 1), PATIENT)
    expect(troubles.length).toBeGreaterThan(0)
  })
})

const PATIENT = { timeout: 10_000, interval: 20 }
const connectToRedis = () => connectQueues({ redisUrl: redis.url, databaseUrl: database.url })

function ringsAndSweeps(connect: () => Promise<QueueConnection>): void {
  test('a ring makes a node deliver', async () => {
    const { engine, doorbell } = await open(connect, {})
    const before = engine.deliveries

    await doorbell.ringDeliver()

    await vi.waitFor(() => expect(engine.deliveries).toBeGreaterThan(before), PATIENT)
  })

  test('a delivery follows the last of many rings, and the rings are few jobs', async () => {
    const { engine, doorbell } = await open(connect, {})

    for (let written = 1; written <= 500; written++) {
      engine.written = written
      await doorbell.ringDeliver()
    }

    await vi.waitFor(() => expect(engine.seen).toBe(500), PATIENT)
    expect(engine.deliveries).toBeLessThan(20)
  })

  test('a delivery that fails for a while is tried again', async () => {
    const { engine, doorbell, troubles } = await open(connect, {})
    const away = new LinliError('store.unavailable', 'The database is away.')
    engine.failures.push(away, away)

    await doorbell.ringDeliver()

    await vi.waitFor(() => expect(engine.failures).toEqual([]), PATIENT)
    await vi.waitFor(() => expect(engine.deliveries).toBeGreaterThan(0), PATIENT)
    expect(troubles).toEqual([away, away])
  })

  test('a sweep comes without a ring', async () => {
    const { engine } = await open(connect, { sweepEveryMs: 100 })

    await vi.waitFor(() => expect(engine.sweeps).toBeGreaterThan(2), PATIENT)

    expect(engine.deliveries).toBeGreaterThan(2)
  })
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A long sweep period by default: what a test sees then comes from its ring. */
async function open(connect: () => Promise<QueueConnection>, options: { sweepEveryMs?: number }) {
  const troubles: unknown[] = []
  const observer = { trouble: ({ error }: { error: unknown }) => troubles.push(error) }
  const connection = await connect()
  const engine = new CountingEngine()
  const doorbell = createQueueDoorbell(connection.openQueue(), observer)
  const listeners = startListeners(connection, engine as unknown as Engine, {
    observer,
    sweepEveryMs: options.sweepEveryMs ?? 60_000,
  })
  closers.push(
    () => connection.close(),
    () => listeners.stop(),
    () => doorbell.close(),
  )
  return { engine, doorbell, troubles }
}

/** Stands where the engine is called: only `deliverEffects` and `fireDueTimers` ever are. */
class CountingEngine {
  deliveries = 0
  sweeps = 0
  written = 0
  seen = 0
  readonly failures: Error[] = []

  async deliverEffects(): Promise<number> {
    const failure = this.failures.shift()
    if (failure !== undefined) throw failure
    this.deliveries++
    this.seen = this.written
    return 0
  }

  async fireDueTimers(): Promise<number> {
    this.sweeps++
    return 0
  }
}
