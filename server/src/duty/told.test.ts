import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'
import { whileWorded } from '../../../tests/support/while-worded.ts'
import { SETTLES_MS } from './known-gaps.ts'
import { startWatchingDuty, watchDuty } from './watch-duty.ts'

let linli: TestApp
let official: string
let tenantId: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  tenantId = linli.street.tenant.id
  begin = Math.ceil(now() / 60_000) * 60_000 + 120_000
})
afterAll(() => linli.close())

const SAVED = '__typename ... on TeamSaved { team { id } } ... on Refusal { code }'
const ADD_TEAM = `mutation ($parentId: ID!, $name: String!, $facts: TeamFactsInput!) { answer: addTeam(parentId: $parentId, name: $name, facts: $facts) { ${SAVED} } }`
const ADD = `mutation ($nodeId: ID!, $shift: ShiftInput!) { answer: addShift(nodeId: $nodeId, shift: $shift) { ${SAVED} } }`
const REMOVE = `mutation ($id: ID!) { answer: removeShift(id: $id) { ${SAVED} } }`
const SHIFTS = `query ($id: ID!) { team(id: $id) { gaps { fromAt } changes { deed before after }
  shifts(fromDay: "2026-01-01", untilDay: "2026-01-02") { id } } }`
const TOLD = '{ answer: teamNotices { kind teamId title body } }'
const ON_DUTY = `query ($nodeId: ID!, $at: DateTime!) { answer: onDuty(nodeId: $nodeId, at: $at) { id } }`
const SWAP = `__typename ... on SwapSaved { swap { id state isMine askedBy askedOf reason } } ... on Refusal { code }`
const CHOICES = `query ($shiftId: ID!) { answer: swapChoices(shiftId: $shiftId) { personId name shift { id } } }`
const ASK = `mutation ($shiftId: ID!, $otherShiftId: ID!, $colleagueId: ID!) {
  answer: askSwap(shiftId: $shiftId, otherShiftId: $otherShiftId, colleagueId: $colleagueId, reason: "孩子开家长会") { ${SWAP} } }`
const ANSWER = `mutation ($id: ID!, $agrees: Boolean!) { answer: answerSwap(id: $id, agrees: $agrees) { ${SWAP} } }`
const WITHDRAW = `mutation ($id: ID!) { answer: withdrawSwap(id: $id) { ${SWAP} } }`
const MINE = '{ answer: mySwaps { id state isMine shift { id } otherShift { id people } } }'
const BY_OFFICIAL = `mutation ($id: ID!, $otherId: ID!) { answer: swapShifts(id: $id, otherId: $otherId, reason: "培训") { ${SAVED} } }`

const HOUR = 3_600_000
const now = () => linli.services.clock.now()
/** When the first shifts begin: in a minute or two, the same instant for all, so that one follows the other without a gap. */
let begin: number

async function act(document: string, variables: object, cookie = official) {
  return (await linli.ask(document, variables, cookie)).answer
}
async function newTeam(name: string, facts: object = {}, parentId = 'qinghe'): Promise<string> {
  const all = { kind: 'duty-desk', hours: [], isExternal: false, hasRoster: true, ...facts }
  return (await act(ADD_TEAM, { parentId, name, facts: all })).team.id
}
async function addShift(nodeId: string, [from, to]: readonly [number, number], people: string[]) {
  const at = (hours: number) => new Date(begin + hours * HOUR)
  await act(ADD, { nodeId, shift: { fromAt: at(from), untilAt: at(to), people } })
  const { id } = await linli.services.prisma.dutyShift.findFirstOrThrow({
    where: { nodeId },
    orderBy: { fromAt: 'desc' },
  })
  return id
}
/** What this person was told of the team, oldest first. */
async function toldOf(teamId: string, cookie = official): Promise<string[]> {
  const all: readonly Record<'teamId' | 'body', string>[] = await act(TOLD, {}, cookie)
  return all
    .filter((each) => each.teamId === teamId)
    .map(({ body }) => body)
    .reverse()
}
/** Two nodes look at once, at an instant so long from now. */
async function look(minutes: number): Promise<void> {
  const at = now() + minutes * 60_000
  const [one, other] = await Promise.all([troublesAt(at), troublesAt(at)])
  expect([...one, ...other]).toEqual([])
}

