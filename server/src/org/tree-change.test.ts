import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, asks, build, closed, to } from '../../../tests/corpus/build-definition.ts'
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
  const document: Definition = {
    ...build({
      initial: 'work',
      tasks: {
        look: {
          assign: [
            { strategy: 'post', post: 'grid-worker' },
            { strategy: 'post', post: 'grid-assistant' },
          ],
          exclude: ['initiator'],
        },
      },
      states: { work: asks('look', to('closed', answer)), closed },
    }),
    id: 'grids',
  }
  const published = await linli.services.engine.publish({
    tenantId,
    document,
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  expect(published).toMatchObject({ kind: 'published' })
})
afterAll(() => linli.close())

const PREVIEW = `__typename ... on TreeLookedAt { preview { affectedCount nobodyCount
  tasks { number from to holder title } } } ... on Refusal { code }`
const CHANGED = `__typename ... on TreeChanged { change { id kind from into waiting done mayUndo } }
  ... on Refusal { code message }`
const CHANGES =
  '{ treeChanges { id by from into waiting done mayUndo undoneAt refused { number message } } }'
const TREE = '{ orgTree { id parentId name isClosed peopleCount } }'

async function act(field: string, input: object, cookie = official) {
  const type =
    field.endsWith('erge') || field === 'mergeNodes' ? 'MergeNodesInput' : 'SplitNodeInput'
  const selection = field.startsWith('preview') ? PREVIEW : CHANGED
  const document = `mutation ($input: ${type}!) { answer: ${field}(input: $input) { ${selection} } }`
  return (await linli.ask(document, { input }, cookie)).answer
}
const undo = async (id: string) =>
  (
    await linli.ask(
      `mutation ($id: ID!) { answer: undoTreeChange(id: $id) { ${CHANGED} } }`,
      { id },
      official,
    )
  ).answer
const changes = async () => (await linli.ask(CHANGES, {}, official)).treeChanges
const tree = async () => (await linli.ask(TREE, {}, official)).orgTree
const node = async (id: string) =>
  (await tree()).find((each: { readonly id: string }) => each.id === id)

async function start(place: string): Promise<{ instanceId: string; taskId: string }> {
  const { instanceId } = await linli.services.engine.start({
    ...{ tenantId, definitionId: 'grids', form: 'start', key: randomUUID() },
    actor: { accountId: 'lin-resident', role: 'resident', posts: [] },
    answers: { place },
  })
  const { id } = await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })
  return { instanceId, taskId: id }
}
const taskOf = (id: string) => linli.services.prisma.task.findFirstOrThrow({ where: { id } })
async function toldOfTask(instanceId: string): Promise<readonly string[]> {
  const notices = await linli.services.prisma.notice.findMany({
    where: { instanceId, title: { contains: '有任务分派给您' } },
  })
  return notices.map(({ accountId }) => accountId).sort()
}
const isDone = async (id: string) => {
  const change = (await changes()).find((each: { readonly id: string }) => each.id === id)
  return change.waiting === 0
}
async function claim(taskId: string, accountId: string, nodeId: string) {
  const actor = { accountId, role: 'worker', posts: [{ nodeId, post: 'grid-worker' }] } as const
  await linli.services.engine.claim({ tenantId, taskId, actor })
}

