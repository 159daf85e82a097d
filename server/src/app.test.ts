import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../tests/support/start-app.ts'
import { startApp } from '../../tests/support/start-app.ts'

let linli: TestApp
let address: string
beforeAll(async () => {
  linli = await startApp()
  address = await linli.listen()
})
afterAll(() => linli.close())

test('closing answers what is under way, ends the streams, and waits for no idle connection', async () => {
  const cookie = await linli.signIn('shen-center')
  const stream = await send('subscription { inboxChanged { taskIds } }', {
    cookie,
    accept: 'text/event-stream',
  })
  const arrived = once(linli.app.server, 'request')
  const answer = send(
    `mutation { signIn(input: { login: "wang-grid", password: "wrong" }) {
       ... on Refusal { code } } }`,
  )
  await arrived

  const since = performance.now()
  const closed = linli.app.close()

  expect(await (await answer).json()).toEqual({ data: { signIn: { code: 'session.refused' } } })
  expect(await stream.text()).toContain('event: complete')
  await closed
  expect(performance.now() - since).toBeLessThan(5_000)
})

function send(query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
}
