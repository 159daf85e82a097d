import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asks, build, closed, to } from '../../../../tests/corpus/build-definition.ts'
import { publishTemplate } from '../../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../../tests/support/start-app.ts'
import { startApp } from '../../../../tests/support/start-app.ts'
import { until } from '../../../../tests/support/until.ts'

let linli: TestApp
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
})
afterAll(() => linli.close())

const STAND_IN = 'zheng-lead'
const POSTS = 'posts { nodeId post kind standsInFor validFrom validUntil isValid }'
const LEAVES = 'leaves { id fromDay untilDay reason standIn isNow }'
const HANDED = `__typename ... on Refusal { code message }
  ... on HandedOver { left items { what title number problem } person { id ${POSTS} ${LEAVES} } }`
const RECORD = `mutation ($input: RecordLeaveInput!) { recordLeave(input: $input) { ${HANDED} } }`
const HAND_OVER = `mutation ($input: HandOverInput!) { handOver(input: $input) { ${HANDED} } }`
const END = `mutation ($input: EndLeaveInput!) { endLeave(input: $input) {
  __typename ... on Refusal { code } ... on PersonSaved { person { ${LEAVES} } } } }`
const PERSON = `query ($id: ID!) { person(id: $id) { ${POSTS} ${LEAVES} heldTasks { count tasks { id number title } }
  changes { deed before after } } }`
const POOL = '{ tasks(filter: POOL, first: 100) { edges { node { id } } } }'
const CLAIM = `mutation ($input: TaskInput!) { task: claimTask(input: $input) { __typename } }`
const RELEASE = `mutation ($input: TaskInput!) { task: releaseTask(input: $input) { __typename } }`

/** The city's day, so many days from now. */
function day(offset: number): string {
  const at = linli.services.clock.now() + 8 * 3_600_000 + offset * 86_400_000
  return new Date(at).toISOString().slice(0, 10)
}
async function record(input: object, cookie = official) {
  const full = { fromDay: day(0), untilDay: day(3), reason: '年休假', handOverTasks: false }
  return (await linli.ask(RECORD, { input: { ...full, ...input } }, cookie)).recordLeave
}
async function end(leaveId: string, untilDay = day(0)) {
  return (await linli.ask(END, { input: { leaveId, untilDay } }, official)).endLeave
}
async function person(id: string) {
  return (await linli.ask(PERSON, { id }, official)).person
}
async function poolOf(cookie: string): Promise<string[]> {
  const { tasks } = await linli.ask(POOL, {}, cookie)
  return tasks.edges.map(({ node }: { node: { id: string } }) => node.id)
}
async function act(document: string, taskId: string, cookie: string): Promise<string> {
  return (await linli.ask(document, { input: { taskId } }, cookie)).task.__typename
}

/** A complaint that waits in a pool, and who is in that pool; the first of them has the login of her id. */
async function waiting() {
  const instanceId = await reportComplaint(linli, resident)
  const task = await linli.services.prisma.task.findFirstOrThrow({
    where: { instanceId, state: 'open' },
  })
  const pool = { nodeId: task.poolNodeId ?? '', post: task.poolPost ?? '' }
  const holders = await linli.services.prisma.post.findMany({ where: pool })
  const [her = '', ...others] = holders.map(({ accountId }) => accountId)
  return { task, her, others, pool }
}