describe('grids are merged', () => {
  test('into a new one: shown before, then done, told, and taken back', async () => {
    const before = await tree()
    const held = await start('building-1')
    await claim(held.taskId, 'wang-grid', 'grid-1')
    const atNode = await start('grid-2')
    const elsewhere = await start('building-5')
    const merge = { nodeIds: ['grid-1', 'grid-2'], name: '东网格', keepsPosts: true }

    const { preview } = await act('previewMerge', merge)
    expect(preview).toMatchObject({ affectedCount: 2, nobodyCount: 0 })
    expect(
      preview.tasks.map(({ from, to, holder }: Record<string, string>) => [from, to, holder]),
    ).toEqual([
      ['第一网格 网格员：陈网格、王网格', expect.stringMatching(/^东网格 网格员：/), '王网格'],
      ['第二网格 网格员：刘网格', expect.stringMatching(/^东网格 网格员：.*刘网格/), null],
    ])
    expect(await tree()).toEqual(before)

    const { change } = await act('mergeNodes', merge)
    expect(change).toMatchObject({ kind: 'merge', waiting: 2, mayUndo: true })
    await until(() => isDone(change.id), 30_000)

    const [one, into] = [await node('grid-1'), (await node('building-1')).parentId]
    expect(one).toMatchObject({ isClosed: true, parentId: into, peopleCount: 0 })
    expect(await node(into)).toMatchObject({
      name: '东网格',
      parentId: 'area-east',
      peopleCount: 3,
    })
    // Whoever holds a task keeps it; the pool is the new one.
    expect(await taskOf(held.taskId)).toMatchObject({ poolNodeId: into, holderId: 'wang-grid' })
    expect(await taskOf(atNode.taskId)).toMatchObject({ poolNodeId: into, holderId: null })
    expect(await taskOf(elsewhere.taskId)).toMatchObject({ poolNodeId: 'grid-3' })
    const { instance } = await linli.ask(
      'query ($id: ID!) { instance(id: $id) { timeline { kind sentence reasons } } }',
      { id: atNode.instanceId },
      official,
    )
    expect(instance.timeline.at(-1)).toMatchObject({
      ...{ kind: 'reassign', sentence: '网格调整，重新分派「look」' },
      reasons: [expect.stringContaining('派给“东网格”的网格员')],
    })
    // Told by an effect of the step, which is delivered after it.
    await until(async () => (await toldOfTask(atNode.instanceId)).length === 3, 30_000)
    expect(await toldOfTask(atNode.instanceId)).toEqual(['chen-grid', 'liu-grid', 'wang-grid'])

    expect((await undo(change.id)).change).toMatchObject({ waiting: 2, mayUndo: false })
    await until(() => isDone(change.id), 30_000)
    expect(await tree()).toEqual(before)
    expect(await taskOf(held.taskId)).toMatchObject({ poolNodeId: 'grid-1', holderId: 'wang-grid' })
    expect(await taskOf(atNode.taskId)).toMatchObject({ poolNodeId: 'grid-2' })
    expect((await undo(change.id)).code).toBe('node.changed-since')
  }, 90_000)

  test('not while an open task would find nobody, and then nothing changes', async () => {
    const before = await tree()
    const { taskId } = await start('grid-2')
    const merge = { nodeIds: ['grid-1', 'grid-2'], name: '空网格', keepsPosts: false }
    const { preview } = await act('previewMerge', merge)
    expect(preview.nobodyCount).toBeGreaterThan(0)
    expect(preview.tasks[0].to).toBeNull()
    expect((await act('mergeNodes', merge)).code).toBe('node.nobody-left')
    expect(await tree()).toEqual(before)
    expect(await taskOf(taskId)).toMatchObject({ poolNodeId: 'grid-2' })
  })

  test.each([
    [{ nodeIds: ['grid-1'], name: '一' }, 'node.bad-change'],
    [{ nodeIds: ['grid-1', 'building-5'], name: '二' }, 'node.bad-change'],
    [{ nodeIds: ['grid-1', 'building-1'], intoId: 'grid-1' }, 'node.bad-change'],
    [{ nodeIds: ['area-east'], intoId: 'grid-1' }, 'node.bad-change'],
    [{ nodeIds: ['jinxiu'], intoId: 'qinghe' }, 'node.bad-change'],
    [{ nodeIds: ['nowhere'], intoId: 'grid-1' }, 'node.not-found'],
    [{ nodeIds: ['grid-1', 'grid-2'], name: ' ' }, 'node.invalid'],
  ])('not %o: %s', async (merge, code) => {
    const answered = await act('mergeNodes', { keepsPosts: true, ...merge })
    expect(answered.code).toBe(code)
  })

  test('by officials only', async () => {
    const worker = await linli.signIn('zheng-lead')
    const merge = { nodeIds: ['grid-1', 'grid-2'], name: '东', keepsPosts: true }
    const answered = await act('mergeNodes', merge, worker)
    expect(answered.code).toBe('access.denied')
  })
})

describe('a grid is split', () => {
  test('its children are distributed, and the cases at itself go where it says', async () => {
    const atChild = await start('building-7')
    const atNode = await start('grid-4')
    const split = {
      nodeId: 'grid-4',
      parts: [
        { name: '四甲网格', childIds: ['building-7'] },
        { name: '四乙网格', childIds: ['building-8'] },
      ],
      closes: true,
      restTo: 0,
    }
    const left = { ...split, parts: split.parts.slice(0, 1) }
    expect((await act('splitNode', left)).code).toBe('node.bad-change')

    const { preview } = await act('previewSplit', split)
    expect(preview).toMatchObject({ affectedCount: 2, nobodyCount: 0 })
    const { change } = await act('splitNode', split)
    await until(() => isDone(change.id), 30_000)

    const [seven, eight] = [await node('building-7'), await node('building-8')]
    expect(await node(seven.parentId)).toMatchObject({ name: '四甲网格', peopleCount: 1 })
    expect(await node(eight.parentId)).toMatchObject({ name: '四乙网格', peopleCount: 0 })
    expect(await node('grid-4')).toMatchObject({ isClosed: true, parentId: seven.parentId })
    expect(await taskOf(atChild.taskId)).toMatchObject({ poolNodeId: seven.parentId })
    expect(await taskOf(atNode.taskId)).toMatchObject({ poolNodeId: seven.parentId })

    // Somebody has changed the tree since.
    await linli.ask(
      'mutation { moveNode(id: "building-8", parentId: "grid-3") { __typename } }',
      {},
      official,
    )
    expect((await changes())[0]).toMatchObject({ from: ['第四网格'], mayUndo: false })
    expect((await undo(change.id)).code).toBe('node.changed-since')
  }, 90_000)

  test('tasks that opened by the tree of before are found a minute later', async () => {
    const { taskId } = await start('building-7')
    const { poolNodeId } = await taskOf(taskId)
    const { pool } = linli.services
    const [change] = await changes()
    await pool.query(`DELETE FROM reassignment WHERE tenant_id = $1 AND task_id = $2`, [
      tenantId,
      taskId,
    ])
    await pool.query(
      `UPDATE tree_change SET made_at = made_at - interval '61 seconds', looked_again = false WHERE id = $1`,
      [change.id],
    )
    const isLookedAt = async () => {
      const { rows } = await pool.query(
        `SELECT state FROM reassignment WHERE tenant_id = $1 AND task_id = $2`,
        [tenantId, taskId],
      )
      return rows[0]?.state === 'same'
    }
    await until(isLookedAt, 30_000)
    expect(await taskOf(taskId)).toMatchObject({ poolNodeId })
  }, 90_000)
})
