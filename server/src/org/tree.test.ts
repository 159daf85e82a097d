import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
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

const NODE = 'id parentId kind name code isClosed peopleCount'
const SAVED = `__typename ... on NodeSaved { node { ${NODE} } } ... on Refusal { code }`
const TREE = `{ orgTree { ${NODE} } }`
const ADD = `mutation ($input: AddNodeInput!) { answer: addNode(input: $input) { ${SAVED} } }`
const CHANGE = `mutation ($input: ChangeNodeInput!) { answer: changeNode(input: $input) { ${SAVED} } }`
const MOVE = `mutation ($id: ID!, $parentId: ID!) { answer: moveNode(id: $id, parentId: $parentId) { ${SAVED} } }`
const CLOSE = `mutation ($id: ID!) { answer: closeNode(id: $id) { ${SAVED} } }`
const REOPEN = `mutation ($id: ID!) { answer: reopenNode(id: $id) { ${SAVED} } }`

async function act(document: string, variables: object, cookie = official) {
  return (await linli.ask(document, variables, cookie)).answer
}
const add = (input: object) =>
  act(ADD, { input: { parentId: 'area-west', kind: 'grid', name: '第五网格', ...input } })

test('the tree says how many people hold a post at each node', async () => {
  const { orgTree } = await linli.ask(TREE, {}, official)

  const node = (id: string) => orgTree.find((each: { id: string }) => each.id === id)
  expect(orgTree).toHaveLength(linli.street.nodes.length)
  expect(node('grid-1')).toMatchObject({ peopleCount: 2, isClosed: false, parentId: 'area-east' })
  expect(node('home-2-2-402')).toMatchObject({ peopleCount: 0 })
})

test('a node is added, renamed and moved with what is below it, and all of it is told', async () => {
  const { node } = await add({ code: '999001001005' })
  expect(node).toMatchObject({ parentId: 'area-west', name: '第五网格', code: '999001001005' })
  const below = (await add({ parentId: node.id, kind: 'building', name: '21号楼' })).node

  await act(CHANGE, { input: { id: node.id, name: '五号网格', code: '999001001005' } })
  const moved = await act(MOVE, { id: node.id, parentId: 'area-east' })

  expect(moved.node).toMatchObject({ name: '五号网格', parentId: 'area-east' })
  const { directory } = linli.services
  const tenantId = linli.street.tenant.id
  await until(async () => (await directory.org(tenantId)).nodes.has(below.id), 5_000)
  const { treeNode } = await linli.ask(
    'query ($id: ID!) { treeNode(id: $id) { changes { by deed before after } } }',
    { id: node.id },
    official,
  )
  expect(treeNode.changes).toMatchObject([
    { deed: 'node-moved', before: { parent: '西片区' }, after: { parent: '东片区' } },
    { deed: 'node-changed', before: { name: '第五网格' }, after: { name: '五号网格' } },
    { deed: 'node-added', by: '沈中心', before: null, after: { parent: '西片区', kind: 'grid' } },
  ])
})

test('what would break the tree is refused, and nothing changes', async () => {
  const before = (await linli.ask(TREE, {}, official)).orgTree
  const codes = [
    await add({ parentId: 'nowhere' }),
    await add({ kind: '网格' }),
    await add({ name: '  ' }),
    await add({ code: '99 9' }),
    await add({ code: '999001001005' }),
    await act(MOVE, { id: 'area-east', parentId: 'building-1' }),
    await act(MOVE, { id: 'area-east', parentId: 'area-east' }),
    await act(MOVE, { id: 'jinxiu', parentId: 'qinghe' }),
    await act(CLOSE, { id: 'jinxiu' }),
    await act(CLOSE, { id: 'area-east' }),
    await act(CLOSE, { id: 'grid-1' }),
  ].map(({ code }) => code)

  expect(codes).toEqual([
    ...['node.not-found', 'node.invalid', 'node.invalid', 'node.invalid', 'node.code-taken'],
    ...['node.bad-parent', 'node.bad-parent', 'node.bad-parent', 'node.bad-parent'],
    ...['node.in-use', 'node.in-use'],
  ])
  expect((await linli.ask(TREE, {}, official)).orgTree).toEqual(before)
})

test('two moves that would meet in a circle leave a tree', async () => {
  const one = (await add({ name: '甲' })).node.id
  const two = (await add({ name: '乙' })).node.id

  const answers = await Promise.all([
    act(MOVE, { id: one, parentId: two }),
    act(MOVE, { id: two, parentId: one }),
  ])

  expect(answers.map(({ code }) => code ?? 'moved').sort()).toEqual(['moved', 'node.bad-parent'])
})

test('a closed node stays for its cases, and nothing new is started or given at it', async () => {
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  const { engine, directory } = linli.services
  const tenantId = linli.street.tenant.id
  const { id } = (await add({ kind: 'building', parentId: 'grid-4', name: '拆迁楼' })).node
  await until(async () => (await directory.org(tenantId)).nodes.has(id), 5_000)
  const scenario = await answersOfComplaint()
  const start = () =>
    engine.start({
      ...{ tenantId, definitionId: 'complaint', form: scenario.form, key: randomUUID() },
      actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
      answers: withPlace(scenario.answers, id),
    })
  const { instanceId } = await start()

  expect(await act(CLOSE, { id })).toMatchObject({ node: { isClosed: true } })

  await until(async () => (await directory.org(tenantId)).nodes.get(id)?.isClosed === true, 5_000)
  await expect(start()).rejects.toMatchObject({ code: 'submission.invalid' })
  const { instance } = await linli.ask(
    'query ($id: ID!) { instance(id: $id) { place } orgNodes { id isClosed } }',
    { id: instanceId },
    official,
  )
  expect(instance.place).toContain('拆迁楼')
  expect(await act(ADD, { input: { parentId: id, kind: 'unit', name: '1单元' } })).toMatchObject({
    code: 'node.closed',
  })
  expect(await act(REOPEN, { id })).toMatchObject({ node: { isClosed: false } })
})

test('is changed and seen by officials only', async () => {
  const worker = await linli.signIn('zheng-lead')
  expect(await act(CLOSE, { id: 'building-8' }, worker)).toMatchObject({ code: 'access.denied' })
  expect((await linli.post(TREE, {}, worker)).errors).toHaveLength(1)
})

/** The form and answers with which a scenario of the template begins. */
async function answersOfComplaint() {
  const newest = await linli.services.versions.newest(linli.street.tenant.id)
  for (const { definition } of newest)
    for (const step of definition.scenarios.flatMap(({ steps }) => steps))
      if ('submit' in step && step.submit.refused === undefined) return step.submit
  throw new Error('No scenario starts with a form.')
}

function withPlace(answers: object, nodeId: string) {
  const text = JSON.stringify(answers)
  const known = linli.street.nodes.map(({ id }) => `"${id}"`).find((id) => text.includes(id))
  return JSON.parse(known === undefined ? text : text.replaceAll(known, `"${nodeId}"`))
}
