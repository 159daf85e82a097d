import { expect, test } from 'vitest'
import type { WorkItem } from '../../staff/desk-device.ts'
import { createWorkQueue, HAND_PATIENCE_MS, type WorkSent } from './work-queue.ts'

const itemOf = (id: string, part: Partial<WorkItem> = {}): WorkItem => ({
  ...{ id, accountId: 'wang', taskId: `task-${id}`, title: '现场处置', number: 'TS1' },
  ...{ outcome: { id: 'done', title: '提交反馈' }, form: null, answers: { found: id } },
  ...{ savedAt: 0, verdict: null },
  ...part,
})

/** A device and a server by hand: `answer` says what becomes of each attempt, `attempts` in which order they came. */
function stage(kept: readonly WorkItem[] = []) {
  const device = new Map(kept.map((item) => [item.id, item]))
  const attempts: string[] = []
  const gone: string[] = []
  const pauses: { run: () => void; delay: number }[] = []
  const world = { answer: (_id: string): WorkSent | Promise<WorkSent> => ({ kind: 'done' }) }
  const queue = createWorkQueue({
    shelf: {
      list: async () => [...device.values()],
      save: async (item) => void device.set(item.id, item),
      drop: async (id) => void device.delete(id),
    },
    send: async ({ id }, isFirst) => {
      attempts.push(isFirst ? `${id} at once` : id)
      return world.answer(id)
    },
    onGone: ({ id }) => gone.push(id),
    later: (run, delay) => {
      const pause = { run, delay }
      pauses.push(pause)
      return () => void pauses.splice(pauses.indexOf(pause), 1)
    },
  })
  const states = () => queue.items().map(({ id, state }) => `${id} ${state}`)
  return { queue, device, attempts, gone, pauses, world, states }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('work is written down before it is sent, and nothing of it stays once the server has it', async () => {
  const { queue, device, world, gone } = stage()
  let writtenWhenSent = false
  world.answer = (id) => {
    writtenWhenSent = device.has(id)
    return { kind: 'done' }
  }
  expect(await queue.hand(itemOf('a'))).toEqual({ kind: 'done' })
  expect(writtenWhenSent).toBe(true)
  expect([queue.items(), [...device.keys()], gone]).toEqual([[], [], ['a']])
})

test('without a network it waits on the device, is sent again in longer and longer pauses, and is shown as done', async () => {
  const { queue, device, world, attempts, pauses, states } = stage()
  world.answer = () => ({ kind: 'failed' })
  expect(await queue.hand(itemOf('a'))).toEqual({ kind: 'failed' })
  expect([...device.keys(), ...states()]).toEqual(['a', 'a waiting'])
  const waited: number[] = []
  for (const _ of [1, 2, 3, 4]) {
    const pause = pauses.at(-1)
    waited.push(pause?.delay ?? 0)
    pause?.run()
    await settled()
  }
  expect(waited).toEqual([5_000, 15_000, 60_000, 60_000])
  world.answer = () => ({ kind: 'done' })
  queue.retry()
  await settled()
  expect(attempts).toEqual(['a at once', 'a', 'a', 'a', 'a', 'a'])
  expect([states(), device.size]).toEqual([['a done'], 0])
})

test('after a crash what waits is sent under its key, and what somebody else was faster with is only shown', async () => {
  const verdict = { kind: 'conflict', by: '李四', at: '2026-11-30T02:02:00Z' } as const
  const { queue, attempts, states } = stage([itemOf('a'), itemOf('b', { verdict })])
  await Promise.all([queue.open(), queue.open()])
  await settled()
  expect(attempts).toEqual(['a'])
  expect(states()).toEqual(['b conflict', 'a done'].sort())
})

test('what was overtaken while it waited is kept, with who and when, until the worker throws it away', async () => {
  const { queue, device, world, states } = stage()
  world.answer = () => ({ kind: 'failed' })
  await queue.hand(itemOf('a'))
  world.answer = () => ({ kind: 'conflict', by: '李四', at: '2026-11-30T02:02:00Z' })
  queue.retry()
  await settled()
  expect(states()).toEqual(['a conflict'])
  expect(device.get('a')).toMatchObject({
    answers: { found: 'a' },
    verdict: { kind: 'conflict', by: '李四', at: '2026-11-30T02:02:00Z' },
  })
  queue.retry()
  await settled()
  expect(states()).toEqual(['a conflict'])
  await queue.remove('a')
  expect([states(), device.size]).toEqual([[], 0])
})

test('what is refused while the worker stands before the form is given back; refused later, it is kept with the reason', async () => {
  const { queue, device, world, states } = stage()
  const sentence = '有些内容需要修改。'
  const invalid = { kind: 'invalid', problems: ['found'], sentence } as const
  world.answer = () => invalid
  expect(await queue.hand(itemOf('a'))).toEqual(invalid)
  expect([states(), device.size]).toEqual([[], 0])
  world.answer = () => ({ kind: 'failed' })
  await queue.hand(itemOf('b'))
  world.answer = () => invalid
  queue.retry()
  await settled()
  expect(states()).toEqual(['b refused'])
  expect(device.get('b')?.verdict).toEqual({ kind: 'refused', cause: { sentence } })
})

test('a network that swallows everything holds nobody up: sending goes on behind the next task', async () => {
  const { queue, world, pauses, states } = stage()
  let arrive = (_sent: WorkSent) => {}
  world.answer = () => new Promise((resolve) => (arrive = resolve))
  const handed = queue.hand(itemOf('a'))
  await settled()
  pauses.find(({ delay }) => delay === HAND_PATIENCE_MS)?.run()
  expect(await handed).toEqual({ kind: 'failed' })
  expect(states()).toEqual(['a sending'])
  arrive({ kind: 'conflict', by: '李四', at: null })
  await settled()
  expect(states()).toEqual(['a conflict'])
})

test('nobody signed in: it waits for that, the next one is tried, and nothing is sent once somebody else works here', async () => {
  const { queue, world, attempts, states } = stage([itemOf('a'), itemOf('b')])
  world.answer = (id) => ({ kind: id === 'a' ? 'signed-out' : 'done' })
  await queue.open()
  await settled()
  expect(states()).toEqual(['a signed-out', 'b done'])
  queue.close()
  queue.retry()
  await settled()
  expect(attempts).toEqual(['a', 'b'])
})
