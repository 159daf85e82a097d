import { beforeEach, expect, test } from 'vitest'
import { takeAskedAhead } from './asked-ahead.ts'

const sent: unknown[] = []
const send = takeAskedAhead(async (_input, init) => {
  sent.push(JSON.parse(String(init?.body)).variables.id)
  return new Response('sent')
})
const question = (id: string) => ({ query: 'query ServicePage', variables: { id } })
const ask = async (id: string, locale = 'zh-CN') => {
  const body = JSON.stringify({ operationName: 'ServicePage', ...question(id) })
  const response = await send('/graphql', { body, headers: { 'accept-language': locale } })
  return response.text()
}
const ahead = (answer: Promise<Response>) => {
  globalThis.linliAsked = { question: question('first'), locale: 'zh-CN', answer }
}

beforeEach(() => {
  globalThis.linliAsked = undefined
  sent.length = 0
})

test('what was asked ahead is not asked again, and answers once', async () => {
  ahead(Promise.resolve(new Response('ahead')))
  expect(await ask('second')).toBe('sent')
  expect(await ask('first')).toBe('ahead')
  expect(await ask('first')).toBe('sent')
  expect(sent).toEqual(['second', 'first'])
})

test('an answer in another language is nobody’s', async () => {
  ahead(Promise.resolve(new Response('ahead')))
  expect(await ask('first', 'en')).toBe('sent')
})

test('what was asked ahead and did not come is asked again', async () => {
  ahead(Promise.reject(new TypeError('Failed to fetch')))
  expect(await ask('first')).toBe('sent')
})
