import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { until } from '../../../tests/support/until.ts'

let linli: TestApp
let desk: string
let mediator: string
let official: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  desk = await linli.signIn('li-acceptance')
  mediator = await linli.signIn('song-mediator')
  official = await linli.signIn('shen-center')
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

const CHANGED = `__typename ... on TaskChanged { task { id title state mine } } ... on Refusal { code message }`
const ASK = `mutation ($input: AskInput!) { ask(input: $input) { ${CHANGED} } }`
const ANSWER = `mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { ${CHANGED} } }`
const WITHDRAW = `mutation ($input: WithdrawQuestionInput!) { withdrawQuestion(input: $input) { ${CHANGED} } }`
const TAKE_BACK = `mutation ($input: TakeBackInput!) { takeBackTask(input: $input) { ${CHANGED} } }`
const COMPLETE = `mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { ${CHANGED} } }`
const COPY = `mutation ($input: CopyInstanceInput!) { copyInstance(input: $input) { __typename
  ... on InstanceChanged { instance { copies { to { name } by { name } readAt } } } ... on Refusal { code message } } }`
const MARK = `mutation ($id: ID!) { markCopyRead(instanceId: $id) { __typename ... on Refusal { code } } }`
const MINE = `{ tasks(filter: MINE, first: 10) { edges { node { id title dueAt form outcomes { id }
  question { kind text by { name } } mayWithdrawQuestion } } } }`
const ROOM = `{ tasks(filter: POOL, first: 20) { edges { node { id dueAt extensionRoom { units times text } } } } }`
const MORE = `mutation ($input: AskExtensionInput!) { askExtension(input: $input) { ${CHANGED} } }`
const DECIDE = `mutation ($input: DecideExtensionInput!) { decideExtension(input: $input) { ${CHANGED} } }`
const ANSWERS = 'query ($id: ID!) { instance(id: $id) { context timeline { answers } } }'
const CASE = `query ($id: ID!) { instance(id: $id) { number timeline { sentence } copies { to { name } readAt }
  tasks { id title state question { kind } mayTakeBack } } }`

test('advice is asked of a colleague, who reads the case, answers in words, and whose answer comes back', async () => {
  const { instanceId, taskId } = await waiting()
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const input = { taskId, kind: 'ADVICE', to: 'song-mediator', text: '像是邻里纠纷吗？', dueAt }

  const { ask } = await linli.ask(ASK, { input }, desk)

  expect(ask).toMatchObject({ __typename: 'TaskChanged', task: { id: taskId, state: 'open' } })
  const [question] = (await linli.ask(MINE, {}, mediator)).tasks.edges
  expect(question.node).toMatchObject({
    ...{ title: '协办：受理甄别', dueAt, form: null, outcomes: [{ id: 'answered' }] },
    question: { kind: 'ADVICE', text: '像是邻里纠纷吗？', by: { name: '李受理' } },
    mayWithdrawQuestion: false,
  })
  const answer = { taskId: question.node.id, text: '是，可以转调解。' }
  const { answerQuestion } = await linli.ask(ANSWER, { input: answer }, mediator)
  expect(answerQuestion).toMatchObject({ task: { state: 'completed' } })
  const seen = await linli.ask(CASE, { id: instanceId }, desk)
  const told = seen.instance.timeline.map(({ sentence }: { sentence: string }) => sentence)
  expect(told.slice(-2)).toEqual([
    '就「受理甄别」请人协办，请宋调解答复：像是邻里纠纷吗？',
    '答复「受理甄别」的问询：是，可以转调解。',
  ])
  await until(async () => {
    const { notices } = await linli.ask('{ notices { title } }', {}, desk)
    return notices.some(({ title }: { readonly title: string }) => title === '问询已答复')
  })
  const ofResident = await linli.ask(CASE, { id: instanceId }, resident)
  expect(JSON.stringify(ofResident)).not.toContain('调解')
})

