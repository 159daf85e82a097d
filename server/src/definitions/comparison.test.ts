import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'smoke-alarm'
const COMPARE = `query ($id: String!, $before: Int, $after: Int) { definition(id: $id) {
  comparison(before: $before, after: $after) { before after running findings { code }
    broken { form field title standing broken { code } altered { kind path reason message } }
    changes { code part path side bearing message standing late } } } }`
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename
  ... on DraftSaved { draft { revision } } } }`
const DUTY = '/timers/duty-ack/duration'
/** Long enough for a slow machine not to see it run out. */
const TEMPLATE = edited(templateOf(ID), { set: DUTY, to: 'PT2H' })

let linli: TestApp
let official: string
let revision = 0
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  await publish(TEMPLATE)
  const devices = ['smoke-2-2-302', 'smoke-2-2-402', 'smoke-5-1-101']
  for (const deviceId of devices) await alarm(deviceId)
})
afterAll(() => linli.close())

test('a draft that says the same has no change, and no draft has no comparison', async () => {
  expect((await compare()).definition.comparison).toBeNull()
  await save(TEMPLATE)

  const { comparison } = (await compare()).definition

  expect(comparison).toMatchObject({ before: 1, after: null, changes: [], findings: [] })
  expect(comparison.running).toBe(await runningCount())
})

test('a draft that is no definition yet says why, and no change', async () => {
  await save({ ...TEMPLATE, machine: undefined } as unknown as Definition)

  const { comparison } = (await compare()).definition

  expect(comparison.changes).toEqual([])
  expect(comparison.findings).toEqual([{ code: 'key.missing' }])
})

test('a change counts the running instances that stand where it is met, by state uid', async () => {
  const [one] = await instanceIds()
  await moveTo(one, 'at_site')
  await save(
    edited(
      TEMPLATE,
      { set: '/tasks/site-check/urgent', to: TEMPLATE.tasks['site-check']?.urgent !== true },
      { set: '/tasks/duty-confirm/instructions', to: { 'zh-CN': '先看监控。', en: 'Look first.' } },
      { set: '/context/schema/properties/signals/maximum', to: 1000 },
      { set: '/triggers/0/match', to: 'reading.kind == "clear"' },
    ),
  )

  const { changes, running } = (await compare()).definition.comparison

  expect(running).toBe(3)
  expect(standings(changes)).toEqual({
    'task.urgent': 1,
    'task.instructions': 2,
    'context-field.maximum': 3,
    'trigger.match': 0,
  })
})

test('a shortened timer counts the open tasks that would be late now, from where the timer was armed', async () => {
  const [, two, three] = await instanceIds()
  await armedAgo(two, 40)
  await armedAgo(three, 20)
  await save(edited(TEMPLATE, { set: DUTY, to: 'PT30M' }))

  const { changes } = (await compare()).definition.comparison

  expect(changes).toMatchObject([
    { code: 'timer.shortened', path: '/timers/duty-ack', late: 1, standing: 2 },
  ])
  await save(edited(TEMPLATE, { set: DUTY, to: 'PT15M' }))
  expect((await compare()).definition.comparison.changes).toMatchObject([{ late: 2 }])
  await save(edited(TEMPLATE, { set: DUTY, to: 'PT90M' }))
  expect((await compare()).definition.comparison.changes).toMatchObject([{ late: 0 }])
})

test('an edited question says what it breaks, and how many running instances meet that', async () => {
  await save(edited(TEMPLATE, { remove: '/forms/duty-confirm/schema/properties/verdict/oneOf/2' }))

  const { broken } = (await compare()).definition.comparison

  expect(broken).toMatchObject([
    { form: 'duty-confirm', field: 'verdict', title: '判断', standing: 2 },
  ])
  expect(broken[0].altered).toContainEqual({
    kind: 'guard',
    path: '/machine/states/alarm/states/handling/states/remote/invoke/onDone/1/guard/params/cel',
    reason: 'never',
    message: '“判断”不能再选“误报”，这里还在和它比较。',
  })
})

test('two versions are compared in the language of the reader', async () => {
  await publish(edited(TEMPLATE, { set: DUTY, to: 'PT30M' }))

  const forth = await compare({ before: 1, after: 2 })
  const back = await compare({ before: 2, after: 1 }, `${official}; linli_locale=en`)

  expect(forth.definition.comparison.changes).toMatchObject([
    { message: '时限“值班室60秒内确认”（“核实”）由 2 小时 改为 30 分钟。' },
  ])
  expect(back.definition.comparison.changes).toMatchObject([
    { code: 'timer.lengthened', message: expect.stringMatching(/from 30 minutes to 2 hours/) },
  ])
})

test('it is for officials only, and a number that is not there is refused', async () => {
  const worker = await linli.signIn('li-acceptance')
  const denied = await linli.post(COMPARE, { id: ID }, worker)
  const unknown = await linli.post(COMPARE, { id: ID, before: 99 }, official)

  expect(denied.errors[0].extensions.code).toBe('access.denied')
  expect(unknown.errors[0].extensions.code).toBe('version.not-found')
})

test('running instances of another street are not counted', async () => {
  const copied = [
    'tenant',
    'org_node',
    'definition_version',
    'instance',
    'instance_snapshot',
    'history',
    'task',
  ]
  for (const table of copied) {
    const key = table === 'tenant' ? 'id' : 'tenant_id'
    await linli.services.pool.query(
      `INSERT INTO ${table}
       SELECT (jsonb_populate_record(t, '{"${key}": "other", "lookup_code": "OTHER"}')).* FROM ${table} t WHERE ${key} <> 'other'`,
    )
  }

  const { running, changes } = (await compare({ before: 1, after: 2 })).definition.comparison

  expect(running).toBe(3)
  expect(changes).toMatchObject([{ standing: 2, late: 1 }])
})

async function compare(numbers: object = {}, cookie = official) {
  return linli.ask(COMPARE, { id: ID, ...numbers }, cookie)
}

async function publish(document: Definition) {
  const { services, street } = linli
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const result = await services.engine.publish({ tenantId: street.tenant.id, document, actor })
  expect(result.kind).toBe('published')
}

async function save(definition: Definition) {
  const input = { definitionId: ID, body: JSON.stringify(definition), baseRevision: revision }
  revision = (await linli.ask(SAVE, { input }, official)).saveDraft.draft.revision
}

function standings(changes: readonly { readonly code: string; readonly standing: number }[]) {
  return Object.fromEntries(changes.map(({ code, standing }) => [code, standing]))
}

async function alarm(deviceId: string) {
  const occurredAt = '2026-09-28T01:12:00+08:00'
  const body = JSON.stringify({ kind: 'alarm', occurredAt })
  expect((await linli.callDevice({ deviceId, body })).statusCode).toBe(202)
}

async function runningCount(): Promise<number> {
  return linli.services.prisma.instance.count({ where: { endedAt: null } })
}

async function instanceIds(): Promise<[string, string, string]> {
  const rows = await linli.services.prisma.instance.findMany({ orderBy: { number: 'asc' } })
  const [one = '', two = '', three = ''] = rows.map(({ id }) => id)
  return [one, two, three]
}

/** Where an instance stands is all that is counted of it. */
async function moveTo(id: string, uid: string) {
  await linli.services.pool.query(
    `UPDATE instance_snapshot SET body = replace(body, '"awaiting_duty"', $2) WHERE instance_id = $1`,
    [id, JSON.stringify(uid)],
  )
}

/** As if the step that armed the timer had been so many minutes ago, and the task were not late. */
async function armedAgo(id: string, minutes: number) {
  await linli.services.pool.query(
    `UPDATE history SET at = clock_timestamp() - make_interval(mins => ${minutes}) WHERE instance_id = '${id}';
     UPDATE task SET due_at = clock_timestamp() + interval '1 hour' WHERE instance_id = '${id}'`,
  )
}
