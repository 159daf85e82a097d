import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskCase } from '../../../tests/support/desk-case.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
let tenantId: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  tenantId = linli.street.tenant.id
})
afterAll(() => linli.close())

const SAVED = '__typename ... on TeamSaved { team { id } } ... on Refusal { code }'
const ADD_TEAM = `mutation ($name: String!) { answer: addTeam(parentId: "qinghe", name: $name,
  facts: { kind: "duty-desk", hours: [], isExternal: false, hasRoster: true }) { ${SAVED} } }`
const ADD = `mutation ($nodeId: ID!, $shift: ShiftInput!) { answer: addShift(nodeId: $nodeId, shift: $shift) { ${SAVED} } }`
const CHANGE = `mutation ($id: ID!, $shift: ShiftInput!) { answer: changeShift(id: $id, shift: $shift) { ${SAVED} } }`
const REMOVE = `mutation ($id: ID!) { answer: removeShift(id: $id) { ${SAVED} } }`
const SWAP = `mutation ($id: ID!, $otherId: ID!, $reason: String!) { answer: swapShifts(id: $id, otherId: $otherId, reason: $reason) { ${SAVED} } }`
const FILL = `mutation ($input: DutyPatternInput!, $onlyFree: Boolean!) { answer: fillDuty(input: $input, onlyFree: $onlyFree) { ${SAVED} } }`
const PREVIEW = `query ($input: DutyPatternInput!) { answer: previewDuty(input: $input) { fromAt untilAt overlaps people { id name isAway } } }`
const NOTE = `mutation ($id: ID!, $text: String!) { answer: noteShift(id: $id, text: $text) { __typename ... on Refusal { code } ... on ShiftNoted { shift { note notedBy } } } }`
const ROSTER = `query ($id: ID!, $fromDay: String!, $untilDay: String!) { answer: team(id: $id) {
  gaps { fromAt untilAt } thinShifts changes { deed before after } peopleCount
  shifts(fromDay: $fromDay, untilDay: $untilDay) { id fromAt untilAt note people { id } } } }`
const ON_DUTY = `query ($nodeId: ID!, $at: DateTime!) { answer: onDuty(nodeId: $nodeId, at: $at) { id post } }`
const POOL = '{ tasks(filter: POOL, first: 100) { edges { node { id } } } }'
const CLAIM = `mutation ($input: TaskInput!) { answer: claimTask(input: $input) { __typename ... on Refusal { code } } }`

const DAY_MS = 86_400_000

/** The city's day, so many days from now. */
function day(offset: number): string {
  const at = linli.services.clock.now() + 8 * 3_600_000 + offset * DAY_MS
  return new Date(at).toISOString().slice(0, 10)
}
/** Seconds from now. */
function later(seconds: number): Date {
  return new Date(linli.services.clock.now() + seconds * 1_000)
}
async function act(document: string, variables: object, cookie = official) {
  return (await linli.ask(document, variables, cookie)).answer
}
async function newDesk(name = '社区值班室'): Promise<string> {
  return (await act(ADD_TEAM, { name })).team.id
}
async function addShift(nodeId: string, [from, to]: readonly [number, number], people: string[]) {
  return act(ADD, { nodeId, shift: { fromAt: later(from), untilAt: later(to), people } })
}
async function rosterOf(id: string) {
  return act(ROSTER, { id, fromDay: day(-1), untilDay: day(30) })
}
async function isOnDuty(nodeId: string, accountId: string): Promise<boolean> {
  const { holdings } = await linli.services.directory.org(tenantId)
  return holdings.some(
    (each) => each.nodeId === nodeId && each.post === 'on-duty' && each.accountId === accountId,
  )
}

