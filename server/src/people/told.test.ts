import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { whileWorded } from '../../../tests/support/while-worded.ts'

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())
beforeEach(async () => {
  await linli.services.pool.query('DELETE FROM person_notice')
})

const RECORD = `mutation ($input: RecordLeaveInput!) { answer: recordLeave(input: $input) {
  __typename ... on Refusal { code } ... on HandedOver { person { leaves { id } } } } }`
const END = `mutation ($input: EndLeaveInput!) { answer: endLeave(input: $input) { __typename ... on Refusal { code } } }`
const GIVE = `mutation ($input: GivePostInput!) { answer: givePost(input: $input) {
  __typename ... on PersonSaved { person { posts { id kind nodeId } } } } }`
const END_POST = `mutation ($input: EndPostInput!) { answer: endPost(input: $input) { __typename } }`
const HAND_OVER = `mutation ($input: HandOverInput!) { answer: handOver(input: $input) { __typename } }`
const TOLD = '{ answer: personNotices { kind title body } }'

/** The city's day, so many days from now. */
function day(offset: number): string {
  const at = linli.services.clock.now() + 8 * 3_600_000 + offset * 86_400_000
  return new Date(at).toISOString().slice(0, 10)
}
async function act(document: string, input: object, cookie = official) {
  return (await linli.ask(document, { input }, cookie)).answer
}
async function record(input: object, cookie = official): Promise<string> {
  const full = { personId: 'liu-grid', standInId: 'wang-grid', reason: '病假' }
  const days = { fromDay: day(1), untilDay: day(5), handOverTasks: false }
  const { person } = await act(RECORD, { ...full, ...days, ...input }, cookie)
  return person.leaves[0].id
}
const end = (leaveId: string, offset: number) => act(END, { leaveId, untilDay: day(offset) })

