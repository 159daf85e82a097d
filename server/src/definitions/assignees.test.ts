import type { AssignRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'complaint'
const ASSIGNEES = `query ($id: String!, $task: String!, $nodeId: ID!, $startedBy: ID) { definition(id: $id) {
  assignees(task: $task, nodeId: $nodeId, startedBy: $startedBy) { path chosen rules {
    hangsOnCase sentence people { name isAway } peopleCount } } } }`
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename
  ... on DraftSaved { draft { revision } } } }`
const TASK = 'handle-grid'

let linli: TestApp
let official: string
let revision = 0
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  const { services, street } = linli
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  await services.engine.publish({ tenantId: street.tenant.id, document: templateOf(ID), actor })
})
afterAll(() => linli.close())

test('the newest version tells whom a task would go to, with names', async () => {
  const [list] = await assignees({ nodeId: 'grid-1' })
  expect(list).toMatchObject({ path: '/assign', chosen: 0 })
  expect(list.rules[0].people.map(({ name }: { name: string }) => name)).toContain('王网格')
  expect(list.rules[0].sentence).toMatch(/^派给“.+”的网格员：/)
})

test('a draft is asked before it is published, by every kind of rule', async () => {
  const [list] = await ofDraft([
    { strategy: 'person', account: 'nobody' },
    { strategy: 'performer', task: 'triage' },
    { strategy: 'leader', of: 'initiator', post: 'area-lead' },
    { strategy: 'post', post: 'grid-worker', pick: 'least-loaded' },
  ])
  expect(list.chosen).toBe(3)
  expect(list.rules.map(({ hangsOnCase }: Rule) => hangsOnCase)).toEqual([false, true, true, false])
  expect(list.rules[0]).toMatchObject({ sentence: null, people: [], peopleCount: 0 })
  expect(list.rules[3].sentence).toContain('任务最少的一位')

  const [known] = await assignees({ nodeId: 'grid-1', startedBy: 'wang-grid' })
  expect(known.chosen).toBe(2)
  expect(known.rules[2].sentence).toContain('从发起人任职的地方向上最近的一级')
})

test('a draft with errors, another task and another place have no answer', async () => {
  expect(await assignees({ nodeId: 'nowhere' })).toBeNull()
  expect(await assignees({ nodeId: 'grid-1', task: 'toString' })).toBeNull()
  await save(edited(templateOf(ID), { set: '/machine/initial', to: 'nowhere' }))
  expect(await assignees({ nodeId: 'grid-1' })).toBeNull()
})

test('what the street has for a definition is told by key', async () => {
  const query = '{ streetParts { posts teamKinds deviceTypes } }'
  const { data } = await linli.post(query, {}, official)
  expect(data.streetParts.posts).toEqual(expect.arrayContaining(['grid-worker', 'mediator']))
  expect(data.streetParts.posts).not.toContain('first-aid')
  expect(data.streetParts.teamKinds).toEqual([])
  expect(data.streetParts.deviceTypes).toContain('smoke_home')
})

test('residents and workers are told nothing', async () => {
  const cookies = [await linli.signInByPhone('13900000001'), await linli.signIn('wang-grid')]
  for (const cookie of cookies) {
    const denied = await linli.post(ASSIGNEES, { id: ID, task: TASK, nodeId: 'grid-1' }, cookie)
    expect(denied.errors[0].extensions.code).toBe('access.denied')
  }
})

interface Rule {
  readonly hangsOnCase: boolean
}

async function assignees(asked: { nodeId: string; task?: string; startedBy?: string }) {
  const variables = { id: ID, task: TASK, ...asked }
  return (await linli.ask(ASSIGNEES, variables, official)).definition.assignees
}

async function ofDraft(assign: readonly AssignRule[]) {
  const to = assign.map((rule) => ({ ...rule }))
  await save(edited(templateOf(ID), { set: `/tasks/${TASK}/assign`, to }))
  return assignees({ nodeId: 'grid-1' })
}

async function save(definition: Definition) {
  const input = { definitionId: ID, body: JSON.stringify(definition), baseRevision: revision }
  revision = (await linli.ask(SAVE, { input }, official)).saveDraft.draft.revision
}
