import { randomUUID } from 'node:crypto'
import {
  calendarOfTenant,
  createEnginePool,
  createPostgresDirectory,
  createPostgresEngine,
} from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorOf } from '../../server/src/access/viewer.ts'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { ALARM, GRID, OFFICIAL, POST, RESIDENT, STREET } from '../support/builders.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'

// The grid worker holds her post on one day only, the second of March in the city; the street's own worker always.

const tenantId = 'dated'
const BEFORE = Date.parse('2026-03-01T23:59:59+08:00')
const ON_THE_DAY = Date.parse('2026-03-02T00:00:00+08:00')
const AFTER = Date.parse('2026-03-03T00:00:00+08:00')

let now = BEFORE
const clock = { now: () => now }
let database: TestDatabase
let stage: Awaited<ReturnType<typeof openStage>>
beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query(`
    insert into tenant (id, name, org_revision) values ('${tenantId}', '测试街道', 1);
    insert into org_node (tenant_id, id, parent_id, kind, name) values
      ('${tenantId}', '${STREET}', null, 'street', '街道'), ('${tenantId}', '${GRID}', '${STREET}', 'grid', '一格');
    insert into account (tenant_id, id, role, name, login) values
      ('${tenantId}', 'wu', 'worker', '吴', 'wu'), ('${tenantId}', 'shi', 'worker', '施', 'shi');
    insert into post (tenant_id, account_id, node_id, post, valid_from, valid_until) values
      ('${tenantId}', 'wu', '${GRID}', '${POST}', '2026-03-02', '2026-03-03'),
      ('${tenantId}', 'shi', '${STREET}', '${POST}', null, null)`)
  stage = await openStage()
})
afterAll(async () => {
  await stage.close()
  await database.close()
})

it('a post counts from its first day to its end, for assignments and for who may take a task', async () => {
  expect(await poolOfNewTask()).toEqual({ nodeId: STREET, taken: 'task.not-assigned' })

  await moveTo(ON_THE_DAY)
  expect(await poolOfNewTask()).toEqual({ nodeId: GRID, taken: 'wu' })

  await moveTo(AFTER)
  expect(await poolOfNewTask()).toEqual({ nodeId: STREET, taken: 'task.not-assigned' })
})

it('a task that was in her pool is not hers to take once the post has ended', async () => {
  await moveTo(ON_THE_DAY)
  const taskId = await newTask()
  await moveTo(AFTER)

  expect(await takeAsWu(taskId)).toBe('task.not-assigned')
})

/** As the clock goes on: the directory notices by itself, and nobody touches the tenant's revision. */
async function moveTo(instant: number): Promise<void> {
  now = instant
  const count = instant === ON_THE_DAY ? 2 : 1
  const { directory } = stage
  await until(async () => (await directory.org(tenantId)).holdings.length === count, 5_000)
}

async function poolOfNewTask() {
  const taskId = await newTask()
  const { rows } = await database.pool.query<{ nodeId: string }>(
    'select pool_node_id as "nodeId" from task where id = $1',
    [taskId],
  )
  return { nodeId: rows[0]?.nodeId, taken: await takeAsWu(taskId) }
}

async function newTask(): Promise<string> {
  const { instanceId } = await stage.engine.start({
    ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT },
    ...{ answers: { ref: 'A', divisor: 1 }, key: randomUUID() },
  })
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from task where instance_id = $1',
    [instanceId],
  )
  return rows[0]?.id ?? ''
}

/** A session of its own each time, so that none is remembered from the day before. */
async function takeAsWu(taskId: string): Promise<string> {
  const { cookie } = await stage.sessions.open({ tenantId, accountId: 'wu', role: 'worker' })
  const viewer = await stage.sessions.viewer(cookie)
  if (viewer === null) throw new Error('Nobody is signed in.')
  return stage.engine.claim({ tenantId, taskId, actor: actorOf(viewer) }).then(
    () => viewer.accountId,
    (error: unknown) => (error instanceof LinliError ? error.code : 'fault'),
  )
}

async function openStage() {
  const pool = createEnginePool({ databaseUrl: database.url, onTrouble: () => undefined })
  const directory = createPostgresDirectory(pool, clock, calendarOfTenant)
  const engine = createPostgresEngine({
    ...{ pool, clock, directory },
    channel: { deliver: () => Promise.resolve() },
    limits: { heldEffects: 0 },
    doorbell: { ringDeliver: () => Promise.resolve(), close: () => Promise.resolve() },
    observer: { incident: () => undefined, trouble: () => undefined },
  })
  const published = await engine.publish({ tenantId, document: ALARM, actor: OFFICIAL })
  if (published.kind === 'refused') throw new Error(JSON.stringify(published.findings))
  return {
    ...{ engine, directory, sessions: createSessions(pool, clock) },
    async close() {
      await engine.close()
      await pool.end()
    },
  }
}
