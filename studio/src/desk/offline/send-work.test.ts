import { CombinedError } from 'urql'
import { expect, test } from 'vitest'
import { workSentOf } from './send-work.ts'

type Answered = Parameters<typeof workSentOf>[0]
// Only what is read is given.
const answered = (completeTask: object) => workSentOf({ data: { completeTask } } as Answered)
const failed = (error: CombinedError) => workSentOf({ error } as Answered)
const graphQL = (code: string) =>
  new CombinedError({
    graphQLErrors: [{ message: '系统正忙，请稍后再试。', extensions: { code } }],
  })

test('what the server says about work decides whether it is done, kept with the reason, or tried again', () => {
  expect(answered({ __typename: 'TaskChanged' })).toEqual({ kind: 'done' })
  expect(answered({ __typename: 'TaskTaken', by: '李四', at: '2026-11-30T02:02:00Z' })).toEqual({
    ...{ kind: 'conflict', by: '李四', at: '2026-11-30T02:02:00Z' },
  })
  const refusal = { __typename: 'Refusal', code: 'task.closed', message: '这个任务已经取消。' }
  expect(answered(refusal)).toEqual({ kind: 'refused', cause: { sentence: refusal.message } })
  expect(answered({ ...refusal, code: 'task.not-found' })).toEqual({
    ...{ kind: 'refused', cause: 'gone' },
  })
  const problems = [{ field: 'found', code: 'required', message: '请填写查到的情况。' }]
  const invalid = { __typename: 'InvalidSubmission', message: '有些内容需要修改。', problems }
  expect(answered(invalid)).toEqual({
    ...{ kind: 'invalid', problems: [{ field: 'found', sentence: '请填写查到的情况。' }] },
    sentence: '有些内容需要修改。 请填写查到的情况。',
  })
})

test('whoever asks too often, a busy server and no network are tried again; nobody signed in waits for that', () => {
  expect(answered({ __typename: 'Refusal', code: 'request.too-many', message: '' })).toEqual({
    kind: 'failed',
  })
  expect(answered({ __typename: 'Refusal', code: 'session.missing', message: '' })).toEqual({
    kind: 'signed-out',
  })
  expect(failed(new CombinedError({ networkError: new Error('away') }))).toEqual({ kind: 'failed' })
  expect(failed(graphQL('store.unavailable'))).toEqual({ kind: 'failed' })
  expect(failed(graphQL('session.missing'))).toEqual({ kind: 'signed-out' })
  expect(failed(graphQL('access.denied'))).toMatchObject({ kind: 'refused' })
})
