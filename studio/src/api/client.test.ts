import { CombinedError } from 'urql'
import { expect, test } from 'vitest'
import { createApi, lacksSession } from './client.ts'

test('a missing session is seen as an error and as a refusal', () => {
  const error = new CombinedError({
    graphQLErrors: [{ message: '请先登录。', extensions: { code: 'session.missing' } }],
  })
  expect(lacksSession({ data: undefined, error })).toBe(true)
  const refusal = { __typename: 'Refusal', code: 'session.missing', message: '请先登录。' }
  expect(lacksSession({ data: { start: refusal } })).toBe(true)
})

test('a wrong password is no missing session', () => {
  const refusal = { __typename: 'Refusal', code: 'session.refused', message: '账号或密码不正确。' }
  expect(lacksSession({ data: { signIn: refusal } })).toBe(false)
  expect(lacksSession({ data: { me: null } })).toBe(false)
})

test('what was asked without a session is asked again when somebody has signed in, once', async () => {
  let isSignedIn = false
  let asked = 0
  const missing = { message: '请先登录。', extensions: { code: 'session.missing' } }
  const send: typeof fetch = async () => {
    asked += 1
    const answer = isSignedIn
      ? { data: { me: { id: 'worker' } } }
      : { data: { me: null }, errors: [missing] }
    return Response.json(answer)
  }
  const { client, session } = createApi('zh-CN', send)
  const seen: unknown[] = []
  const { unsubscribe } = client.query('{ me { id } }', {}).subscribe(({ data }) => {
    seen.push(data)
  })
  await expect.poll(() => session.hasEnded()).toBe(true)
  isSignedIn = true
  session.renew()
  await expect.poll(() => seen.at(-1)).toEqual({ me: { id: 'worker' } })
  expect(asked).toBe(2)
  unsubscribe()
})

test('a server that failed has answered nothing, as one that was not reached', async () => {
  const fault = { message: '系统出错了。', extensions: { code: 'invariant.broken' } }
  const send: typeof fetch = async () => Response.json({ data: null, errors: [fault] })
  const { client } = createApi('zh-CN', send)
  const { data, error } = await client.query('{ me { id } }', {}).toPromise()
  expect(data).toBeUndefined()
  expect(error?.graphQLErrors[0]?.message).toBe('系统出错了。')
})