describe('while she is on leave', () => {
  test('her posts are her stand-in’s too, and on the day she is back they are no more', async () => {
    const { task, her, pool } = await waiting()
    const standIn = await linli.signIn(STAND_IN)
    expect(await poolOf(standIn)).not.toContain(task.id)
    const home = { tenantId: linli.street.tenant.id, nodeId: 'home-2-2-402', post: 'householder' }
    await linli.services.prisma.post.create({ data: { ...home, accountId: her } })

    const recorded = await record({ personId: her, standInId: STAND_IN })

    expect(recorded.person.leaves).toMatchObject([
      { fromDay: day(0), untilDay: day(3), reason: '年休假', standIn: '郑片长', isNow: true },
    ])
    await until(async () => (await poolOf(standIn)).includes(task.id), 5_000)
    expect(await act(CLAIM, task.id, standIn)).toBe('TaskChanged')
    expect(await act(RELEASE, task.id, standIn)).toBe('TaskChanged')
    const { posts } = await person(STAND_IN)
    expect(posts).toContainEqual({
      ...{ ...pool, kind: 'acting', standsInFor: expect.any(String) },
      ...{ validFrom: day(0), validUntil: day(3), isValid: true },
    })
    // Whoever does her work does not live with her family.
    expect(posts.map(({ post }: { post: string }) => post)).not.toContain('householder')
    const holders = async (date: string) => {
      const query = `query ($nodeId: ID!, $date: String!) { at: holdingsAt(nodeId: $nodeId, date: $date) { accountId post } }`
      const { at } = await linli.ask(query, { nodeId: pool.nodeId, date }, official)
      return at.filter((each: { post: string }) => each.post === pool.post)
    }
    expect(await holders(day(2))).toContainEqual({ accountId: STAND_IN, post: pool.post })
    expect(await holders(day(3))).not.toContainEqual({ accountId: STAND_IN, post: pool.post })

    await end(recorded.person.leaves[0].id)
    await until(async () => !(await poolOf(standIn)).includes(task.id), 5_000)
    expect(await act(CLAIM, task.id, standIn).catch(() => 'refused')).not.toBe('TaskChanged')
    expect((await person(her)).leaves).toEqual([])
  }, 60_000)

  test('new tasks look for others first, and reach her where nobody else is there', async () => {
    const { directory } = linli.services
    const countAway = async () =>
      new Set(
        (await directory.org(linli.street.tenant.id)).holdings
          .filter(({ isAway }) => isAway)
          .map(({ accountId }) => accountId),
      ).size
    const first = await waiting()
    const leaves = new Map<string, string>()
    const pools: string[] = []
    let next = first
    // One post after the other has nobody left, until the first is as good as any.
    do {
      pools.push(next.pool.post)
      for (const personId of [next.her, ...next.others])
        if (!leaves.has(personId))
          leaves.set(personId, (await record({ personId })).person.leaves[0].id)
      await until(async () => (await countAway()) === leaves.size, 5_000)
      next = await waiting()
    } while (pools.length < 10 && next.pool.post !== first.pool.post)
    expect(pools.length).toBeGreaterThan(1)
    expect(pools.length).toBeLessThan(10)
    expect(new Set(pools).size).toBe(pools.length)
    expect(next.pool).toEqual(first.pool)

    for (const leave of leaves.values()) await end(leave)
    await until(async () => (await countAway()) === 0, 5_000)
    expect((await waiting()).pool).toEqual(first.pool)
  }, 60_000)

  test('who gets her posts later, or loses one, needs no second word', async () => {
    const { her, pool } = await waiting()
    const { person: recorded } = await record({ personId: her, standInId: STAND_IN })
    const { prisma } = linli.services
    const row = await prisma.post.findFirstOrThrow({ where: { accountId: her, ...pool } })
    await prisma.post.update({
      where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
      data: { validUntil: new Date(`${day(0)}T00:00:00Z`) },
    })
    expect((await person(STAND_IN)).posts).not.toContainEqual(expect.objectContaining(pool))
    await prisma.post.update({
      where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
      data: { validUntil: null },
    })
    expect((await person(STAND_IN)).posts).toContainEqual(expect.objectContaining(pool))
    await end(recorded.leaves[0].id)
  })
})

