import type { JsonObject } from '@linli/schemas/json'
import { expect, test } from 'vitest'
import type { KeptAnswer } from '../../staff/desk-device.ts'
import { createConnection } from './connection.ts'
import { createKeptFetch } from './kept-fetch.ts'

const WANG: JsonObject = { me: { id: 'wang' } }
const TASK: JsonObject = { task: { id: 't1', mine: true, state: 'open', title: '现场处置' } }

function inboxOf(...ids: readonly string[]): JsonObject {
  return { mine: { edges: ids.map((id) => ({ node: { id } })) }, pool: { edges: [] } }
}

/** A device and a server by hand; `world.answer` is what the server does with a request. */
function stage() {
  const kept = new Map<string, KeptAnswer>()
  const owners: string[] = []
  const world = { answer: (): Response | Promise<Response> => answerOf({}) }
  const connection = createConnection()
  const keptFetch = createKeptFetch({
    fetch: async () => world.answer(),
    device: {
      answers: {
        load: async (key) => kept.get(key),
        save: async (answer) => void kept.set(answer.key, answer),
        drop: async (key) => void kept.delete(key),
        keys: async () => [...kept.keys()],
        clear: async () => kept.clear(),
      },
      belongTo: async (accountId) => {
        if (owners.at(-1) !== accountId) kept.clear()
        owners.push(accountId)
      },
    },
    ...{ connection, now: () => 7, patience: 20 },
  })
  const ask = async (operationName: string, variables: object = {}) => {
    const body = JSON.stringify({ operationName, variables, query: '' })
    const response = await keptFetch('/graphql', { method: 'POST', body })
    return (await response.json()).data
  }
  const tell = (operationName: string, data: JsonObject, variables?: object) => {
    world.answer = () => answerOf(data)
    return ask(operationName, variables)
  }
  return { kept, owners, world, connection, ask, tell }
}

function answerOf(data: JsonObject): Response {
  return new Response(JSON.stringify({ data }))
}

const away = () => Promise.reject(new TypeError('Failed to fetch'))
const keysOf = (kept: ReadonlyMap<string, unknown>) => [...kept.keys()].sort()

test('who she is, her inbox and the tasks she holds are given from the device while the server is away', async () => {
  const { tell, ask, world, connection } = stage()
  await tell('StaffMe', WANG)
  await tell('Inbox', inboxOf('t1'))
  await tell('TaskPage', TASK, { id: 't1' })
  expect(connection.isAway()).toBe(false)
  for (const gone of [away, () => new Response('', { status: 502 })]) {
    world.answer = gone
    expect(await ask('StaffMe')).toEqual(WANG)
    expect(await ask('Inbox')).toEqual(inboxOf('t1'))
    expect(await ask('TaskPage', { id: 't1' })).toEqual(TASK)
    expect(connection.isAway()).toBe(true)
  }
})

test('a server that says nothing is not waited for by whoever has an answer here; who has none waits', async () => {
  const { tell, ask, world, connection } = stage()
  await tell('StaffMe', WANG)
  world.answer = () => new Promise(() => {})
  expect(await ask('StaffMe')).toEqual(WANG)
  expect(connection.isAway()).toBe(true)
  let arrive = (_response: Response) => {}
  world.answer = () => new Promise((resolve) => (arrive = resolve))
  const asked = ask('TaskPage', { id: 't1' })
  await new Promise((resolve) => setTimeout(resolve, 40))
  arrive(answerOf(TASK))
  expect(await asked).toEqual(TASK)
})

test('tasks others may take are not kept, and those that are hers no longer are removed', async () => {
  const { tell, kept } = stage()
  await tell('StaffMe', WANG)
  await tell('TaskPage', { task: { id: 't2', mine: false, state: 'open' } }, { id: 't2' })
  await tell('TaskPage', { task: { id: 't3', mine: true, state: 'completed' } }, { id: 't3' })
  await tell('TaskPage', TASK, { id: 't1' })
  expect(keysOf(kept)).toEqual(['StaffMe', 'TaskPage/t1'])
  await tell('Inbox', inboxOf('t9'))
  expect(keysOf(kept)).toEqual(['Inbox', 'StaffMe'])
})

test('nothing of one account is given to the next, nor to nobody, also what arrives late', async () => {
  const { tell, ask, kept, world } = stage()
  await tell('StaffMe', WANG)
  await tell('TaskPage', TASK, { id: 't1' })
  let arrive = (_response: Response) => {}
  world.answer = () => new Promise((resolve) => (arrive = resolve))
  const late = ask('TaskPage', { id: 't8' })
  await tell('StaffMe', { me: { id: 'chen' } })
  arrive(answerOf({ task: { id: 't8', mine: true, state: 'open' } }))
  await late
  expect(keysOf(kept)).toEqual(['StaffMe'])
  await tell('TaskPage', TASK, { id: 't1' })
  await tell('StaffMe', { me: null })
  await tell('Inbox', inboxOf('t1'))
  expect(keysOf(kept)).toEqual([])
})

test('an answer with an error in it is passed on and not kept, and other questions are never answered from here', async () => {
  const { tell, ask, kept, world } = stage()
  await tell('StaffMe', WANG)
  await tell('CompleteTask', { completeTask: {} })
  world.answer = () => new Response(JSON.stringify({ data: inboxOf('t1'), errors: [{}] }))
  await ask('Inbox')
  expect(keysOf(kept)).toEqual(['StaffMe'])
  world.answer = away
  await expect(ask('Inbox')).rejects.toThrow('Failed to fetch')
  await expect(ask('CompleteTask')).rejects.toThrow('Failed to fetch')
})