async function troublesAt(at: number): Promise<string[]> {
  const troubles: string[] = []
  const onTrouble = (error: unknown) => troubles.push(String(error))
  await watchDuty({ pool: linli.services.pool, onTrouble }, tenantId, at)
  return troubles
}

describe('officials are told, once,', () => {
  test('of a gap that stands, though nobody opens a page; what is filled in time is not told', async () => {
    const desk = await newTeam('夜间值班室')
    const filled = await newTeam('白天值班室')
    await look(0)
    expect(await toldOf(desk)).toEqual([])
    for (let at = 0; at < 192; at += 48) await addShift(filled, [at, at + 48], ['wang-grid'])

    await look(SETTLES_MS / 60_000)

    expect(await toldOf(desk)).toEqual([expect.stringMatching(/^夜间值班室没有人值班：\d{4}-/)])
    expect(await toldOf(filled)).toEqual([])
    await look(20)
    await look(600)
    expect(await toldOf(desk)).toHaveLength(1)
    // Nothing is written while nothing changes.
    const { prisma } = linli.services
    const before = await prisma.dutyGap.findMany()
    await look(601)
    expect(await prisma.dutyGap.findMany()).toEqual(before)
  })

  test('of one that opens in a roster that was full: a shift is removed, or everybody in it is away', async () => {
    const desk = await newTeam('门岗')
    const shifts: string[] = []
    for (let at = 0; at < 192; at += 48)
      shifts.push(await addShift(desk, [at, at + 48], ['liu-grid']))
    await look(0)
    await look(20)
    expect(await toldOf(desk)).toEqual([])
    await act(REMOVE, { id: shifts[1] })
    await look(21)
    await look(40)
    expect(await toldOf(desk)).toHaveLength(1)

    const day = (offset: number) =>
      new Date(now() + 8 * HOUR + offset * 24 * HOUR).toISOString().slice(0, 10)
    const input = { personId: 'liu-grid', fromDay: day(3), untilDay: day(9), reason: '病假' }
    await linli.ask(
      'mutation ($input: RecordLeaveInput!) { recordLeave(input: $input) { __typename } }',
      { input: { ...input, handOverTasks: false } },
      official,
    )
    await look(41)
    await look(60)
    expect(await toldOf(desk)).toHaveLength(2)
  })

  test('in whose part of the street the team is, and nobody else', async () => {
    const [secretary, worker] = [
      await linli.signIn('zhao-secretary'),
      await linli.signIn('wu-duty'),
    ]
    const inHers = await newTeam('青禾值班室')
    const above = await newTeam('街道值班室', {}, 'jinxiu')
    await look(0)
    await look(20)
    expect(await toldOf(inHers, secretary)).toHaveLength(1)
    expect(await toldOf(above, secretary)).toEqual([])
    expect(await toldOf(above)).toHaveLength(1)
    expect(await act(TOLD, {}, worker)).toEqual([])
  })

  test('of an agreement that ends soon, and once more where it was prolonged and ends again', async () => {
    const ends = (days: number) =>
      new Date(now() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10)
    const external = { isExternal: true, hasRoster: false }
    const soon = await newTeam('物业公司', { ...external, agreementUntil: ends(12) })
    const late = await newTeam('电梯公司', { ...external, agreementUntil: ends(90) })
    await look(0)
    await look(1)
    expect(await toldOf(soon)).toEqual([expect.stringContaining(`${ends(12)} 到期，还有 12 天`)])
    expect(await toldOf(late)).toEqual([])
    await linli.services.pool.query(
      `UPDATE team SET agreement_until = agreement_until + 10 WHERE node_id = $1`,
      [soon],
    )
    await look(2)
    expect(await toldOf(soon)).toHaveLength(2)
  })

  test('of several gaps on the last day of the week that is looked at', async () => {
    const hours = [
      { from: '08:00', until: '12:00' },
      { from: '14:00', until: '18:00' },
    ]
    const desk = await newTeam('办事大厅', { hours })
    await look(0)
    const { prisma } = linli.services
    const gaps = await prisma.dutyGap.findMany({ where: { nodeId: desk } })
    expect(gaps.length).toBeGreaterThanOrEqual(12)
    await look(1)
    await look(20)
    await look(21)
    expect(await toldOf(desk)).toHaveLength(1)
  })

  test('in the words of the street', async () => {
    const desk = await newTeam('东门岗')
    await look(0)
    const words = {
      ...{ official, id: 'team.gap' },
      bodyZh: '{{team}}缺人，请排班。{{gaps}}',
      bodyEn: '{{team}} needs somebody: {{gaps}}',
    }
    await whileWorded(linli, words, () => look(20))
    expect(await toldOf(desk)).toEqual([expect.stringMatching(/^东门岗缺人，请排班。\d{4}-/)])
    const { pool } = linli.services
    const { rows } = await pool.query(`SELECT title, body FROM team_notice WHERE node_id = $1`, [
      desk,
    ])
    expect(JSON.parse(rows[0].title)).toEqual({ 'zh-CN': '本街', en: 'Ours' })
    expect(JSON.parse(rows[0].body).en).toMatch(/^东门岗 needs somebody: \d{4}-/)
  })

  test('all or nothing: what fails while it is told is told by the next look, and holds up no other team', async () => {
    const desks = [await newTeam('一号岗'), await newTeam('广场值班点'), await newTeam('三号岗')]
    const [first, stumbling, last] = desks as [string, string, string]
    await look(0)
    const { pool } = linli.services
    await pool.query(
      `CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stumbled'; END $$;
       CREATE TRIGGER stumbles BEFORE INSERT ON team_notice FOR EACH ROW WHEN (NEW.node_id = '${stumbling}') EXECUTE FUNCTION stumble()`,
    )
    expect(await troublesAt(now() + 20 * 60_000)).toEqual([expect.stringContaining('stumbled')])
    const counts = async () =>
      Promise.all([first, stumbling, last].map(async (desk) => (await toldOf(desk)).length))
    expect(await counts()).toEqual([1, 0, 1])
    await pool.query('DROP TRIGGER stumbles ON team_notice')
    await look(21)
    expect(await counts()).toEqual([1, 1, 1])
  })

  test('though the teams of another street cannot be read', async () => {
    const desk = await newTeam('岗亭')
    const { pool, clock, prisma } = linli.services
    const spoilt = ['a-street', 'z-street']
    for (const id of spoilt) {
      await pool.query(`INSERT INTO tenant (id, name) VALUES ($1, '')`, [id])
      await pool.query(
        `INSERT INTO org_node (tenant_id, id, kind, name) VALUES ($1, 'desk', 'team', '')`,
        [id],
      )
      await pool.query(
        `INSERT INTO team (tenant_id, node_id, kind, hours) VALUES ($1, 'desk', 'duty-desk', '[')`,
        [id],
      )
    }
    const onTrouble = vi.fn()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const watching = startWatchingDuty({ pool, clock, onTrouble })
      vi.advanceTimersByTime(30_000)
      await until(async () => (await prisma.dutyGap.count({ where: { nodeId: desk } })) > 0)
      await until(async () => onTrouble.mock.calls.length === spoilt.length)
      await watching.stop()
    } finally {
      vi.useRealTimers()
      await pool.query('DELETE FROM team WHERE tenant_id = ANY ($1)', [spoilt])
    }
  })
})