/** Everything that anybody was told, oldest first: `login: title: sentence`. */
async function told(locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<string[]> {
  const { rows } = await linli.services.pool.query<Record<'to' | 'title' | 'body', string>>(
    'SELECT account_id AS to, title, body FROM person_notice ORDER BY created_at, ctid',
  )
  return rows.map(({ to, title, body }) =>
    [to, JSON.parse(title)[locale], JSON.parse(body)[locale]].join(': '),
  )
}

describe('a stand-in, and nobody else, is told of a leave', () => {
  let leave = ''
  beforeEach(() => {
    leave = ''
  })
  afterEach(async () => {
    if (leave !== '') await end(leave, 1)
  })

  test('that is recorded, without the reason, and reads it herself', async () => {
    leave = await record({})
    expect(await told()).toEqual([
      `wang-grid: 请您替班: 刘网格 ${day(1)} 起请假，${day(5)} 回来。这期间由您替班，岗位上的任务您也能办。`,
    ])
    expect(await told('en')).toEqual([
      `wang-grid: You stand in for somebody: 刘网格 is away from ${day(1)} and back on ${day(5)}. You stand in: until then you may do the tasks of these posts too.`,
    ])
    const hers = await linli.ask(TOLD, {}, await linli.signIn('wang-grid'))
    expect(hers.answer).toMatchObject([{ kind: 'LEAVE', title: '请您替班' }])
    const others = await linli.ask(TOLD, {}, await linli.signIn('liu-grid'))
    expect(others.answer).toEqual([])
  })

  test('in the words of the street, where a name is no template', async () => {
    const words = {
      ...{ official, id: 'leave.stand-in' },
      bodyZh: '【⽔街】请替{{name}}值守：{{from}} 到 {{until}}',
      bodyEn: 'For {{name}}, {{from}} to {{until}}',
    }
    const { pool } = linli.services
    const rename = (name: string) =>
      pool.query(`UPDATE account SET name = $1 WHERE id = 'liu-grid'`, [name])
    await whileWorded(linli, words, async () => {
      await rename('刘{{until}}')
      leave = await record({})
      await rename('刘网格')
      expect(await told()).toEqual([
        `wang-grid: 本街: 【⽔街】请替刘{{until}}值守：${day(1)} 到 ${day(5)}`,
      ])
      expect(await told('en')).toEqual([`wang-grid: Ours: For 刘{{until}}, ${day(1)} to ${day(5)}`])
      // What has words of its own is one kind of notice, and no other.
      await end(leave, 3)
      expect((await told())[1]).toContain('替班提前结束')
    })
  })

  test('that ends earlier, later after all, or is taken back; not where nothing changes', async () => {
    leave = await record({})
    await linli.services.pool.query('DELETE FROM person_notice')
    await end(leave, 5)
    expect(await told()).toEqual([])
    await end(leave, 3)
    await end(leave, 6)
    await end(leave, 1)
    await end(leave, 4)
    const until = (now: number, was: number) =>
      `刘网格改为 ${day(now)} 回来（原定 ${day(was)}），从那天起岗位上的任务不再由您代办。`
    expect(await told()).toEqual([
      `wang-grid: 替班提前结束: ${until(3, 5)}`,
      `wang-grid: 替班延长: ${until(6, 3)}`,
      `wang-grid: 不用您替班了: 刘网格 ${day(1)} 起的请假已取消，岗位上的任务不再由您代办。`,
      `wang-grid: 请您替班: 刘网格 ${day(1)} 起请假，${day(4)} 回来。这期间由您替班，岗位上的任务您也能办。`,
    ])
    expect((await told('en'))[0]).toBe(
      `wang-grid: You stand in for less time: 刘网格 is back on ${day(3)}, not on ${day(5)}; from that day on you have no tasks to do for 刘网格.`,
    )
    expect((await told('en'))[2]).toContain('is taken back')
  })

  test('where there is one who did not record it herself', async () => {
    leave = await record({ standInId: null })
    await end(leave, 3)
    await end(leave, 1)
    leave = await record({ standInId: 'shen-center' })
    expect(await told()).toEqual([])
  })

  test('while her account is not disabled', async () => {
    leave = await record({})
    const { pool } = linli.services
    await pool.query('DELETE FROM person_notice')
    await pool.query(`UPDATE account SET disabled_at = now() WHERE id = 'wang-grid'`)
    await end(leave, 3)
    expect(await told()).toEqual([])
    await pool.query(`UPDATE account SET disabled_at = NULL WHERE id = 'wang-grid'`)
    await end(leave, 4)
    expect(await told()).toHaveLength(1)
  })

  test('that is not refused', async () => {
    leave = await record({})
    await linli.services.pool.query('DELETE FROM person_notice')
    const again = { personId: 'liu-grid', standInId: 'wang-grid', reason: '病假' }
    const days = { fromDay: day(2), untilDay: day(3), handOverTasks: false }
    expect(await act(RECORD, { ...again, ...days })).toMatchObject({ code: 'leave.overlaps' })
    expect(await end(leave, 0)).toMatchObject({ code: 'leave.bad-days' })
    expect(await told()).toEqual([])
  })
})

describe('who has a post for somebody else is told', () => {
  const give = (input: object) =>
    act(GIVE, { personId: 'liu-grid', nodeId: 'grid-3', post: 'grid-worker', ...input })

  test('when she gets it and when its end is another day, and of no office of her own', async () => {
    await give({ kind: 'concurrent', nodeId: 'grid-1' })
    expect(await told()).toEqual([])
    const { person } = await give({ kind: 'acting', validFrom: day(1), validUntil: day(9) })
    const post = person.posts.find(({ kind }: { kind: string }) => kind === 'acting')
    await act(END_POST, { postId: post.id, validUntil: day(5) })
    await act(END_POST, { postId: post.id, validUntil: day(5) })
    await act(END_POST, { postId: post.id })
    const [name] = await nodeName('grid-3')
    expect(await told()).toEqual([
      `liu-grid: 请您代理: 从 ${day(1)} 起由您代理${name}的网格员。${day(9)} 起不再担任。`,
      `liu-grid: 代理的截止日期变了: 您代理的${name}网格员：${day(5)} 起不再担任。`,
      `liu-grid: 代理的截止日期变了: 您代理的${name}网格员：不再有截止日期。`,
    ])
    expect(await told('en')).toEqual([
      `liu-grid: You act in a post: You are acting grid worker at ${name} from ${day(1)} on. No more from ${day(9)} on.`,
      `liu-grid: Another last day of acting: You, acting grid worker at ${name}: No more from ${day(5)} on.`,
      `liu-grid: Another last day of acting: You, acting grid worker at ${name}: No day is set for the end.`,
    ])
  })

  test('when it goes on as hers because another one leaves, and that one that hers ends', async () => {
    const [name] = await nodeName('grid-4')
    await give({ personId: 'wu-duty', kind: 'substitute', nodeId: 'grid-4' })
    expect(await told()).toEqual([`wu-duty: 请您当替班员: 从现在起由您替班${name}的网格员。`])
    await linli.services.pool.query('DELETE FROM person_notice')
    await act(HAND_OVER, { personId: 'wu-duty', toId: 'song-mediator', day: day(2) })
    expect(await told()).toEqual([
      `wu-duty: 替班的截止日期变了: 您替班的${name}网格员：${day(2)} 起不再担任。`,
      `song-mediator: 请您当替班员: 从 ${day(2)} 起由您替班${name}的网格员。`,
    ])
  })

  test('when a table gives it', async () => {
    const [name] = await nodeName('grid-2')
    const table = `姓名,账号,岗位,任职地方,任职类型\n郑片长,zheng-lead,网格员,${name},代理\n`
    const { statusCode } = await linli.app.inject({
      ...{ method: 'POST', url: '/people/import?apply=1', payload: Buffer.from(table) },
      headers: { cookie: official, 'content-type': 'text/csv' },
    })
    expect(statusCode).toBe(200)
    expect(await told()).toEqual([`zheng-lead: 请您代理: 从现在起由您代理${name}的网格员。`])
  })
})

async function nodeName(id: string): Promise<string[]> {
  const { rows } = await linli.services.pool.query<{ name: string }>(
    'SELECT name FROM org_node WHERE id = $1',
    [id],
  )
  return rows.map(({ name }) => name)
}
