import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
beforeAll(async () => {
  linli = await startApp({ development: false })
})
afterAll(() => linli.close())

async function firstError(query: string): Promise<string | undefined> {
  return (await linli.post(query)).errors?.[0].message
}

describe('a document is refused before it runs', () => {
  test('deeper than eight', async () => {
    const inner = 'instance { tasks { instance { tasks { instance { id } } } } }'
    expect(await firstError(`{ tasks(filter: MINE) { edges { node { ${inner} } } } }`)).toMatch(
      /deep/,
    )
  })

  test('deep by fragments that spread each other twice, without taking long', async () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    )
    const since = performance.now()
    await firstError(`{ ...f0 } ${fragments.join(' ')} fragment f60 on Query { me { id } }`)
    expect(performance.now() - since).toBeLessThan(1_000)
  })

  test('with more than fifteen aliases', async () => {
    const fields = Array.from({ length: 16 }, (_, i) => `a${i}: me { id }`)
    expect(await firstError(`{ ${fields.join(' ')} }`)).toMatch(/alias|root fields/)
  })

  test('of more than two thousand tokens', async () => {
    expect(await firstError(`{ me { ${'id '.repeat(2_001)} } }`)).toMatch(/tokens/)
  })

  test('with lists in lists that exhaust the stack', async () => {
    expect(await firstError(`{ me(a: ${'['.repeat(1_980)}) { id } }`)).toMatch(/nested|Syntax/)
  })

  test('that asks for the schema in production', async () => {
    expect(await firstError('{ __schema { types { name } } }')).toMatch(/introspection/i)
  })

  test('in a batch', async () => {
    const response = await linli.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: [{ query: '{ me { id } }' }, { query: '{ me { id } }' }],
    })
    expect(response.statusCode).toBe(400)
  })
})

describe('a request', () => {
  test('whose parameters have no proper shape is told so, and is no fault of ours', async () => {
    const strange = [{ variables: 'x' }, { variables: [1] }, { extensions: 'x' }, { extra: 1 }]
    for (const extra of strange) {
      const response = await linli.app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ __typename }', ...extra },
      })
      expect([response.statusCode, response.json().errors.length]).toEqual([400, 1])
    }
  })

  test('from another site is refused', async () => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await linli.app.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: { query: '{ me { id } }' },
      })
      expect([response.statusCode, response.json().code]).toEqual([403, 'request.foreign-origin'])
    }
  })

  test('that changes something comes as JSON by POST', async () => {
    const mutation = 'mutation { signOut }'
    const form = await linli.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `query=${encodeURIComponent(mutation)}`,
    })
    const get = await linli.app.inject({ url: `/graphql?query=${encodeURIComponent(mutation)}` })

    expect(form.statusCode).toBe(415)
    expect(get.statusCode).toBe(405)
  })

  test('reads the development inbox in development only', async () => {
    const answer = await linli.post('{ devMessages { text } }')
    expect(answer.errors[0].extensions.code).toBe('access.denied')
  })

  test('with an operator where an id is expected finds nothing', async () => {
    const answer = await linli.post('query ($id: ID!) { instance(id: $id) { id } }', {
      id: { startsWith: '0' },
    })
    expect(answer.errors[0].message).toMatch(/ID cannot represent/)
  })
})

describe('every answer', () => {
  test('carries the headers of a page that runs no foreign script', async () => {
    const response = await linli.app.inject({ url: '/healthz' })

    const policy = response.headers['content-security-policy']
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  test('says that the server is ready when it is', async () => {
    const response = await linli.app.inject({ url: '/readyz' })
    expect(response.json()).toEqual({ status: 'ok', database: true, engine: true })
  })
})
