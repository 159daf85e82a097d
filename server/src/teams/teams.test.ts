import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskCase } from '../../../tests/support/desk-case.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let official: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

const TEAM = `id parentId place name kind hours { from until } isExternal agreementUntil agreementDays hasRoster isClosed
  peopleCount posts { accountId post isValid }`
const SAVED = `__typename ... on TeamSaved { team { ${TEAM} } } ... on Refusal { code }`
const ADD = `mutation ($parentId: ID!, $name: String!, $facts: TeamFactsInput!) {
  answer: addTeam(parentId: $parentId, name: $name, facts: $facts) { ${SAVED} } }`
const CHANGE = `mutation ($id: ID!, $facts: TeamFactsInput!) { answer: changeTeam(id: $id, facts: $facts) { ${SAVED} } }`
const GIVE = `mutation ($input: GivePostInput!) { answer: givePost(input: $input) { __typename ... on Refusal { code } } }`
const FACTS = { kind: 'volunteers', hours: [], isExternal: false, hasRoster: false }

/** The city's day, so many days from now. */
function day(offset: number): string {
  const at = linli.services.clock.now() + 8 * 3_600_000 + offset * 86_400_000
  return new Date(at).toISOString().slice(0, 10)
}
async function act(document: string, variables: object, cookie = official) {
  return (await linli.ask(document, variables, cookie)).answer
}
const add = (facts: object, name = '红袖标志愿队', parentId = 'qinghe') =>
  act(ADD, { parentId, name, facts: { ...FACTS, ...facts } })
const give = (personId: string, nodeId: string, post = 'member') =>
  act(GIVE, { input: { personId, nodeId, post, kind: 'concurrent' } })
const knows = (nodeId: string) =>
  until(
    async () => (await linli.services.directory.org(linli.street.tenant.id)).nodes.has(nodeId),
    5_000,
  )

test('a team has members with skills, and assignment knows it', async () => {
  const hours = [{ from: '08:00', until: '18:00' }]
  const { team } = await add({ hours })
  expect(team).toMatchObject({ place: '青禾社区', kind: 'volunteers', hours, peopleCount: 0 })

  expect(await give('wang-grid', team.id)).toMatchObject({ __typename: 'PersonSaved' })
  expect(await give('chen-grid', team.id, 'first-aid')).toMatchObject({ __typename: 'PersonSaved' })

  const { team: found } = await linli.ask(
    `query ($id: ID!) { team(id: $id) { ${TEAM} changes { by deed after } } }`,
    { id: team.id },
    official,
  )
  expect(found.posts).toEqual(
    expect.arrayContaining([
      { accountId: 'wang-grid', post: 'member', isValid: true },
      { accountId: 'chen-grid', post: 'first-aid', isValid: true },
    ]),
  )
  expect(found.changes).toHaveLength(2)
  expect(found.changes).toContainEqual({
    ...{ by: '沈中心', deed: 'team-added' },
    after: expect.objectContaining({ kind: 'volunteers', hours: ['08:00–18:00'] }),
  })
  const org = async () => linli.services.directory.org(linli.street.tenant.id)
  await until(async () => (await org()).holdings.some(({ nodeId }) => nodeId === team.id), 5_000)
  expect((await org()).nodes.get(team.id)?.team).toEqual({ kind: 'volunteers', hours })
})

test('a team is no place: it is offered nowhere, nothing stands under it, and no case is at it', async () => {
  const { team } = await add({}, '邻里服务队', 'grid-3')
  await knows(team.id)

  const { orgNodes, orgTree } = await linli.ask(
    '{ orgNodes { id } orgTree { id isTeam } }',
    {},
    official,
  )
  expect(orgNodes.map(({ id }: { id: string }) => id)).not.toContain(team.id)
  expect(orgTree).toContainEqual({ id: team.id, isTeam: true })
  const refusals = [
    await add({}, '队中队', team.id),
    await act(
      `mutation ($id: ID!) { answer: addNode(input: { parentId: $id, kind: "building", name: "9号楼" }) { ... on Refusal { code } } }`,
      { id: team.id },
    ),
    await act(
      `mutation ($id: ID!) { answer: moveNode(id: "building-5", parentId: $id) { ... on Refusal { code } } }`,
      { id: team.id },
    ),
  ]
  expect(refusals.map(({ code }) => code)).toEqual(['node.team', 'node.team', 'node.team'])
  await expect(deskCase(linli, team.id)).rejects.toMatchObject({ code: 'submission.invalid' })
})

test('a team is renamed, moved and closed as every node, but not while somebody is in it', async () => {
  const { team } = await add({}, '临时队')
  await give('wang-grid', team.id)
  const close = () =>
    act(
      `mutation ($id: ID!) { answer: closeNode(id: $id) { __typename ... on Refusal { code } } }`,
      { id: team.id },
    )
  expect(await close()).toMatchObject({ code: 'node.in-use' })
  await linli.services.pool.query('DELETE FROM post WHERE node_id = $1', [team.id])
  expect(await close()).toMatchObject({ __typename: 'NodeSaved' })
})

