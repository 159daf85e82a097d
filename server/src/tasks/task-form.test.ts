import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import type { FormRule } from '@linli/schemas/form-definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, asks, build, closed, to } from '../../../tests/corpus/build-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ILLNESS = '哮喘'

/** A visit whose form shows where, and an illness that only some of its tasks need to know. */
function definitionOf(id: string, reads: readonly string[]): Definition {
  const made = build({
    initial: 'visiting',
    context: {
      illness: { type: 'string', title: '病史', 'x-personal': 'sensitive' },
      where: { type: 'string', title: '门牌' },
    },
    initialContext: { illness: ILLNESS, where: '幸福路 8 号' },
    fields: {
      address: { type: 'string', title: '地址' },
      illness: { type: 'string', title: '病史', 'x-personal': 'sensitive' },
      note: { type: 'string', title: '备注' },
    },
    tasks: {
      look: {
        fields: { address: { shows: 'where' }, illness: { shows: 'illness' }, note: 'hidden' },
        ...(reads.length === 0 ? {} : { reads }),
      },
    },
    states: { visiting: asks('look', [to('closed', answer)]), closed },
  })
  return { ...made, id }
}

const START = `mutation ($input: StartInput!) { start(input: $input) { __typename
  ... on StartedInstance { instanceId number } ... on InvalidSubmission { problems { field } } ... on Refusal { code message } } }`
const POOL = `{ tasks(filter: POOL) { edges { node { id instance { number } } } } }`
const CLAIM = `mutation ($input: TaskInput!) { claimTask(input: $input) { __typename } }`
const FORM = `query ($id: ID!) { task(id: $id) { form } }`
const COMPLETE = `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { __typename
  ... on TaskChanged { task { id answers form } } ... on InvalidSubmission { problems { field code } } ... on Refusal { code } } }`

let linli: TestApp
let resident: string
let desk: string
beforeAll(async () => {
  linli = await startApp()
  for (const document of [
    definitionOf('knows', ['context.illness']),
    definitionOf('does-not-know', []),
  ]) {
    const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
    const tenantId = linli.street.tenant.id
    const result = await linli.services.engine.publish({ tenantId, document, actor })
    expect(result.kind).toBe('published')
  }
  resident = await linli.signInByPhone('13900000001')
  desk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())

async function takenTask(definitionId: string): Promise<string> {
  const answers = { place: 'building-2' }
  const input = { definitionId, form: 'start', answers, key: randomUUID() }
  const { start } = await linli.ask(START, { input }, resident)
  expect(start).toMatchObject({ __typename: 'StartedInstance' })
  const { tasks } = await linli.ask(POOL, {}, desk)
  type Edge = {
    readonly node: { readonly id: string; readonly instance: { readonly number: string } }
  }
  const edge = tasks.edges.find(({ node }: Edge) => node.instance.number === start.number)
  await linli.ask(CLAIM, { input: { taskId: edge.node.id } }, desk)
  return edge.node.id
}

const ruleOf = (form: { readonly rules: readonly FormRule[] }, field: string) =>
  form.rules.find((rule) => rule.field === field)

test('the holder is shown what the task needs, and what is sensitive only where it reads it', async () => {
  const known = (await linli.ask(FORM, { id: await takenTask('knows') }, desk)).task.form
  expect(ruleOf(known, 'address')?.compute).toBe('"幸福路 8 号"')
  expect(ruleOf(known, 'illness')?.compute).toBe(`"${ILLNESS}"`)

  const unknown = (await linli.ask(FORM, { id: await takenTask('does-not-know') }, desk)).task.form
  expect(ruleOf(unknown, 'address')?.compute).toBe('"幸福路 8 号"')
  expect(ruleOf(unknown, 'illness')).toEqual({ field: 'illness', visibleWhen: 'false' })
  expect(JSON.stringify(unknown)).not.toContain(ILLNESS)
})

test('what a hand-made request says of read-only and hidden fields is not kept', async () => {
  const taskId = await takenTask('knows')
  const answers = { address: '别处', illness: '无', note: '偷写' }
  const input = { taskId, outcome: 'done', answers, key: randomUUID() }
  expect(await linli.ask(COMPLETE, { input }, desk)).toMatchObject({
    completeTask: { __typename: 'TaskChanged' },
  })
  const row = await linli.services.prisma.task.findFirst({ where: { id: taskId } })
  expect(JSON.parse(row?.answers ?? '{}')).toEqual({ address: '幸福路 8 号', illness: ILLNESS })
})
