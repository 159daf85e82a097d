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
  // Tasks without their instances, which do not matter here.
  await pool.query('set session_replication_role = replica')
  await pool.query(
    `insert into task (tenant_id, id, instance_id, definition_id, name, state, assignee_id, excluded, why, urgent, opened_at, closed_at)
     select 't', g::text, $2, 'd', 'check', case when g % 2 = 0 then 'open' else 'completed' end,
            case when g <= 4 then 'wang' else 'w' || g % 50 end, '{}', '{"turn": 1}', false, to_timestamp(g),
            case when g % 2 = 0 then null else now() end
     from generate_series(1, $1) as g`,
    [OTHERS, INSTANCE],
  )
  await pool.query('set session_replication_role = origin')
  await pool.query('analyze task')
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

test('what somebody has to do is found without the tasks of others', async () => {
  const key = { tenantId: 't', accountId: 'wang', definitionId: 'd', task: 'check' }
  expect(await createPostgresStore(pool).loadsOf([key])).toEqual([
    { ...key, open: 2, last: { at: 4_000, turn: 1 } },
  ])

  expect(await mostRead('load-loads', `'{t}', '{wang}', '{d}', '{check}'`)).toBeLessThanOrEqual(3)
})
