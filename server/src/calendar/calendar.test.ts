import { randomUUID } from 'node:crypto'
import {
  createPostgresEngine,
  type Directory,
  type Engine,
  type RunningEngine,
} from '@linli/runtime'
import type { CalendarDay } from '@linli/schemas/calendar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALARM } from '../../../tests/support/builders.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'
import { whileWorded } from '../../../tests/support/while-worded.ts'

let linli: TestApp
let official: string
let worker: string
let resident: string
beforeAll(async () => {
  linli = await startApp({ publishedCalendar: true })
  official = await linli.signIn('shen-center')
  worker = await linli.signIn('zheng-lead')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const CALENDAR = `{ workingCalendar { revision isApplied from to
  years { year isProvisional savedBy days { date isWorked name } publishedDays { date } } } }`
const SAVE = `mutation ($input: SaveCalendarYearInput!) { saveCalendarYear(input: $input) { __typename
  ... on CalendarSaved { calendar { revision isApplied to } } ... on Refusal { code message } } }`
const PREVIEW = `query ($year: Int!, $days: [CalendarDayInput!]!) { calendarPreview(year: $year, days: $days) {
  movingCount isComplete moving { instanceId number title from to } } }`
const HOURS =
  'officeHours { from hours { opens closes } season { from to hours { opens closes } } }'
const HOURS_PREVIEW = `query ($officeHours: [OfficeHoursInput!]!) { officeHoursPreview(officeHours: $officeHours) {
  movingCount isComplete moving { instanceId from to } } }`
const SAVE_HOURS = `mutation ($input: SaveOfficeHoursInput!) { saveOfficeHours(input: $input) { __typename
  ... on CalendarSaved { calendar { revision isApplied ${HOURS} } } ... on Refusal { code message } } }`
const STATUTORY = 'query ($year: Int!) { statutoryDays(year: $year) { date isWorked name } }'

async function calendar() {
  return (await linli.ask(CALENDAR, {}, official)).workingCalendar
}
async function statutoryDays(year: number): Promise<CalendarDay[]> {
  return (await linli.ask(STATUTORY, { year }, official)).statutoryDays
}
async function save(input: object) {
  const { revision } = await calendar()
  const full = { isProvisional: false, baseRevision: revision, ...input }
  return (await linli.ask(SAVE, { input: full }, official)).saveCalendarYear
}
async function lastYear(): Promise<number> {
  return Number((await calendar()).to.slice(0, 4))
}

describe('the working calendar', () => {
  test('is the published one until somebody changes it', async () => {
    const { revision, isApplied, years } = await calendar()

    expect({ revision, isApplied }).toEqual({ revision: 0, isApplied: true })
    const published = years.find(({ year }: { year: number }) => year === 2026)
    expect(published).toMatchObject({ isProvisional: false, savedBy: null })
    expect(published.days).toHaveLength(published.publishedDays.length)
  })

  test('grows by a year that stands for the notice which is not out', async () => {
    const year = (await lastYear()) + 1
    const days = await statutoryDays(year)

    const saved = await save({ year, days, isProvisional: true })

    expect(saved).toMatchObject({ calendar: { revision: 1, to: `${year}-12-31` } })
    const own = (await calendar()).years.at(-1)
    expect(own).toEqual({ year, days, isProvisional: true, savedBy: '沈中心', publishedDays: null })
  })

  test('is changed by officials only, and read by staff only', async () => {
    const year = (await lastYear()) + 1
    const input = { year, days: [], isProvisional: true, baseRevision: 1 }
    for (const [cookie, code] of [
      [worker, 'access.denied'],
      [resident, 'access.denied'],
      [undefined, 'session.missing'],
    ] as const) {
      const { saveCalendarYear } = await linli.ask(SAVE, { input }, cookie)
      expect(saveCalendarYear).toMatchObject({ __typename: 'Refusal', code })
      const { errors } = await linli.post(PREVIEW, { year, days: [] }, cookie)
      expect(errors).toHaveLength(1)
    }
    expect((await linli.ask(CALENDAR, {}, worker)).workingCalendar.revision).toBe(1)
    expect((await linli.post(CALENDAR, {}, resident)).errors).toHaveLength(1)
  })

  test('refuses a gap, a wrong date and a change of what somebody else has changed', async () => {
    const year = await lastYear()
    const before = await calendar()
    const day = { date: `${year}-02-30`, isWorked: false, name: '' }

    expect(await save({ year: year + 2, days: [] })).toMatchObject({ code: 'calendar.gap' })
    expect(await save({ year, days: [day] })).toMatchObject({ code: 'calendar.invalid' })
    expect(await save({ year, days: [], baseRevision: 0 })).toMatchObject({
      code: 'calendar.changed',
    })

    expect(await calendar()).toEqual(before)
  })

  test('moves the deadlines under way, and tells beforehand which', async () => {
    const instanceId = await startDeadline()
    const due = await taskDueAt(instanceId)
    const date = new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const year = Number(date.slice(0, 4))
    const { days } = (await calendar()).years.find((each: { year: number }) => each.year === year)
    const changed = [...days, { date, isWorked: false, name: '停电检修' }]

    const preview = await linli.ask(PREVIEW, { year, days: changed }, official)
    expect(preview.calendarPreview).toMatchObject({
      ...{ movingCount: 1, isComplete: true },
      moving: [{ instanceId, title: '十日内答复', from: due.toISOString() }],
    })
    expect(await taskDueAt(instanceId)).toEqual(due)

    expect(await save({ year, days: changed })).toMatchObject({ calendar: { isApplied: false } })
    await until(async () => (await calendar()).isApplied, 30_000)

    const moved = preview.calendarPreview.moving[0]
    expect((await taskDueAt(instanceId)).toISOString()).toBe(moved.to)
    const timeline = await linli.ask(
      'query ($id: ID!) { instance(id: $id) { timeline { kind sentence notes } } }',
      { id: instanceId },
      official,
    )
    expect(timeline.instance.timeline.at(-1)).toMatchObject({
      kind: 'reschedule',
      sentence: '按新的工作日历调整时限',
      notes: [expect.stringContaining('工作日历有变，时限「十日内答复」由')],
    })
    const after = await linli.ask(PREVIEW, { year, days: changed }, official)
    expect(after.calendarPreview).toMatchObject({ movingCount: 0, moving: [] })
  })

  test('tells whoever has the task in the words of the street', async () => {
    const instanceId = await startDeadline()
    const { services, street } = linli
    const task = await services.prisma.task.findFirstOrThrow({ where: { instanceId } })
    const holder = street.accounts.find(({ posts }) =>
      posts.some(({ post }) => post === 'grid-worker'),
    )
    if (holder === undefined) throw new Error('The street has a grid worker.')
    const { id: accountId, role, posts } = holder
    await services.engine.claim({
      ...{ tenantId: street.tenant.id, taskId: task.id, actor: { accountId, role, posts } },
    })
    const words = {
      ...{ official, id: 'linli.rescheduled' },
      bodyZh: '{{number}}改到{{due}}',
      bodyEn: '{{number}} moved to {{due}}',
    }
    await whileWorded(linli, words, async () => {
      await restUntil(await taskDueAt(instanceId))
      await until(async () => (await toldAsWorded(instanceId)).length > 0, 30_000)
    })
    const { number } = await services.prisma.instance.findFirstOrThrow({
      where: { id: instanceId },
    })
    const due = new Date((await taskDueAt(instanceId)).getTime() + 8 * 3_600_000).toISOString()
    const at = `${due.slice(0, 10)} ${due.slice(11, 16)}`
    expect(await toldAsWorded(instanceId)).toEqual([
      { 'zh-CN': `${number}改到${at}`, en: `${number} moved to ${at}` },
    ])
  })

  test('moves what waits to the business hours from a day on', async () => {
    const instanceId = await startDeadline()
    const due = await taskDueAt(instanceId)
    const from = new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const usual = [
      { opens: 510, closes: 720 },
      { opens: 810, closes: 1050 },
    ]
    const officeHours = [{ from, hours: [{ opens: 540, closes: 960 }] }]

    const preview = await linli.ask(HOURS_PREVIEW, { officeHours }, official)
    const closing = new Date(due.getTime() - 90 * 60_000)
    expect(preview.officeHoursPreview.moving).toContainEqual(
      expect.objectContaining({ instanceId, from: due.toISOString(), to: closing.toISOString() }),
    )
    const { revision } = await calendar()
    const input = { officeHours, baseRevision: revision }
    expect((await linli.ask(SAVE_HOURS, { input }, worker)).saveOfficeHours.code).toBe(
      'access.denied',
    )
    const saved = await linli.ask(SAVE_HOURS, { input }, official)
    expect(saved.saveOfficeHours.calendar).toMatchObject({
      ...{ revision: revision + 1, isApplied: false },
      officeHours: [{ ...officeHours[0], season: null }],
    })
    const stale = await linli.ask(SAVE_HOURS, { input }, official)
    expect(stale.saveOfficeHours.code).toBe('calendar.changed')
    await until(async () => (await calendar()).isApplied, 30_000)
    expect(await taskDueAt(instanceId)).toEqual(closing)

    const season = { from: '01-01', to: '12-31', hours: usual }
    const again = { officeHours: [{ ...officeHours[0], season }], baseRevision: revision + 1 }
    await linli.ask(SAVE_HOURS, { input: again }, official)
    await until(async () => (await calendar()).isApplied, 30_000)
    expect(await taskDueAt(instanceId)).toEqual(due)
    const wrong = { officeHours: [{ from, hours: [] }], baseRevision: revision + 2 }
    const refused = await linli.ask(SAVE_HOURS, { input: wrong }, official)
    expect(refused.saveOfficeHours.code).toBe('calendar.hours')
    const none = { officeHours: [], baseRevision: revision + 2 }
    await linli.ask(SAVE_HOURS, { input: none }, official)
    await until(async () => (await calendar()).isApplied, 30_000)
  }, 90_000)

  test('moves a minute later what was under way for long when it changed', async () => {
    const { services, street } = linli
    const tenantId = street.tenant.id
    const before = await services.directory.calendar(tenantId)
    const stale = staleEngine({ ...services.directory, calendar: async () => before })
    const due = await taskDueAt(await startDeadline(stale))
    await restUntil(due)
    await until(async () => (await calendar()).isApplied, 30_000)

    // What this node computed before the change is committed only now.
    const instanceId = await startDeadline(stale)
    expect(await taskDueAt(instanceId)).toEqual(due)
    await services.pool.query(
      `UPDATE working_calendar SET changed_at = changed_at - interval '60 seconds' WHERE tenant_id = $1`,
      [tenantId],
    )

    const asOfNow = await taskDueAt(await startDeadline())
    expect(asOfNow).not.toEqual(due)
    await until(async () => (await taskDueAt(instanceId)).getTime() === asOfNow.getTime(), 30_000)
    await stale.close()
  })
})

/** Makes the local day of this instant a day of rest. */
async function restUntil(due: Date): Promise<void> {
  const date = new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const year = Number(date.slice(0, 4))
  const { days } = (await calendar()).years.find((each: { year: number }) => each.year === year)
  const changed = [...days, { date, isWorked: false, name: '停电检修' }]
  expect(await save({ year, days: changed })).toMatchObject({ calendar: { isApplied: false } })
}

/** A node that goes by another calendar. */
function staleEngine(directory: Directory): RunningEngine {
  const { pool, clock } = linli.services
  const nothing = async () => undefined
  return createPostgresEngine({
    ...{ pool, clock, directory },
    channel: { deliver: nothing },
    doorbell: { ringDeliver: nothing, close: nothing },
    observer: { incident: nothing, trouble: nothing },
  })
}

async function startDeadline(engine: Engine = linli.services.engine): Promise<string> {
  const tenantId = linli.street.tenant.id
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const held = linli.street.accounts.flatMap(({ posts }) => posts)
  const grid = held.find(({ post }) => post === 'grid-worker')?.nodeId
  const title = { 'zh-CN': '十日内答复', en: 'Answer' }
  const document = {
    ...{ ...ALARM, id: 'deadline' },
    timers: { answer: { title, clock: 'working-days', days: 10 } },
    triggers: ALARM.triggers.map((trigger) =>
      trigger.kind === 'form' ? { ...trigger, node: JSON.stringify(grid) } : trigger,
    ),
  }
  const published = await engine.publish({ tenantId, document, actor })
  expect(published).toMatchObject({ kind: 'published' })
  const started = await engine.start({
    ...{ tenantId, definitionId: 'deadline', form: 'report', actor, key: randomUUID() },
    answers: { ref: '路灯不亮', divisor: 4 },
  })
  return started.instanceId
}

/** What was told while the street had words of its own. */
async function toldAsWorded(instanceId: string): Promise<unknown[]> {
  const where = { instanceId, title: { contains: '本街' } }
  const notices = await linli.services.prisma.notice.findMany({ where })
  return notices.map(({ body }) => JSON.parse(body))
}

async function taskDueAt(instanceId: string): Promise<Date> {
  const task = await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })
  if (task.dueAt === null) throw new Error('The task has no deadline.')
  return task.dueAt
}