test('what is no team is refused', async () => {
  const { team } = await add({}, '改动队')
  const wrong = [
    { kind: '志愿者' },
    { hours: [{ from: '8:00', until: '18:00' }] },
    {
      hours: [
        { from: '08:00', until: '18:00' },
        { from: '17:00', until: '20:00' },
      ],
    },
    { isExternal: true },
    { agreementUntil: day(30) },
  ]
  const codes = ['team.invalid', 'team.invalid', 'team.invalid']
  const all = [...codes, 'team.bad-agreement', 'team.bad-agreement']
  for (const [index, facts] of wrong.entries()) {
    expect(await add(facts)).toMatchObject({ code: all[index] })
    expect(await act(CHANGE, { id: team.id, facts: { ...FACTS, ...facts } })).toMatchObject({
      code: all[index],
    })
  }
  expect(await act(CHANGE, { id: 'qinghe', facts: FACTS })).toMatchObject({
    code: 'team.not-found',
  })
})

test('of an external unit nobody is an official here, whichever way she would come', async () => {
  const external = { kind: 'property', isExternal: true, agreementUntil: day(100) }
  const { team } = await add(external, '安居物业')
  expect(team).toMatchObject({ isExternal: true, agreementDays: 100 })
  expect(await give('qian-committee', team.id)).toMatchObject({ code: 'team.officials' })
  const file =
    '姓名,账号,身份,手机号,任职地方,岗位,任职类型\n钱委员,qian-committee,干部,,安居物业,物业,兼职\n'
  const headers = { cookie: official, 'content-type': 'text/csv' }
  const answer = await linli.app.inject({
    ...{ method: 'POST', url: '/people/import', headers, payload: file },
  })
  expect(answer.json().bad).toMatchObject([{ login: 'qian-committee' }])
  expect(answer.body).toContain('外部单位里只能是工作人员')
  await give('qin-property', team.id)
  const leave = `mutation ($input: RecordLeaveInput!) { answer: recordLeave(input: $input) { __typename ... on Refusal { code } } }`
  const input = { personId: 'qin-property', fromDay: day(0), untilDay: day(2), reason: '年休' }
  expect(
    await act(leave, { input: { ...input, standInId: 'qian-committee', handOverTasks: false } }),
  ).toMatchObject({ code: 'leave.bad-stand-in' })

  const own = (await add({}, '自己的队')).team
  await give('qian-committee', own.id)
  expect(await act(CHANGE, { id: own.id, facts: { ...FACTS, ...external } })).toMatchObject({
    code: 'team.officials',
  })
})

test('on the day the agreement ends the inbox is empty and a claim is refused', async () => {
  const { task, nodeId } = await deskCase(linli)
  const { pool } = linli.services
  await pool.query(
    `INSERT INTO team (tenant_id, node_id, kind, is_external, agreement_until) VALUES ($1, $2, 'property', true, $3)`,
    [linli.street.tenant.id, nodeId, day(1)],
  )
  await give('qin-property', nodeId, 'on-duty')
  const her = await linli.signIn('qin-property')
  const inbox = async () => {
    const { tasks } = await linli.ask(
      '{ tasks(filter: POOL, first: 100) { edges { node { id } } } }',
      {},
      her,
    )
    return tasks.edges.map(({ node }: { node: { id: string } }) => node.id)
  }
  await until(async () => (await inbox()).includes(task), 5_000)

  const ended = { ...FACTS, kind: 'property', isExternal: true, agreementUntil: day(0) }
  expect(await act(CHANGE, { id: nodeId, facts: ended })).toMatchObject({
    team: { agreementDays: 0, peopleCount: 0 },
  })

  await until(async () => !(await inbox()).includes(task), 5_000)
  const claim =
    'mutation ($input: TaskInput!) { answer: claimTask(input: $input) { __typename ... on Refusal { code } } }'
  const refused = await linli.post(claim, { input: { taskId: task } }, her)
  expect(JSON.stringify(refused)).toContain('task.not-')
  await until(async () => {
    const { holdings } = await linli.services.directory.org(linli.street.tenant.id)
    return !holdings.some((each) => each.nodeId === nodeId && each.accountId === 'qin-property')
  }, 5_000)
})

test('is seen and changed by officials only', async () => {
  const worker = await linli.signIn('zheng-lead')
  expect(await act(ADD, { parentId: 'qinghe', name: '队', facts: FACTS }, worker)).toMatchObject({
    code: 'access.denied',
  })
  expect((await linli.post('{ teams { id } }', {}, worker)).errors).toHaveLength(1)
})
