import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let cookies: Readonly<Record<'official' | 'secretary' | 'worker' | 'reporter', string>>
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  const { tenant } = linli.street
  await publishTemplate(linli.services, tenant.id, 'complaint')
  cookies = {
    official: await linli.signIn('shen-center'),
    secretary: await linli.signIn('zhao-secretary'),
    worker: await linli.signIn('li-acceptance'),
    reporter: await linli.signInByPhone('13900000001'),
  }
})
afterAll(() => linli.close())
beforeEach(async () => {
  const started = await linli.services.engine.start({
    ...{ tenantId: linli.street.tenant.id, definitionId: 'complaint', form: 'report' },
    answers: {
      ...{ description: '二楼楼道堆满纸箱，走不过去。', photos: [], category: 'sanitation' },
      location: { nodeId: 'building-2', text: '2单元二楼楼道' },
      ...{
        reporterMode: 'named',
        reporterName: '林居民',
        contactBy: 'phone',
        phone: '13900000001',
      },
      consent: true,
    },
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    key: randomUUID(),
  })
  instanceId = started.instanceId
})

const OPEN = 'query ($id: ID!) { instance(id: $id) { timeline { who answers } } }'

async function reads() {
  const { rows } = await linli.services.pool.query<{ who: string; detail: string }>(
    `SELECT actor_id AS who, detail FROM audit WHERE deed = 'read-personal' AND object = $1 ORDER BY at`,
    [`instance:${instanceId}`],
  )
  return rows.map(({ who, detail }) => [who, JSON.parse(detail).fields.sort()])
}

test('who opens a case of somebody is in the audit, once a day, with what was shown', async () => {
  const open = (cookie: string) => linli.ask(OPEN, { id: instanceId }, cookie)
  await Promise.all([open(cookies.official), open(cookies.official), open(cookies.official)])
  await open(cookies.worker)
  const parts = ['answers', 'name', 'phone', 'place']
  expect((await reads()).sort()).toEqual([
    ['li-acceptance', parts],
    ['shen-center', parts],
  ])
})

test('neither the one who started it, nor a list, nor a title is written down', async () => {
  await linli.ask(OPEN, { id: instanceId }, cookies.reporter)
  await linli.ask(
    '{ instances(first: 30) { edges { node { number title place positionTitles } } } }',
    {},
    cookies.official,
  )
  await linli.ask(
    'query ($id: ID!) { instance(id: $id) { number title } }',
    { id: instanceId },
    cookies.official,
  )
  expect(await reads()).toEqual([])
})

test.each([
  ['what it remembers', 'instance(id: $id) { context }'],
  ['a moment of it', 'instance(id: $id) { at(seq: 1) { step { answers } } }'],
  ['what it remembered then', 'instance(id: $id) { at(seq: 1) { context } }'],
])('%s is personal too', async (_, field) => {
  await linli.ask(`query ($id: ID!) { ${field} }`, { id: instanceId }, cookies.secretary)
  expect((await reads()).map(([who]) => who)).toEqual(['zhao-secretary'])
})

test('another node, and another day, write their own', async () => {
  const { pool } = linli.services
  const insert = (at: string) =>
    pool.query(
      `INSERT INTO audit (tenant_id, id, at, actor_id, deed, object, detail)
       VALUES ($1, gen_random_uuid(), $2, 'shen-center', 'read-personal', $3, '{"fields":[]}') ON CONFLICT DO NOTHING`,
      [linli.street.tenant.id, at, `instance:${instanceId}`],
    )
  // Midnight in Shanghai is 16:00 UTC.
  for (const at of ['2026-03-01T15:59:00Z', '2026-03-01T00:00:00Z', '2026-03-01T16:00:00Z'])
    await insert(at)
  expect(await reads()).toHaveLength(2)
})