describe('while a shift runs', () => {
  test('its first is on duty, and at the border the pool passes to the next shift by itself', async () => {
    const { task, nodeId } = await deskCase(linli)
    await linli.services.pool.query(
      `INSERT INTO team (tenant_id, node_id, kind, has_roster) VALUES ($1, $2, 'duty-desk', true)`,
      [tenantId, nodeId],
    )
    const [zhou, wu] = [await linli.signIn('zhou-duty'), await linli.signIn('wu-duty')]
    const [from, border] = [later(1), later(7).getTime()]
    for (const [fromAt, untilAt, people] of [
      [from, new Date(border), ['zhou-duty', 'wu-duty']],
      [new Date(border), later(3_600), ['wu-duty', 'zhou-duty']],
    ])
      expect(await act(ADD, { nodeId, shift: { fromAt, untilAt, people } })).toMatchObject({
        __typename: 'TeamSaved',
      })
    const sees = async (cookie: string) =>
      (await linli.ask(POOL, {}, cookie)).tasks.edges.some(
        ({ node }: { node: { id: string } }) => node.id === task,
      )

    await until(() => sees(zhou), 5_000)
    expect(await sees(wu)).toBe(false)
    expect(linli.services.clock.now()).toBeLessThan(border)
    await until(() => isOnDuty(nodeId, 'zhou-duty'), 5_000)

    await until(() => sees(wu), 10_000)
    expect(linli.services.clock.now()).toBeGreaterThanOrEqual(border - 50)
    await until(async () => !(await sees(zhou)), 3_000)
    await until(() => isOnDuty(nodeId, 'wu-duty'), 3_000)
    expect(await isOnDuty(nodeId, 'zhou-duty')).toBe(false)
    const claim = (cookie: string) => linli.post(CLAIM, { input: { taskId: task } }, cookie)
    expect(JSON.stringify(await claim(zhou))).toContain('task.not-')
    expect((await claim(wu)).data.answer).toMatchObject({ __typename: 'TaskChanged' })

    const at = async (instant: number) =>
      act(ON_DUTY, { nodeId, at: new Date(instant).toISOString() })
    expect(await at(border - 1)).toEqual([
      { id: 'zhou-duty', post: 'on-duty' },
      { id: 'wu-duty', post: 'substitute' },
    ])
    expect((await at(border))[0]).toEqual({ id: 'wu-duty', post: 'on-duty' })
    expect(await at(border - 60_000)).toEqual([])
  })

  test('whoever is on leave, or disabled, is stepped in for by the next of the chain', async () => {
    const desk = await newDesk('夜间值班室')
    await addShift(desk, [0.5, 3_600], ['han-care', 'lu-care', 'xu-mediator'])
    await until(() => isOnDuty(desk, 'han-care'), 5_000)
    expect(await isOnDuty(desk, 'lu-care')).toBe(false)

    const leave = `mutation ($input: RecordLeaveInput!) { recordLeave(input: $input) { __typename } }`
    const input = { personId: 'han-care', fromDay: day(0), untilDay: day(1), reason: '病假' }
    await linli.ask(leave, { input: { ...input, handOverTasks: false } }, official)
    await until(() => isOnDuty(desk, 'lu-care'), 5_000)
    expect(await isOnDuty(desk, 'han-care')).toBe(false)

    await linli.ask('mutation { disablePerson(id: "lu-care") { __typename } }', {}, official)
    await until(() => isOnDuty(desk, 'xu-mediator'), 5_000)
    await linli.ask('mutation { enablePerson(id: "lu-care") { __typename } }', {}, official)
  })

  test('it is cut where its people change, and who was on duty until then stays on record', async () => {
    const desk = await newDesk('临时值班点')
    await addShift(desk, [0.5, 3_600], ['wang-grid'])
    await until(() => isOnDuty(desk, 'wang-grid'), 5_000)
    const before = linli.services.clock.now()
    const [shift] = (await rosterOf(desk)).shifts
    const next = { fromAt: shift.fromAt, untilAt: shift.untilAt, people: ['chen-grid'] }

    expect(await act(CHANGE, { id: shift.id, shift: next })).toMatchObject({ team: { id: desk } })

    await until(() => isOnDuty(desk, 'chen-grid'), 5_000)
    const at = (instant: number) => act(ON_DUTY, { nodeId: desk, at: new Date(instant) })
    expect(await at(before)).toEqual([{ id: 'wang-grid', post: 'on-duty' }])
    const [was, is] = (await rosterOf(desk)).shifts
    expect(was.untilAt).toBe(is.fromAt)
    expect(await act(REMOVE, { id: was.id })).toMatchObject({ code: 'duty.past' })
    expect(await act(REMOVE, { id: is.id })).toMatchObject({ team: { id: desk } })
    await until(async () => !(await isOnDuty(desk, 'chen-grid')), 5_000)
  })

  test('its people see what the shift before wrote, and write what the next should know', async () => {
    const desk = await newDesk('门岗')
    await addShift(desk, [0.5, 3_600], ['liu-grid'])
    await addShift(desk, [3_600, 7_200], ['yang-grid'])
    const [now, next] = (await rosterOf(desk)).shifts
    await until(() => isOnDuty(desk, 'liu-grid'), 5_000)
    const [liu, yang] = [await linli.signIn('liu-grid'), await linli.signIn('yang-grid')]

    const revision = async () =>
      (await linli.services.prisma.tenant.findUniqueOrThrow({ where: { id: tenantId } }))
        .orgRevision
    const unchanged = await revision()
    const text = '  3号楼电梯报修，厂家明早到。 '
    expect(await act(NOTE, { id: now.id, text }, yang)).toMatchObject({ code: 'duty.not-found' })
    expect(await act(NOTE, { id: next.id, text }, yang)).toMatchObject({ code: 'duty.past' })
    expect(await act(NOTE, { id: now.id, text }, liu)).toMatchObject({
      shift: { note: text.trim(), notedBy: '刘网格' },
    })
    const long = 'x'.repeat(2_001)
    expect(await act(NOTE, { id: now.id, text: long }, liu)).toMatchObject({
      code: 'duty.bad-note',
    })

    // Who has which post where is as before: directories need not look, and a change of the tree may still be taken back.
    expect(await revision()).toBe(unchanged)

    const { myDuty } = await linli.ask('{ myDuty { id before { note } } }', {}, yang)
    expect(myDuty).toEqual([{ id: next.id, before: { note: text.trim() } }])
  })

  test('no agreement, nobody on duty', async () => {
    const desk = await newDesk('物业值班')
    await addShift(desk, [0.5, 3_600], ['qin-property'])
    await until(() => isOnDuty(desk, 'qin-property'), 5_000)
    const facts = { kind: 'property', hours: [], isExternal: true, hasRoster: true }
    const change = `mutation ($id: ID!, $facts: TeamFactsInput!) { answer: changeTeam(id: $id, facts: $facts) { ${SAVED} } }`
    await act(change, { id: desk, facts: { ...facts, agreementUntil: day(0) } })
    await until(async () => !(await isOnDuty(desk, 'qin-property')), 5_000)
    expect(await rosterOf(desk)).toMatchObject({ gaps: [], peopleCount: 0 })
  })
})

