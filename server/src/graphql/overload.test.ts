import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { maskError } from './mask-error.ts'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp()
})
afterAll(() => linli.close())

const SIGN_IN = `mutation { signIn(input: { login: "wang-grid", password: "a-password-of-tests" }) {
  __typename ... on Refusal { code } } }`

function post(query: string, accept = 'application/json') {
  const headers = { accept }
  return linli.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
}

/** Fills a gate with work that ends when told to. */
function fill(gate: 'password' | 'photo', count: number): () => Promise<unknown> {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const all = Array.from({ length: count }, () => linli.services.gates[gate].run(() => ended))
  return () => {
    end()
    return Promise.all(all)
  }
}

describe('an overload seen through GraphQL', () => {
  test('is a 503 with Retry-After and a coded error for every client, and nobody is signed in', async () => {
    const release = fill('password', 102)
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await post(SIGN_IN, accept)

      expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1'])
      expect(response.json().errors[0].extensions).toEqual({
        code: 'server.overloaded',
        retryAfterSeconds: 1,
      })
      expect(response.cookies).toEqual([])
    }
    await release()

    const after = await post(SIGN_IN)
    expect([after.statusCode, after.json().data.signIn.__typename]).toEqual([200, 'SignedIn'])
  })

  test('of the engine carries the same, without a line in the log', () => {
    const lines: object[] = []
    const log = { error: (fields: object) => lines.push(fields) }
    const details = { retryAfterSeconds: 1 }

    const shown = maskError(new LinliError('engine.overloaded', 'full', { details }), 'en', log)

    expect(shown.extensions).toMatchObject({
      code: 'engine.overloaded',
      http: { status: 503, headers: { 'retry-after': '1' } },
    })
    expect(lines).toEqual([])
  })

  test('of one person by too many requests says when to come again', async () => {
    const asks = Array.from({ length: 4 }, () =>
      post('mutation { sendCode(input: { phone: "13800138000" }) { ... on Refusal { code } } }'),
    )
    const refused = (await Promise.all(asks)).filter(
      (response) => response.json().data.sendCode.code === 'request.too-many',
    )
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  })
})

test('a photo for which there is no room is refused with 503, and nothing of it is kept', async () => {
  const cookie = await linli.signIn('wang-grid')
  const release = fill('photo', 32)
  const response = await linli.app.inject({
    ...{ method: 'POST', url: '/files' },
    headers: { cookie, 'content-type': 'image/jpeg' },
    payload: Buffer.from([0xff, 0xd8, 0xff]),
  })
  await release()

  expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1'])
  expect(response.json().code).toBe('server.overloaded')
  expect((await linli.countRows()).file).toBe(0)
})