describe('two who are on duty', () => {
  test('change places where the other one agrees; both are told, and it is on record', async () => {
    const desk = await newTeam('换班点', { hasRoster: false })
    const early = await addShift(desk, [5, 10], ['wang-grid', 'chen-grid'])
    const late = await addShift(desk, [20, 30], ['chen-grid', 'yang-grid'])
    const [wang, yang, chen] = await Promise.all(
      ['wang-grid', 'yang-grid', 'chen-grid'].map((login) => linli.signIn(login)),
    )
    // Whoever is in both shifts has nothing to swap.
    expect(await act(CHOICES, { shiftId: early }, wang)).toEqual([
      { personId: 'yang-grid', name: expect.any(String), shift: { id: late } },
    ])
    expect(await act(CHOICES, { shiftId: early }, yang)).toEqual([])
    const asking = { shiftId: early, otherShiftId: late, colleagueId: 'yang-grid' }
    expect(await act(ASK, asking, chen)).toMatchObject({ code: 'duty.bad-swap' })
    expect(await act(ASK, { ...asking, colleagueId: 'chen-grid' }, wang)).toMatchObject({
      code: 'duty.bad-swap',
    })
    expect(await act(ASK, asking, yang)).toMatchObject({ code: 'duty.not-found' })

    const { swap } = await act(ASK, asking, wang)

    expect(swap).toMatchObject({ state: 'ASKED', isMine: true, reason: '孩子开家长会' })
    expect(await act(ASK, asking, wang)).toMatchObject({ code: 'duty.swap-asked' })
    expect(await toldOf(desk, yang)).toEqual([expect.stringContaining('孩子开家长会')])
    expect(await act(MINE, {}, yang)).toMatchObject([{ id: swap.id, isMine: false }])
    for (const cookie of [wang, chen, official])
      expect(await act(ANSWER, { id: swap.id, agrees: true }, cookie)).toMatchObject({
        code: 'duty.not-found',
      })
    const who = async (hours: number) =>
      (await act(ON_DUTY, { nodeId: desk, at: new Date(now() + hours * HOUR) })).map(
        ({ id }: { id: string }) => id,
      )
    expect([await who(7), await who(25)]).toEqual([
      ['wang-grid', 'chen-grid'],
      ['chen-grid', 'yang-grid'],
    ])

    const answers = await Promise.all(
      [1, 2].map(() => act(ANSWER, { id: swap.id, agrees: true }, yang)),
    )

    expect(answers.map(({ swap: each, code }) => each?.state ?? code).sort()).toEqual([
      ...['AGREED', 'duty.swap-over'],
    ])
    expect([await who(7), await who(25)]).toEqual([
      ['yang-grid', 'chen-grid'],
      ['chen-grid', 'wang-grid'],
    ])
    expect(await toldOf(desk, wang)).toEqual([expect.stringMatching(/^您改值 .*，不值 /)])
    expect(await toldOf(desk, yang)).toHaveLength(2)
    const { team } = await linli.ask(SHIFTS, { id: desk }, official)
    expect(team.changes[0]).toMatchObject({
      ...{ deed: 'duty-swapped', after: { reason: '孩子开家长会' } },
      before: { shift: [expect.stringContaining('王网格'), expect.stringContaining('杨网格')] },
    })
  })

  test('stay where they are when it is declined, taken back or too late, and may be swapped by an official', async () => {
    const desk = await newTeam('调班点', { hasRoster: false })
    const one = await addShift(desk, [5, 10], ['wang-grid'])
    const two = await addShift(desk, [20, 30], ['yang-grid'])
    const [wang, yang] = [await linli.signIn('wang-grid'), await linli.signIn('yang-grid')]
    const ask = async () =>
      (await act(ASK, { shiftId: one, otherShiftId: two, colleagueId: 'yang-grid' }, wang)).swap
    const first = await ask()
    expect(await act(ANSWER, { id: first.id, agrees: false }, yang)).toMatchObject({
      swap: { state: 'DECLINED' },
    })
    expect(await toldOf(desk, wang)).toEqual([expect.stringContaining('不能和您换班')])
    const second = await ask()
    expect(await act(WITHDRAW, { id: second.id }, yang)).toMatchObject({ code: 'duty.not-found' })
    expect(await act(WITHDRAW, { id: second.id }, wang)).toMatchObject({
      swap: { state: 'WITHDRAWN' },
    })
    expect(await act(ANSWER, { id: second.id, agrees: true }, yang)).toMatchObject({
      code: 'duty.swap-over',
    })

    const third = await ask()
    await act(BY_OFFICIAL, { id: one, otherId: two })
    expect((await toldOf(desk, wang)).at(-1)).toMatch(/^您改值 /)
    // The turns are others' now.
    expect(await act(ANSWER, { id: third.id, agrees: true }, yang)).toMatchObject({
      code: 'duty.swap-over',
    })
    await act(REMOVE, { id: two })
    expect(await act(ANSWER, { id: third.id, agrees: true }, yang)).toMatchObject({
      code: 'duty.not-found',
    })
  })

  test('may ask anew for a turn when nobody answered before the other one began', async () => {
    const desk = await newTeam('补班点', { hasRoster: false })
    const soon = await addShift(desk, [1, 2], ['yang-grid'])
    const mine = await addShift(desk, [5, 10], ['wang-grid'])
    const later = await addShift(desk, [20, 30], ['yang-grid'])
    const [wang, yang] = [await linli.signIn('wang-grid'), await linli.signIn('yang-grid')]
    const ask = (otherShiftId: string) =>
      act(ASK, { shiftId: mine, otherShiftId, colleagueId: 'yang-grid' }, wang)
    const { swap: unanswered } = await ask(soon)
    expect(await ask(later)).toMatchObject({ code: 'duty.swap-asked' })
    const { prisma } = linli.services
    const fromAt = new Date(now() - 60_000)
    await prisma.dutyShift.updateMany({ where: { id: soon }, data: { fromAt } })
    const expired = { id: unanswered.id, state: 'EXPIRED' }
    const seen = async (who: string) =>
      (await linli.ask('{ mySwaps { id state } }', {}, who)).mySwaps
    expect(await seen(wang)).toContainEqual(expired)

    expect(await ask(later)).toMatchObject({ swap: { state: 'ASKED' } })

    expect(await act(ANSWER, { id: unanswered.id, agrees: true }, yang)).toMatchObject({
      code: 'duty.swap-over',
    })
    const { rows } = await linli.services.pool.query(
      'SELECT state, ended_at FROM duty_swap WHERE id = $1',
      [unanswered.id],
    )
    expect(rows).toEqual([{ state: 'withdrawn', ended_at: fromAt }])
    // She took nothing back: nobody answered her.
    for (const who of [wang, yang]) expect(await seen(who)).toContainEqual(expired)
    // The one that can still be answered stands.
    expect(await ask(later)).toMatchObject({ code: 'duty.swap-asked' })
  })

  test('stay where they are when whoever asked has no access any more', async () => {
    const desk = await newTeam('离职点', { hasRoster: false })
    const one = await addShift(desk, [5, 10], ['wang-grid'])
    const two = await addShift(desk, [20, 30], ['yang-grid'])
    const [wang, yang] = [await linli.signIn('wang-grid'), await linli.signIn('yang-grid')]
    const asking = { shiftId: one, otherShiftId: two, colleagueId: 'yang-grid' }
    const { swap } = await act(ASK, asking, wang)
    const { prisma } = linli.services
    const setDisabled = (disabledAt: Date | null) =>
      prisma.account.updateMany({ where: { id: 'wang-grid' }, data: { disabledAt } })
    await setDisabled(new Date(now()))
    try {
      expect(await act(ANSWER, { id: swap.id, agrees: true }, yang)).toMatchObject({
        code: 'duty.swap-over',
      })
    } finally {
      await setDisabled(null)
    }
    const turns = await prisma.dutyTurn.findMany({ where: { shiftId: { in: [one, two] } } })
    expect(turns.find(({ shiftId }) => shiftId === two)?.accountId).toBe('yang-grid')
    expect(await act(ANSWER, { id: swap.id, agrees: false }, yang)).toMatchObject({
      swap: { state: 'DECLINED' },
    })
  })
})
