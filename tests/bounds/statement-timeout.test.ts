import { randomUUID } from 'node:crypto'
import {
  chinaWorkingCalendar,
  createDatabaseClock,
  createEnginePool,
  createPostgresEngine,
} from '@linli/runtime'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { ALARM, GRID, OFFICIAL, ORG, RESIDENT, STREET, WORKER } from '../support/builders.ts'
import { createTestDatabase } from '../support/database.ts'

const tenantId = 'tenant-1'

test('a lock that nobody lets go answers its callers, and the same keys count afterwards', async () => {
  const database = await createTestDatabase()
  const { url: databaseUrl } = database
  await database.pool.query('insert into tenant (id, name) values ($1, $1)', [tenantId])
  for (const id of [STREET, GRID]) {
    await database.pool.query(
      'insert into org_node (tenant_id, id, parent_id, kind, name) values ($1, $2, $3, $4, $2)',
      [tenantId, id, ORG.nodes.get(id)?.parentId, ORG.nodes.get(id)?.kind],
    )
  }
  const pool = createEnginePool({
    databaseUrl,
    onTrouble: () => undefined,
    statementTimeoutMs: 300,
  })
  const clock = await createDatabaseClock(database.pool)
  const engine = createPostgresEngine({
    pool,
    clock,
    directory: {
      org: () => Promise.resolve(ORG),
      calendar: () => Promise.resolve(chinaWorkingCalendar()),
    },
    channel: { deliver: () => Promise.resolve() },
    doorbell: { ringDeliver: () => Promise.resolve(), close: () => Promise.resolve() },
    observer: { incident: () => undefined, trouble: () => undefined },
  })
  await engine.publish({ tenantId, document: ALARM, actor: OFFICIAL })
  const { instanceId } = await engine.start({
    tenantId,
    definitionId: 'alarm',
    form: 'report',
    answers: { ref: '锁', divisor: 1 },
    actor: RESIDENT,
    key: randomUUID(),
  })
  const nudge = () =>
    engine.send({ tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER, key: 'k' })

  const rival = new Client({ connectionString: databaseUrl })
  await rival.connect()
  await rival.query('begin')
  await rival.query('select from instance_snapshot where instance_id = $1 for update', [instanceId])
  const refused = await nudge().catch((error: unknown) => error)
  await rival.query('rollback')
  const again = await nudge()

  expect(refused).toMatchObject({ code: 'store.unavailable' })
  expect(again.seq).toBe(2)
  await rival.end()
  await engine.close()
  clock.close()
  await pool.end()
  await database.close()
})
