import { CombinedError } from 'urql'
import { expect, test } from 'vitest'
import { lacksSession } from './client.ts'

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
