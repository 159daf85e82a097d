import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asks, build, closed, to } from '../../../tests/corpus/build-definition.ts'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const LENDING: Definition = {
  ...build({
    initial: 'decide',
    tasks: {
      decide: {
        assign: [{ strategy: 'post', post: 'acceptance-desk' }],
        outcomes: { agree: { title: { 'zh-CN': '同意' } } },
      },
    },
    states: { decide: asks('decide', to('closed')), closed },
  }),
  id: 'lending',
}

let linli: TestApp
let desk: string
beforeAll(async () => {
  linli = await startApp()
  desk = await linli.signIn('li-acceptance')
})
afterAll(() => linli.close())

const COMPLETE = `mutation ($input: CompleteTasksInput!) { completeTasks(input: $input) { id result { __typename
  ... on TaskChanged { task { state outcome } } ... on Refusal { code } ... on TaskTaken { code } } } }`

test('JeecgBoot#6955: many tasks are completed by one request, each judged alone, and repeated with its key alike', async () => {
  const [first = '', second = ''] = [await waiting(), await waiting()]
  const withForm = await complaint()
  const input = {
    taskIds: [first, withForm, 'nowhere', second],
    outcome: 'agree',
    key: randomUUID(),
  }

  const { completeTasks } = await linli.ask(COMPLETE, { input }, desk)

  const done = { __typename: 'TaskChanged', task: { state: 'completed', outcome: 'agree' } }
  const expected = [
    { id: first, result: done },
    { id: withForm, result: { __typename: 'Refusal', code: 'request.invalid' } },
    { id: 'nowhere', result: { __typename: 'Refusal', code: 'task.not-found' } },
    { id: second, result: done },
  ]
  expect(completeTasks).toEqual(expected)
  expect((await linli.ask(COMPLETE, { input }, desk)).completeTasks).toEqual(expected)
  const otherKey = { ...input, key: randomUUID() }
  const again = await linli.ask(COMPLETE, { input: otherKey }, desk)
  expect(again.completeTasks[0].result).toEqual({
    __typename: 'TaskTaken',
    code: 'task.already-completed',
  })
})

async function waiting(): Promise<string> {
  const { services, street } = linli
  const tenantId = street.tenant.id
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  await services.engine.publish({ tenantId, document: LENDING, actor })
  const { instanceId } = await services.engine.start({
    ...{ tenantId, definitionId: 'lending', form: 'start', key: randomUUID() },
    ...{ answers: { place: 'qinghe' }, actor: { ...actor, role: 'resident' } },
  })
  return openTaskOf(instanceId)
}

async function complaint(): Promise<string> {
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  return openTaskOf(await reportComplaint(linli, await linli.signInByPhone('13900000001')))
}

async function openTaskOf(instanceId: string): Promise<string> {
  const task = await linli.services.prisma.task.findFirstOrThrow({ where: { instanceId } })
  return task.id
}