test('whoever is asked sees nothing personal in plain, also where she holds the question', async () => {
  const { instanceId, taskId } = await waiting()
  const input = { taskId, kind: 'ADVICE', to: 'xu-mediator', text: '？' }
  await linli.ask(ASK, { input }, desk)
  const asked = await linli.signIn('xu-mediator')
  const [question] = (await linli.ask(MINE, {}, asked)).tasks.edges
  const claim = 'mutation ($input: TaskInput!) { claimTask(input: $input) { __typename } }'
  await linli.ask(claim, { input: { taskId: question.node.id } }, asked)

  const shown = await linli.ask(ANSWERS, { id: instanceId }, asked)

  expect(JSON.stringify(shown)).toContain('纸箱')
  expect(JSON.stringify(shown)).not.toMatch(/13900000001|林居民/)
})

test('supervision is for officials; whoever asked, or an official, withdraws', async () => {
  const { taskId } = await waiting()
  const input = { taskId, kind: 'SUPERVISION', text: '请今天办结' }
  expect((await linli.ask(ASK, { input }, desk)).ask).toMatchObject({ code: 'access.denied' })
  await linli.ask(ASK, { input }, official)
  const question = await questionOf(desk)
  expect(question).toMatchObject({ title: '督办：受理甄别' })

  const withdrawal = { input: { taskId: question.id } }
  const byDesk = await linli.ask(WITHDRAW, withdrawal, desk)
  expect(byDesk.withdrawQuestion).toMatchObject({ code: 'access.denied' })
  const { withdrawQuestion } = await linli.ask(WITHDRAW, withdrawal, official)

  expect(withdrawQuestion).toMatchObject({ task: { state: 'cancelled' } })
})

test('nobody asks somebody without a post, or about a task she does not read', async () => {
  const { taskId } = await waiting()
  const input = { taskId, kind: 'ADVICE', to: 'song-mediator', text: '？' }
  expect((await linli.ask(ASK, { input }, mediator)).ask).toMatchObject({ code: 'task.not-found' })
  const stranger = { ...input, to: 'nobody-here' }
  expect((await linli.ask(ASK, { input: stranger }, desk)).ask).toMatchObject({
    code: 'task.nobody',
  })
  const empty = await linli.ask(ASK, { input: { ...input, text: ' ' } }, desk)
  expect(empty.ask).toMatchObject({ code: 'request.invalid' })
})

test('a decision is taken back until somebody acts on it, and only by whoever took it', async () => {
  const { instanceId, taskId } = await waiting()
  await decide(taskId)
  const before = await linli.ask(CASE, { id: instanceId }, desk)
  expect(taskIn(before, taskId)).toMatchObject({ state: 'completed', mayTakeBack: true })
  const input = { taskId, reason: '选错了网格' }
  const byOfficial = await linli.ask(TAKE_BACK, { input }, official)
  expect(byOfficial.takeBackTask).toMatchObject({ code: 'task.final' })

  const { takeBackTask } = await linli.ask(TAKE_BACK, { input }, desk)

  expect(takeBackTask).toMatchObject({ __typename: 'TaskChanged' })
  const [mine] = (await linli.ask(MINE, {}, desk)).tasks.edges
  expect(mine.node.title).toBe('受理甄别')
  const { instance } = await linli.ask(CASE, { id: instanceId }, desk)
  expect(instance.timeline.at(-1).sentence).toContain('撤回「受理甄别」：选错了网格')
  const again = await linli.ask(TAKE_BACK, { input }, desk)
  expect(again.takeBackTask).toMatchObject({ code: 'task.final' })
})

test('a copy lets a colleague read the case and says when she has', async () => {
  const { instanceId } = await waiting()
  expect((await linli.ask(CASE, { id: instanceId }, mediator)).instance).toBeNull()
  const input = { instanceId, to: ['song-mediator'], note: '请知悉' }

  const { copyInstance } = await linli.ask(COPY, { input }, desk)

  expect(copyInstance.__typename).toBe('InstanceChanged')
  await until(async () => (await linli.ask(CASE, { id: instanceId }, mediator)).instance !== null)
  const list = await linli.ask(
    '{ copies(first: 5) { edges { node { instance { id } } } } }',
    {},
    mediator,
  )
  expect(list.copies.edges).toMatchObject([{ node: { instance: { id: instanceId } } }])
  await linli.ask(MARK, { id: instanceId }, mediator)
  const { instance } = await linli.ask(CASE, { id: instanceId }, desk)
  expect(instance.copies).toMatchObject([{ to: { name: '宋调解' }, readAt: expect.any(String) }])
  expect(instance.timeline.at(-1).sentence).toBe('抄送给宋调解：请知悉')
  const ofResident = await linli.ask(CASE, { id: instanceId }, resident)
  expect(ofResident.instance.copies).toEqual([])
  const byReader = await linli.ask(COPY, { input }, mediator)
  expect(byReader.copyInstance).toMatchObject({ code: 'access.denied' })
})

