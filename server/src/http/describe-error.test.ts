import { LinliError } from '@linli/schemas/linli-error'
import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

test('a foreign error is told by its class, its codes and its place, never by its message', () => {
  const error = Object.assign(new Error('duplicate key: (phone)=(13800138000)\n    at 张三'), {
    code: '23505',
    constraint: 'account_tenant_phone_key',
    detail: 'Key (phone)=(13800138000) already exists.',
  })

  const described = describeError(error)

  expect(described).toMatchObject({
    type: 'Error',
    code: '23505',
    constraint: 'account_tenant_phone_key',
  })
  expect(described.frames[0]).toMatch(/^at .*describe-error\.test\.ts:\d+:\d+\)?$/)
  expect(JSON.stringify(described)).not.toMatch(/13800138000|张三|message/)
})

test('our own sentence stays, without the values in its quotes and without long numbers', () => {
  const message = "There is no file '张三's photo' of 13800138000."

  const described = describeError(new LinliError('file.not-found', message))

  expect(described.code).toBe('file.not-found')
  expect(described.message).toBe("There is no file '…' of ….")
})

test('causes are told in the same way, and a circle of them ends', () => {
  const error = new Error('a', { cause: new SyntaxError('Unexpected token 张') })
  expect(describeError(error).cause).toMatchObject({ type: 'SyntaxError' })
  const circle = new Error('b')
  circle.cause = circle
  expect(JSON.stringify(describeError(circle))).not.toContain('"b"')
  expect(describeError('a text')).toEqual({ type: 'string', frames: [] })
})
