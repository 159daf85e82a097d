import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
let resident: string
let template: Definition

beforeAll(async () => {
  linli = await startApp()
  template = await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const MIGRATION = `migration { id state toVersion requestedBy decidedBy
  tally { total waiting safe choice stay moved stayed undone kept }
  questions { key message count options { id label } } staying { because instance { id } } }`
const ANSWER = `__typename ... on Migrating { ${MIGRATION} } ... on Refusal { code message }`
const PLAN = `mutation ($id: String!) { answer: planMigration(definitionId: $id) { ${ANSWER} } }`
const MOVE = `mutation ($id: ID!, $choices: [MigrationChoice!]!) {
  answer: moveInstances(id: $id, choices: $choices) { ${ANSWER} } }`
const STOP = `mutation ($id: ID!) { answer: stopMigration(id: $id) { ${ANSWER} } }`
const UNDO = `mutation ($id: ID!) { answer: undoMigration(id: $id) { ${ANSWER} } }`
const DROP = `mutation ($id: ID!) { answer: dropMigration(id: $id) { ${ANSWER} } }`
const LOOK = `query ($id: ID!) { ${MIGRATION.replace('migration', 'migration(id: $id)')} }`
const READ = `query ($id: ID!) { instance(id: $id) { version { number } timeline { seq sentence }
  tasks { id state dueAt } timers { name dueAt } } }`

const AT = `query ($id: ID!, $seq: Int!) { instance(id: $id) { at(seq: $seq) { version { number } } } }`

describe('moving the running instances of a definition', () => {
  test('is judged, chosen, done and taken back in the background', async () => {
    const [first, second] = [
      await reportComplaint(linli, resident),
      await reportComplaint(linli, resident),
    ]
    await publish({ ...template, timers: slower(template) })
    const before = await read(first)

    const planned = await decide(PLAN, { id: 'complaint' })
    expect(planned).toMatchObject({ __typename: 'Migrating', migration: { toVersion: 2 } })
    const { id } = planned.migration
    const judged = await reach(id, 'judged')

    expect(judged).toMatchObject({ tally: { total: 2, waiting: 0, choice: 2, safe: 0, stay: 0 } })
    const [question] = judged.questions
    expect(question).toMatchObject({ key: 'deadline:triage-due', count: 2 })
    expect(question.message).toMatch(/^时限“.+”由 .+ 改为 .+。$/)
    expect(question.options.map((each: { id: string }) => each.id)).toEqual([
      ...['keep', 'replayed', 'stay'],
    ])
    expect(await decide(PLAN, { id: 'complaint' })).toMatchObject({ code: 'migration.open' })

    const choices = [{ key: question.key, option: 'replayed' }]
    expect(await decide(MOVE, { id, choices })).toMatchObject({ migration: { state: 'moving' } })
    const moved = await reach(id, 'moved')
    expect(moved).toMatchObject({
      tally: { moved: 2, stayed: 0 },
      decidedBy: planned.migration.requestedBy,
    })
    const after = await read(first)
    expect(after.version.number).toBe(2)
    expect(after.timeline.at(-1).sentence).toContain('由第 1 版迁到第 2 版')
    expect(after.tasks[0].id).toBe(before.tasks[0].id)
    expect(after.timers).not.toEqual(before.timers)

    await linli.services.engine.cancel({
      ...{ tenantId: linli.street.tenant.id, instanceId: second, reason: '重复' },
      actor: { accountId: 'shen-center', role: 'official', posts: [] },
    })
    await decide(UNDO, { id })
    expect(await reach(id, 'undone')).toMatchObject({ tally: { undone: 1, kept: 1 } })
    const back = await read(first)
    expect(back).toMatchObject({
      version: { number: 1 },
      tasks: before.tasks,
      timers: before.timers,
    })
    // The past stays on the versions that it was on.
    const { timeline } = back
    const versions = await Promise.all(
      timeline.map(async ({ seq }: { readonly seq: number }) => {
        const { instance } = await linli.ask(AT, { id: first, seq }, official)
        return instance.at.version.number
      }),
    )
    expect(versions).toEqual([1, 2, 1])
    expect(await decide(UNDO, { id })).toMatchObject({ code: 'migration.elsewhere' })
    expect(await decide(PLAN, { id: 'complaint' })).toMatchObject({ __typename: 'Migrating' })
  })

  test('one that nobody decides on is dropped, and moves nothing', async () => {
    const { migrations } = await open()
    const { id } = migrations[0]
    await reach(id, 'judged')

    expect(await decide(DROP, { id })).toMatchObject({ migration: { state: 'dropped' } })
    expect(await decide(MOVE, { id, choices: [] })).toMatchObject({ code: 'migration.elsewhere' })
    expect(await look(id)).toMatchObject({ tally: { moved: 0 } })
  })

  test('what is not answered stays, and says why', async () => {
    const { migration } = await decide(PLAN, { id: 'complaint' })
    await reach(migration.id, 'judged')
    await decide(MOVE, { id: migration.id, choices: [] })

    const done = await reach(migration.id, 'moved')

    expect(done).toMatchObject({ tally: { moved: 0, stayed: 1 } })
    expect(done.staying[0].because).toMatch(/^时限“.+”由/)
  })

  test('is stopped half-way: what has not moved stays, and a file tells of each case', async () => {
    const cases = []
    for (let count = 0; count < 6; count += 1) cases.push(await reportComplaint(linli, resident))
    await publish({ ...template, timers: slower(template), title: { 'zh-CN': '诉求（改）' } })
    const { migration } = await decide(PLAN, { id: 'complaint' })
    const { id } = migration
    const { tally } = await reach(id, 'judged')
    // Whoever moves one waits for its row, which is let go of after the stop has been asked for.
    const holder = await linli.services.pool.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM instance_snapshot FOR UPDATE')
    await decide(MOVE, { id, choices: [] })
    const stopping = decide(STOP, { id })
    await holder.query('SELECT pg_sleep(0.3)')
    await holder.query('COMMIT')
    holder.release()

    expect(await stopping).toMatchObject({ migration: { state: 'moved' } })
    const done = await reach(id, 'moved')
    const { moved, stayed } = done.tally
    expect(moved + stayed).toBe(tally.total)
    // Four at once is what a pass has under way.
    expect(stayed).toBeGreaterThanOrEqual(tally.total - 4)
    expect(done.staying.map(({ because }: { because: string }) => because)).toContain(
      '迁移中途停下，没有变动。',
    )
    expect(await decide(STOP, { id })).toMatchObject({ code: 'migration.elsewhere' })
    const file = await linli.app.inject({
      ...{ method: 'GET', url: `/files/migrations/${id}`, headers: { cookie: official } },
    })
    const [head, ...rest] = file.body.trimEnd().split('\r\n')
    const lines = rest.slice(0, -1)
    expect(rest.at(-1)).toMatch(/^沈中心 \d{4}-\d\d-\d\d \d\d:\d\d 导出$/)
    expect(head).toBe('\uFEFF编号,原来的版本,结果,原因')
    expect(lines).toHaveLength(tally.total)
    expect(lines.filter((line) => line.includes(',留在原版本,'))).toHaveLength(stayed)
    expect(lines.every((line) => /^TS\d{8}-\d{4},/.test(line))).toBe(true)
    expect(cases).toHaveLength(6)
  })

  test('is for officials, and an unknown one is refused', async () => {
    const worker = await linli.signIn('li-acceptance')
    const id = randomUUID()
    for (const [document, variables] of [
      [PLAN, { id: 'complaint' }],
      [MOVE, { id, choices: [] }],
      [STOP, { id }],
      [UNDO, { id }],
      [DROP, { id }],
      [LOOK, { id }],
    ] as const) {
      for (const [cookie, code] of [
        [worker, 'access.denied'],
        [resident, 'access.denied'],
        [undefined, 'session.missing'],
      ] as const) {
        const { errors, data } = await linli.post(document, variables, cookie)
        expect(errors?.[0]?.extensions?.code ?? data.answer.code).toBe(code)
      }
    }
    expect(await decide(UNDO, { id })).toMatchObject({ code: 'migration.not-found' })
    expect(await decide(UNDO, { id: 'x' })).toMatchObject({ code: 'migration.not-found' })
  })
})

function slower({ timers }: Definition): Definition['timers'] {
  const { 'triage-due': due, ...others } = timers
  if (due === undefined) throw new Error('The template has its triage deadline.')
  return { ...others, 'triage-due': { title: due.title, clock: 'working-days', days: 9 } }
}

async function publish(document: Definition): Promise<void> {
  const result = await linli.services.engine.publish({
    ...{ tenantId: linli.street.tenant.id, document },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
  linli.services.versions.forgetNewest(linli.street.tenant.id)
}

async function decide(document: string, variables: object) {
  const { answer } = await linli.ask(document, variables, official)
  return answer
}

async function look(id: string) {
  return (await linli.ask(LOOK, { id }, official)).migration
}

async function read(id: string) {
  return (await linli.ask(READ, { id }, official)).instance
}

/** What the definition has of migrations, newest first. */
async function open() {
  const { definitions } = await linli.ask(
    '{ definitions { definitionId migrations { id state } } }',
    {},
    official,
  )
  return definitions.find((each: { definitionId: string }) => each.definitionId === 'complaint')
}

async function reach(id: string, state: string) {
  await until(async () => (await look(id)).state === state)
  return look(id)
}
