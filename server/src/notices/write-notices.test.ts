import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { createNoticeWriter, type NewNotice } from './write-notices.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query(`
    insert into tenant (id, name) values ('t', '测试街道');
    insert into org_node (tenant_id, id, parent_id, kind, name) values ('t', 'grid', null, 'grid', '一格');
    insert into account (tenant_id, id, role, name, login) values ('t', 'wu', 'worker', '吴', 'wu'), ('t', 'shi', 'worker', '施', 'shi');
    insert into post (tenant_id, account_id, node_id, post) values ('t', 'wu', 'grid', 'p'), ('t', 'shi', 'grid', 'p')`)
})
afterAll(() => database.close())

const text = { 'zh-CN': '告警', en: 'Alarm' }
const notice = (id: string, to: NewNotice['to']): NewNotice => ({
  ...{ tenantId: 't', id, instanceId: randomUUID(), to, title: text, body: text },
})

test('a notice that is delivered again and again is one row for each person', async () => {
  const write = createNoticeWriter(database.pool, Date)
  const toPost = notice('a.1.0', { kind: 'post', nodeId: 'grid', post: 'p' })
  const toOne = notice('a.1.1', { kind: 'account', accountId: 'wu' })

  await Promise.all([write(toPost), write(toOne)])
  await Promise.all([write(toOne), write(toPost)])
  await write(toPost)

  const { rows } = await database.pool.query('select id from notice order by id')
  expect(rows.map(({ id }) => id)).toEqual(['a.1.0.shi', 'a.1.0.wu', 'a.1.1.wu'])
})
