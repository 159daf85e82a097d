import { randomUUID } from 'node:crypto'
import { archiveHistories } from '@linli/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let resident: string
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
  instanceId = await report()
  await claimTriage(instanceId)
})
afterAll(() => linli.close())

async function report(): Promise<string> {
  const answers = {
    description: '二楼楼道堆满纸箱，走不过去。',
    photos: [],
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone' },
    ...{ phone: '13900000001', consent: true, danger: false },
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { ... on StartedInstance { instanceId } } }`,
    { input },
    resident,
  )
  return start.instanceId
}

async function claimTriage(id: string): Promise<void> {
  const worker = await linli.signIn('li-acceptance')
  const { instance } = await linli.ask(
    `query ($id: ID!) { instance(id: $id) { tasks { id } } }`,
    { id },
    worker,
  )
  const taskId = instance.tasks[0].id
  await linli.ask(
    `mutation ($input: TaskInput!) { claimTask(input: $input) { __typename } }`,
    { input: { taskId } },
    worker,
  )
}

const MOMENT = `query ($id: ID!, $seq: Int!) { instance(id: $id) { positionTitles at(seq: $seq) {
  seq status position positionTitles context taken
  tasks { name title why holder { name } dueAt }
  timers { name title dueAt }
  step { seq sentence who reasons }
} } }`

async function momentAt(seq: number, cookie: string | undefined, id = instanceId) {
  const { instance } = await linli.ask(MOMENT, { id, seq }, cookie)
  return instance?.at
}

describe('an instance at one of its steps', () => {
  test('is what it was then: position, tasks with their holder, timers, and what the step did', async () => {
    const [first, second] = [await momentAt(1, official), await momentAt(2, official)]

    expect(first).toMatchObject({ seq: 1, status: 'active', positionTitles: ['受理甄别'] })
    expect(first.tasks).toMatchObject([{ name: 'triage', title: '受理甄别', holder: null }])
    expect(first.tasks[0].why).toContain('派给')
    expect(first.timers).not.toEqual([])
    expect(first.context).toMatchObject({ danger: false, returns: 0 })
    expect(first.taken.length).toBeGreaterThan(0)
    expect(first.step.sentence).toContain('提交「诉求上报」')
    expect(second).toMatchObject({ seq: 2, taken: [], position: first.position })
    expect(second.tasks[0].holder.name).not.toBe('')
    expect(second.step.sentence).toContain('领取「受理甄别」')
  })

  test('is null where there is no such step, and refused where it is too far', async () => {
    expect(await momentAt(0, official)).toBeNull()
    expect(await momentAt(99, official)).toBeNull()
    const { errors } = await linli.post(MOMENT, { id: instanceId, seq: 2_001 }, official)
    expect(errors[0].extensions.code).toBe('request.invalid')
  })

  test('shows whoever started it what she sees of the instance, and others nothing', async () => {
    const own = await momentAt(1, resident)
    const claimed = await momentAt(2, resident)

    expect(own).toMatchObject({ context: null, timers: [], tasks: [], taken: [] })
    expect(own.positionTitles).not.toContain('受理甄别')
    expect(own.step).toMatchObject({ who: '林居民', reasons: [] })
    expect(claimed.step).toMatchObject({ sentence: '工作人员已接手' })
    expect(claimed.step.who).toMatch(/^.\*\*$/)
    const stranger = await linli.signInByPhone('13900000002')
    const nobody = await linli.ask(MOMENT, { id: instanceId, seq: 1 }, stranger)
    expect(nobody.instance).toBeNull()
    expect((await linli.ask(MOMENT, { id: instanceId, seq: 1 })).instance).toBeNull()
  })

  test('is the same after its history was packed', async () => {
    const id = await report()
    await linli.ask(
      `mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) { __typename } }`,
      { input: { instanceId: id, reason: '重复上报' } },
      official,
    )
    const before = await momentAt(1, official, id)
    const { pool } = linli.services
    const tenantId = linli.street.tenant.id
    await pool.query(
      `UPDATE instance SET ended_at = now() - interval '9 days', id = id WHERE id = $1`,
      [id],
    )
    const packed = await archiveHistories(pool, {
      ...{ tenantId, afterDays: -1, cursor: null, limit: 100 },
    })
    expect(packed.count).toBe(1)

    expect(await momentAt(1, official, id)).toEqual(before)
    expect(await momentAt(2, official, id)).toMatchObject({ status: 'cancelled', tasks: [] })
  })

  test('is not shown where the history is not what was stored', async () => {
    const id = await report()
    await linli.services.pool.query(
      `UPDATE history SET snapshot_hash = 'another' WHERE instance_id = $1`,
      [id],
    )
    const { errors } = await linli.post(MOMENT, { id, seq: 1 }, official)
    expect(errors[0].extensions.code).toBe('invariant.broken')
  })
})