describe('what she holds', () => {
  test('is handed over with the leave, each task for itself, and told by case', async () => {
    const { task, her } = await waiting()
    const cookie = await linli.signIn(her)
    expect(await act(CLAIM, task.id, cookie)).toBe('TaskChanged')
    const before = (await person(her)).heldTasks
    expect(before).toMatchObject({ count: 1, tasks: [{ id: task.id }] })

    const { add } = await linli.ask(
      `mutation { add: addPerson(input: { role: "worker", name: "新人", login: "new-one" }) { ... on PersonSaved { person { id } } } }`,
      {},
      official,
    )
    const refused = await record({
      personId: her,
      standInId: add.person.id,
      handOverTasks: true,
      fromDay: day(5),
      untilDay: day(6),
    })
    expect(refused).toMatchObject({
      left: 1,
      items: [
        { what: 'task', number: before.tasks[0].number, problem: expect.stringMatching(/[一-龥]/) },
      ],
    })

    const handed = await record({ personId: her, standInId: STAND_IN, handOverTasks: true })
    expect(handed).toMatchObject({ left: 0, items: [{ what: 'task', problem: null }] })
    expect((await person(STAND_IN)).heldTasks.tasks).toMatchObject([{ id: task.id }])
    const { rows } = await linli.services.pool.query(
      `SELECT input FROM history WHERE instance_id = $1 AND kind = 'transfer'`,
      [task.instanceId],
    )
    expect(JSON.stringify(rows)).toContain('请假交接')
    expect(JSON.stringify(rows)).not.toContain('年休假')
    for (const { id, fromDay } of (await person(her)).leaves) await end(id, fromDay)
  }, 60_000)

  test('and her posts go on as another’s when she leaves for good', async () => {
    const { task, her, pool } = await waiting()
    const cookie = await linli.signIn(her)
    expect(await act(CLAIM, task.id, cookie)).toBe('TaskChanged')
    const { person: successor } = (
      await linli.ask(
        `mutation { add: addPerson(input: { role: "worker", name: "接任", login: "successor" }) { ... on PersonSaved { person { id } } } }`,
        {},
        official,
      )
    ).add
    const input = { personId: her, toId: successor.id, day: day(0) }

    const { handOver } = await linli.ask(HAND_OVER, { input }, official)

    expect(handOver).toMatchObject({ __typename: 'HandedOver', left: 0 })
    expect(
      handOver.items.map(({ what, problem }: { what: string; problem: unknown }) => [
        what,
        problem,
      ]),
    ).toEqual([
      ['post', null],
      ['task', null],
    ])
    // Her office is the other's now; where she lives is hers.
    const valid = handOver.person.posts.filter(({ isValid }: { isValid: boolean }) => isValid)
    expect(valid).toMatchObject([{ post: 'householder' }])
    const after = await person(successor.id)
    expect(after.posts).toContainEqual({
      ...{ ...pool, kind: 'primary', standsInFor: null },
      ...{ validFrom: day(0), validUntil: null, isValid: true },
    })
    expect(after.heldTasks.tasks).toMatchObject([{ id: task.id }])
    expect((await person(her)).heldTasks.count).toBe(0)

    // A second time there is nothing left to do.
    const again = (await linli.ask(HAND_OVER, { input }, official)).handOver
    expect(again).toMatchObject({ items: [], left: 0 })
  }, 60_000)
})

test('what asks her by name is told, and is nobody’s with her posts', async () => {
  const { services, street } = linli
  const sketch = build({
    initial: 'sign',
    tasks: {
      sign: {
        title: { 'zh-CN': '签字', en: 'Signature' },
        assign: [{ strategy: 'person', account: 'liu-grid' }, { strategy: 'initiator' }],
      },
    },
    states: { sign: asks('sign', to('closed')), closed },
  })
  const document = { ...sketch, id: 'by-name', title: { 'zh-CN': '点名', en: 'By name' } }
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  await services.engine.publish({ tenantId: street.tenant.id, document, actor })
  services.versions.forgetNewest(street.tenant.id)
  const namedIn = async (id: string) => {
    const query = `{ person(id: "${id}") { namedIn { definitionId service task } } }`
    return (await linli.ask(query, {}, official)).person.namedIn
  }
  expect(await namedIn('liu-grid')).toEqual([
    { definitionId: 'by-name', service: '点名', task: '签字' },
  ])
  expect(await namedIn('wang-grid')).toEqual([])
})

