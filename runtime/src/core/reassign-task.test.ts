import { expect, test } from 'vitest'
import { answer, asks, build, closed, to } from '../../../tests/corpus/build-definition.ts'
import { OFFICIAL, play, staff } from '../../../tests/support/signing-ground.ts'

const reassign = (taskId: string) => ({ kind: 'reassign', taskId, actor: OFFICIAL }) as const
const states = { work: asks('look', to('closed', answer)), closed }

test('who was picked keeps the task while the pool is the same', () => {
  const assign = [{ strategy: 'post', post: 'property', pick: 'in-turn' } as const]
  const played = play(build({ initial: 'work', tasks: { look: { assign } }, states }))
  const [task] = played.snapshot.tasks
  expect(task?.assignment).toMatchObject({ kind: 'account' })
  expect(played.act(reassign(task?.id ?? ''))).toBeNull()
})

test('nobody but an official assigns anew, and what stays where it is changes nothing', () => {
  const played = play(build({ initial: 'work', tasks: { look: {} }, states }))
  const taskId = played.snapshot.tasks[0]?.id ?? ''
  expect(played.act(reassign(taskId))).toBeNull()
  expect(() => played.act({ ...reassign(taskId), actor: staff('an') })).toThrow(
    expect.objectContaining({ code: 'access.denied' }),
  )
})