describe('a roster', () => {
  const people = (...ids: string[]) => ({ people: ids })
  const patternOf = (nodeId: string, days: number, more: object = {}) => ({
    ...{ nodeId, fromDay: day(0), untilDay: day(days), everyDays: 1, restCrews: [] },
    segments: [
      { from: '08:00', until: '20:00' },
      { from: '20:00', until: '08:00' },
    ],
    crews: [
      people('zhou-duty', 'song-mediator', 'xu-mediator'),
      people('wu-duty', 'song-mediator', 'xu-mediator'),
      people('feng-lead', 'song-mediator'),
    ],
    ...more,
  })

  test('is shown before it is written, is written in one go, and then has no gap', async () => {
    const desk = await newDesk()
    expect((await rosterOf(desk)).gaps).toHaveLength(1)
    const input = patternOf(desk, 14)

    const shown = await act(PREVIEW, { input })
    expect(shown.length).toBeGreaterThanOrEqual(27)
    expect(shown[2]).toMatchObject({ overlaps: false, people: [{}, { name: '宋调解' }, {}] })
    expect((await rosterOf(desk)).shifts).toEqual([])

    expect(await act(FILL, { input, onlyFree: false })).toMatchObject({ team: { id: desk } })
    const { shifts, gaps, thinShifts, changes } = await rosterOf(desk)
    expect(shifts).toHaveLength(shown.length)
    // Before eight in the morning the first day's night shift has not begun.
    expect(gaps.length).toBeLessThanOrEqual(1)
    expect(thinShifts).toBeGreaterThan(0)
    expect(changes[0]).toMatchObject({ deed: 'duty-filled', after: { shifts: shown.length } })

    expect(await act(FILL, { input, onlyFree: false })).toMatchObject({ code: 'duty.overlaps' })
    expect(
      (await act(PREVIEW, { input })).every((each: { overlaps: boolean }) => each.overlaps),
    ).toBe(true)
    const longer = { ...input, untilDay: day(15) }
    expect(await act(FILL, { input: longer, onlyFree: true })).toMatchObject({ team: { id: desk } })
    expect((await rosterOf(desk)).shifts).toHaveLength(shown.length + 2)
  })

  test('of many who write the same time one does', async () => {
    const desk = await newDesk('争抢值班室')
    const input = patternOf(desk, 2)
    const answers = await Promise.all([
      ...Array.from({ length: 3 }, () => act(FILL, { input, onlyFree: false })),
      ...Array.from({ length: 3 }, () => addShift(desk, [60, 40 * 3_600], ['wu-duty'])),
    ])
    const told = answers.map(({ code }) => code ?? 'written').sort()
    expect(told).toEqual([...Array.from({ length: 5 }, () => 'duty.overlaps'), 'written'])
    const { rows } = await linli.services.pool.query(
      `SELECT 1 FROM duty_shift a JOIN duty_shift b ON a.node_id = b.node_id AND a.id <> b.id
          AND a.from_at < b.until_at AND b.from_at < a.until_at`,
    )
    expect(rows).toEqual([])
  })

  test('two shifts change their people, with a reason', async () => {
    const desk = await newDesk('调班值班室')
    await addShift(desk, [3_600, 7_200], ['zhou-duty'])
    await addShift(desk, [7_200, 10_800], ['wu-duty', 'zhou-duty'])
    const [one, other] = (await rosterOf(desk)).shifts
    const swap = { id: one.id, otherId: other.id }
    expect(await act(SWAP, { ...swap, reason: ' ' })).toMatchObject({ code: 'leave.bad-reason' })
    expect(await act(SWAP, { ...swap, otherId: one.id, reason: '家事' })).toMatchObject({
      code: 'duty.not-found',
    })

    expect(await act(SWAP, { ...swap, reason: '家事' })).toMatchObject({ team: { id: desk } })

    const { shifts, changes } = await rosterOf(desk)
    expect(shifts.map((shift: { people: unknown }) => shift.people)).toEqual([
      [{ id: 'wu-duty' }, { id: 'zhou-duty' }],
      [{ id: 'zhou-duty' }],
    ])
    expect(changes[0]).toMatchObject({ deed: 'duty-swapped', after: { reason: '家事' } })
  })

  test('has only people who can serve, at times that make sense', async () => {
    const desk = await newDesk('校验值班室')
    const codes = [
      await addShift(desk, [60, 120], []),
      await addShift(desk, [60, 120], ['lin-resident']),
      await addShift(desk, [60, 120], ['nobody']),
      await addShift(desk, [60, 120], ['wu-duty', 'wu-duty']),
      await addShift(desk, [120, 60], ['wu-duty']),
      await addShift(desk, [60, 49 * 3_600], ['wu-duty']),
      await addShift(desk, [-60, 60], ['wu-duty']),
      await addShift('qinghe', [60, 120], ['wu-duty']),
      await act(FILL, { input: patternOf(desk, 400), onlyFree: false }),
    ].map(({ code }) => code)
    expect(codes).toEqual([
      ...['duty.bad-people', 'duty.bad-people', 'duty.bad-people', 'duty.bad-people'],
      ...['duty.bad-times', 'duty.bad-times', 'duty.past', 'team.not-found', 'duty.bad-pattern'],
    ])
    expect((await rosterOf(desk)).shifts).toEqual([])
  })

  test('a desk with shifts to come is not closed, and her turn is no post to hand over', async () => {
    const desk = await newDesk('在用值班室')
    await addShift(desk, [0.5, 3_600], ['he-assistant'])
    await until(() => isOnDuty(desk, 'he-assistant'), 5_000)
    const close = `mutation ($id: ID!) { answer: closeNode(id: $id) { __typename ... on Refusal { code } } }`
    expect(await act(close, { id: desk })).toMatchObject({ code: 'node.in-use' })

    const handOver = `mutation ($input: HandOverInput!) { answer: handOver(input: $input) {
      __typename ... on HandedOver { items { what title problem } } ... on Refusal { code } } }`
    const input = { personId: 'he-assistant', toId: 'sun-assistant', day: day(0) }
    const { items } = await act(handOver, { input })
    expect(items).toHaveLength(1)
  })
})
