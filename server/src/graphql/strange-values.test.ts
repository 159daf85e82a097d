import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let resident: string
let official: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

const START = `mutation ($input: StartInput!) { start(input: $input) {
  __typename ... on UserError { code } } }`

test.each([
  ['a task', 'query ($text: ID!) { task(id: $text) { id } }'],
  ['a number', 'query ($text: String!) { track(number: $text, secret: "0001") { number } }'],
  ['a definition', 'query ($text: String!) { definition(id: $text) { id } }'],
  ['a filter', 'query ($text: String!) { instances(definitionId: $text) { edges { cursor } } }'],
  [
    'a login',
    'mutation ($text: String!) { signIn(input: { login: $text, password: "x" }) { __typename } }',
  ],
])('U+0000 in %s is the fault of who sent it, not of the database', async (_, document) => {
  const answer = await linli.post(document, { text: 'a\0b' }, official)

  expect(answer.errors[0].extensions.code).toBe('request.invalid')
})

test('U+0000 in the address of a device names no device', async () => {
  const response = await linli.callDevice({ deviceId: 'a%00b', body: '{}' })

  expect([response.statusCode, response.json().code]).toEqual([400, 'request.invalid'])
})

test('a number beyond the range of a double is refused before it becomes another', async () => {
  const before = await linli.countRows()
  const input = { definitionId: 'complaint', form: 'report', answers: { n: 0 }, key: randomUUID() }
  const response = await linli.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { cookie: resident, 'content-type': 'application/json' },
    payload: JSON.stringify({ query: START, variables: { input } }).replace('"n":0', '"n":1e400'),
  })

  expect(response.json().errors[0].extensions.code).toBe('request.invalid')
  expect(await linli.countRows()).toEqual(before)
})

test.each(['constructor', '__proto__', 'toString'])('no form is called %s', async (form) => {
  const input = { definitionId: 'complaint', form, answers: {}, key: randomUUID() }

  const answer = await linli.ask(START, { input }, resident)

  expect(answer.start).toEqual({ __typename: 'Refusal', code: 'request.invalid' })
})