async function waiting() {
  const instanceId = await reportComplaint(linli, resident)
  const { instance } = await linli.ask(CASE, { id: instanceId }, official)
  return { instanceId, taskId: String(instance.tasks[0].id) }
}

async function questionOf(cookie: string) {
  const { tasks } = await linli.ask(
    '{ tasks(filter: POOL, first: 50) { edges { node { id title question { kind } } } } }',
    {},
    cookie,
  )
  return tasks.edges
    .map(({ node }: { node: { question: object | null } }) => node)
    .find(({ question }: { question: object | null }) => question !== null)
}

async function decide(taskId: string): Promise<void> {
  const input = {
    ...{ taskId, outcome: 'submit', key: crypto.randomUUID() },
    answers: { decision: 'grid', explanation: '已受理，由网格员处理。' },
  }
  const { completeTask } = await linli.ask(COMPLETE, { input }, desk)
  expect(completeTask).toMatchObject({ __typename: 'TaskChanged' })
}

function taskIn(
  { instance }: { instance: { tasks: readonly { readonly id: string }[] } },
  taskId: string,
) {
  return instance.tasks.find(({ id }) => id === taskId)
}

test('more time is asked for, decided by somebody else, and the deadline follows', async () => {
  const { instanceId, taskId } = await waiting()
  await decide(taskId)
  const worker = await linli.signIn('wang-grid')
  const [held] = (await linli.ask(ROOM, {}, worker)).tasks.edges
  const { id, dueAt, extensionRoom } = held.node
  expect(extensionRoom).toMatchObject({ units: 3, times: 1 })
  const asking = { taskId: id, units: 2, reason: '雨天不能施工' }
  const tooMuch = await linli.ask(MORE, { input: { ...asking, units: 4 } }, worker)
  expect(tooMuch.askExtension).toMatchObject({ code: 'extension.too-much' })

  const { askExtension } = await linli.ask(MORE, { input: asking }, worker)

  expect(askExtension).toMatchObject({ __typename: 'TaskChanged' })
  const [question] = await decisions(official)
  expect(question).toMatchObject({ title: '延期审批：处理诉求', question: { kind: 'EXTENSION' } })
  const decision = { taskId: question.id, isGranted: true, reason: '同意' }
  const byWorker = await linli.ask(DECIDE, { input: decision }, worker)
  expect(byWorker.decideExtension).toMatchObject({ code: 'task.not-assigned' })
  const committee = await linli.signIn('zhao-secretary')
  expect(await linli.ask(DECIDE, { input: decision }, committee)).toMatchObject({
    decideExtension: { __typename: 'TaskChanged' },
  })
  const [later] = (await linli.ask(ROOM, {}, worker)).tasks.edges
  expect(Date.parse(later.node.dueAt)).toBeGreaterThan(Date.parse(dueAt))
  expect(later.node.extensionRoom).toBeNull()
  const { instance } = await linli.ask(CASE, { id: instanceId }, official)
  const told = instance.timeline.map(({ sentence }: { sentence: string }) => sentence)
  expect(told.slice(-2)).toEqual([
    expect.stringMatching(/^「处理诉求」申请延期 ?2 个工作日：雨天不能施工$/),
    '同意「处理诉求」延期：同意',
  ])
})

async function decisions(cookie: string) {
  const { instances } = await linli.ask(
    `{ instances(first: 50) { edges { node { tasks { id title state question { kind } } } } } }`,
    {},
    cookie,
  )
  return instances.edges
    .flatMap(({ node }: { node: { tasks: readonly object[] } }) => node.tasks)
    .filter(({ question }: { question: { kind: string } | null }) => question?.kind === 'EXTENSION')
}
