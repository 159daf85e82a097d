import { createEnginePool, pruneInbox } from '@linli/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPostgresStore } from '../../runtime/src/postgres/postgres-store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

/** Rows that the questions below are not about. */
const OTHERS = 3_000
const INSTANCE = '01900000-0000-7000-8000-000000000000'

let database: TestDatabase
/** One connection, so that a statement can be explained where it was prepared. */
let pool: ReturnType<typeof createEnginePool>
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createEnginePool({ databaseUrl: database.url, onTrouble: () => undefined, max: 1 })
  await pool.query(
    `insert into timer (tenant_id, instance_id, event, generation, name, due_at)
     select 't', gen_random_uuid(), 'e', 0, 'n', now() + g * interval '1 minute' from generate_series(1, $1) as g`,
    [OTHERS],
  )
  await pool.query(
    `insert into outbox (tenant_id, id, instance_id, effect, created_at, next_attempt_at)
     select 't', 'e' || g, $2, '{}', now(), now() + g * interval '1 minute' from generate_series(1, $1) as g`,
    [OTHERS, INSTANCE],
  )
  await pool.query(
    `insert into inbox (tenant_id, source, message_id, body_hash, answer, received_at)
     select 't', 'form', g::text, '', '{}', now() - g * interval '1 second' from generate_series(1, $1) as g`,
    [OTHERS],
  )
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

/** Rows that the product's own statement reads at most at any one place of its plan. */
async function mostRead(name: string, parameters: string): Promise<number> {
  const { rows } = await pool.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
    `explain (analyze, format json) execute "${name}"${parameters === '' ? '' : `(${parameters})`}`,
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return plan === undefined ? Number.NaN : readBy(plan)
}

interface Plan {
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

function readBy(plan: Plan): number {
  const own = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)
  return Math.max(own, ...(plan.Plans ?? []).map(readBy))
}

test('looking for due timers reads no timer that waits', async () => {
  expect(await createPostgresStore(pool).leaseDueTimers(512, 1)).toEqual([])

  expect(await mostRead('lease-due-timers', '512, 1, 1')).toBeLessThanOrEqual(1)
})

test('the next timer is found by reading one', async () => {
  expect(await createPostgresStore(pool).nextDueAt()).toBeGreaterThan(0)

  expect(await mostRead('next-due-at', '')).toBe(1)
})

test('looking for effects to deliver reads none whose next attempt is later', async () => {
  expect(await createPostgresStore(pool).leaseOutbox(100, 1)).toEqual([])

  expect(await mostRead('lease-outbox', '100, 1')).toBeLessThanOrEqual(1)
})

test('looking for old inbox keys reads no young one', async () => {
  expect(await pruneInbox(pool, { keepDays: 35, limit: 1_000 })).toBe(0)

  expect(await mostRead('prune-inbox', '35, 1000')).toBeLessThanOrEqual(1)
})
