import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { SETTLES_MS } from './known-gaps.ts'
import { watchDuty } from './watch-duty.ts'

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
  const { pool } = linli.services
  await Promise.all([watchDuty(pool, tenantId, at), watchDuty(pool, tenantId, at)])
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
    const until = (days: number) =>
      new Date(now() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10)
    const external = { isExternal: true, hasRoster: false }
    const soon = await newTeam('物业公司', { ...external, agreementUntil: until(12) })
    const late = await newTeam('电梯公司', { ...external, agreementUntil: until(90) })
    await look(0)
    await look(1)
    expect(await toldOf(soon)).toEqual([expect.stringContaining(`${until(12)} 到期，还有 12 天`)])
    expect(await toldOf(late)).toEqual([])
    await linli.services.pool.query(
      `UPDATE team SET agreement_until = agreement_until + 10 WHERE node_id = $1`,
      [soon],
    )
    await look(2)
    expect(await toldOf(soon)).toHaveLength(2)
  })

  test('all or nothing: what fails while it is told is told by the next look', async () => {
    const desk = await newTeam('广场值班点')
    await look(0)
    const { pool } = linli.services
    await pool.query(
      `CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stumbled'; END $$;
       CREATE TRIGGER stumbles BEFORE INSERT ON team_notice FOR EACH ROW EXECUTE FUNCTION stumble()`,
    )
    await expect(watchDuty(pool, tenantId, now() + 20 * 60_000)).rejects.toThrow('stumbled')
    expect(await toldOf(desk)).toEqual([])
    await pool.query('DROP TRIGGER stumbles ON team_notice')
    await look(21)
    expect(await toldOf(desk)).toHaveLength(1)
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
})