describe('a leave', () => {
  test('refuses wrong days, reasons and people in a sentence, and writes nothing', async () => {
    const personId = 'liu-grid'
    const before = await person(personId)
    const codes = [
      await record({ personId, fromDay: day(2), untilDay: day(2) }),
      await record({ personId, fromDay: '2026-02-30' }),
      await record({ personId, fromDay: '' }),
      await record({ personId, reason: '  ' }),
      await record({ personId, reason: '长'.repeat(201) }),
      await record({ personId, standInId: personId }),
      await record({ personId, standInId: 'lin-resident' }),
      await record({ personId: 'lin-resident' }),
      await end('00000000-0000-0000-0000-000000000000'),
    ].map(({ code }) => code)
    expect(codes).toEqual([
      ...['leave.bad-days', 'post.bad-days', 'leave.bad-days', 'leave.bad-reason'],
      ...['leave.bad-reason', 'leave.bad-stand-in', 'leave.bad-stand-in', 'person.not-found'],
      'leave.not-found',
    ])
    expect(await person(personId)).toEqual(before)
  })

  test('does not overlap another of hers, nor one of her stand-in’s', async () => {
    const first = await record({ personId: 'liu-grid', fromDay: day(10), untilDay: day(12) })
    expect(first.__typename).toBe('HandedOver')
    expect(
      await record({ personId: 'liu-grid', fromDay: day(11), untilDay: day(13) }),
    ).toMatchObject({ code: 'leave.overlaps' })
    const busy = { personId: 'wang-grid', standInId: 'liu-grid' }
    expect(await record({ ...busy, fromDay: day(11), untilDay: day(13) })).toMatchObject({
      code: 'leave.bad-stand-in',
    })
    const stoodIn = await record({ ...busy, fromDay: day(12), untilDay: day(13) })
    expect(stoodIn).toMatchObject({ __typename: 'HandedOver' })
    const second = await record({ personId: 'liu-grid', fromDay: day(14), untilDay: day(15) })
    const [{ id }] = first.person.leaves
    expect(second.person.leaves).toHaveLength(2)
    expect(await end(id, day(15))).toMatchObject({ code: 'leave.overlaps' })
    expect(await end(id, day(14))).toMatchObject({ __typename: 'PersonSaved' })
    // Nor does one that goes on longer meet one of her stand-in's.
    const [{ id: longer }] = stoodIn.person.leaves
    expect(await end(longer, day(14))).toMatchObject({ code: 'leave.bad-stand-in' })
    expect(await end(longer, day(12))).toMatchObject({ __typename: 'PersonSaved' })
  })

  test('is in the audit without its reason', async () => {
    const { changes } = await person('liu-grid')
    expect(changes[0]).toMatchObject({
      ...{ deed: 'leave-changed', before: { validUntil: day(12) }, after: { validUntil: day(14) } },
    })
    expect(changes.map(({ deed }: { deed: string }) => deed)).toContain('leave-recorded')
    expect(JSON.stringify(changes)).not.toContain('年休假')
  })

  test('is kept by officials only', async () => {
    const worker = await linli.signIn('wu-duty')
    const full = { fromDay: day(0), untilDay: day(3), reason: '年休假', handOverTasks: false }
    const asked: readonly (readonly [string, object])[] = [
      [RECORD, { personId: 'wu-duty', ...full }],
      [HAND_OVER, { personId: 'wu-duty', toId: STAND_IN, day: day(0) }],
      [END, { leaveId: '00000000-0000-0000-0000-000000000000', untilDay: day(0) }],
    ]
    for (const [document, input] of asked)
      for (const cookie of [worker, resident, undefined]) {
        const { data, errors } = await linli.post(document, { input }, cookie)
        const refusals = Object.values(data ?? {}).map((each) => (each as { code?: string })?.code)
        expect(errors ?? refusals).not.toEqual([])
        expect(JSON.stringify(data ?? null)).not.toContain('HandedOver')
      }
    expect((await person('wu-duty')).leaves).toEqual([])
  })
})
