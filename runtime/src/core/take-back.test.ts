import type { SignRule } from '@linli/schemas/sign-rule'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import {
  MODES,
  returnDefinition,
  withTakeBack,
  withTwoPostsOfOne,
} from '../../../tests/equivalence/return-ground.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  RESIDENT,
  staff,
} from '../../../tests/support/signing-ground.ts'
import { compileDefinition } from './compile-definition.ts'
import { replay } from './replay.ts'

/** Every task of it may be taken back. */
const lenient = (mode: SignRule['mode']) => withTakeBack(returnDefinition(mode, 'alone'))

describe('a completion that is taken back', () => {
  test('leaves the instance as it was, and the task is hers under a new id', () => {
    const played = play(lenient('all'))
    const before = played.snapshot
    const taskId = played.taskOf('accept', 'an').id
    played.complete('accept', { an: 'done' })
    const [review] = played.snapshot.tasks

    const step = takeBack(played, taskId, 'an')

    expect(alike(played.snapshot)).toEqual(alike(before))
    expect(step?.closed).toMatchObject([{ task: { id: review?.id }, reason: 'cancelled' }])
    expect(step?.opened).toMatchObject([{ name: 'accept', holderId: 'an' }])
    expect(step?.opened[0]?.id).not.toBe(taskId)
    expect(step?.effects).toMatchObject([{ notice: 'linli.taken-back' }])
    played.complete('accept', { an: 'done' })
    expect(played.snapshot.tasks).toMatchObject([{ name: 'review' }])
    expectReplayed(played, 'all')
  })

  test.each(MODES)('among several signatures (%s) is one signature less, at its seat', (mode) => {
    const played = atSigning(mode)
    const before = played.snapshot
    const taskId = played.taskOf('joint', 'an').id
    played.complete('joint', { an: mode === 'any' ? 'previous' : 'agree' })

    takeBack(played, taskId, 'an')

    expect(alike(played.snapshot)).toEqual(alike(before))
    const seats = played.snapshot.signings?.[0]?.seats ?? []
    const open = seats.filter(({ state }) => state === 'open').map((seat) => seat.taskId)
    expect(open.sort()).toEqual(played.snapshot.tasks.map(({ id }) => id).sort())
    expectReplayed(played, mode)
  })

  test('gives back the other seat that she could have taken, and tells that its row is another', () => {
    const played = play(withTwoPostsOfOne(lenient('all')))
    played.complete('accept', { an: 'done' })
    played.complete('review', { ding: 'done' })
    const before = played.snapshot
    const [other, seat] = played.snapshot.tasks.map(({ id }) => id)
    const actor = staff('ding')
    played.act({ kind: 'claim', taskId: other ?? '', actor })
    played.act({ kind: 'complete', taskId: seat ?? '', outcome: 'agree', answers: {}, actor })

    const step = takeBack(played, seat ?? '', 'ding')

    expect(step?.changed).toMatchObject([{ id: other, holderId: 'ding' }])
    expect(step?.reassigned).toEqual([other])
    expect(alike(played.snapshot).tasks).toEqual(alike(before).tasks)
  })

  test('arms its timers anew, due when they were', () => {
    const played = atSigning('any')
    const [limit] = played.snapshot.timers.filter(({ name }) => name === 'limit')
    const taskId = played.taskOf('joint', 'an').id
    played.complete('joint', { an: 'previous' })
    expect(played.snapshot.timers.some(({ name }) => name === 'limit')).toBe(false)

    takeBack(played, taskId, 'an')

    const [again] = played.snapshot.timers.filter(({ name }) => name === 'limit')
    expect(again).toMatchObject({ dueAt: limit?.dueAt, event: limit?.event })
    expect(again?.generation).toBe(played.snapshot.seq)
    const { event = '', generation = 0 } = limit ?? {}
    played.now = limit?.dueAt ?? 0
    expect(played.act({ kind: 'timer', event, generation })).toBe(null)
    expect(played.act({ kind: 'timer', event, generation: played.snapshot.seq })).not.toBe(null)
  })

  test('keeps the advice that was asked meanwhile', () => {
    const played = play(lenient('all'))
    const taskId = played.taskOf('accept', 'an').id
    played.act({
      ...{ kind: 'ask', question: 'advice', taskId, to: 'pan', text: '看看', dueAt: null },
      actor: staff('an'),
    })
    played.complete('accept', { an: 'done' })
    takeBack(played, taskId, 'an')
    const [task, question] = played.snapshot.tasks
    expect(question?.question).toMatchObject({ about: task?.id })
  })

  test('is final once anybody has acted, but not because it was urged or copied', () => {
    const played = play(lenient('all'))
    const taskId = played.taskOf('accept', 'an').id
    played.complete('accept', { an: 'done' })
    played.act({ kind: 'urge', actor: RESIDENT })
    played.act({ kind: 'copy', to: ['pan'], note: '', actor: OFFICIAL })
    expect(played.snapshot.undoable?.taskId).toBe(taskId)

    const review = played.taskOf('review', 'ding').id
    played.act({ kind: 'claim', taskId: review, actor: staff('ding') })

    expect(() => takeBack(played, taskId, 'an')).toThrow(/any more/)
    expect(played.snapshot.undoable).toBeUndefined()
  })

  test('is hers alone, once, and only where the definition says so', () => {
    const played = play(lenient('all'))
    const taskId = played.taskOf('accept', 'an').id
    played.complete('accept', { an: 'done' })
    expect(() => takeBack(played, taskId, 'ding')).toThrow(/any more/)
    takeBack(played, taskId, 'an')
    expect(() => takeBack(played, taskId, 'an')).toThrow(/any more/)

    const strict = play(returnDefinition('all', 'alone'))
    const first = strict.taskOf('accept', 'an').id
    strict.complete('accept', { an: 'done' })
    expect(() => takeBack(strict, first, 'an')).toThrow(/any more/)
  })
})

describe('a copy', () => {
  test('tells each colleague once, and is for officials and those who work on it', () => {
    const played = play(lenient('all'))
    const copy = { kind: 'copy', to: ['pan', 'wang', 'pan'], note: '请知悉' } as const
    const step = played.act({ ...copy, actor: staff('an') })
    expect(step?.effects).toMatchObject([
      { to: { accountId: 'pan' }, copy: { by: 'an' } },
      { to: { accountId: 'wang' }, copy: { by: 'an' } },
    ])
    expect(JSON.stringify(step?.effects)).toContain('请知悉')
    expect(() => played.act({ ...copy, actor: staff('pan') })).toThrow(/copy an instance/)
    expect(() => played.act({ ...copy, actor: RESIDENT })).toThrow(/copy an instance/)
    expect(() => played.act({ ...copy, to: [], actor: OFFICIAL })).toThrow(/1 to 20/)
    expectReplayed(played, 'all')
  })
})

function atSigning(mode: SignRule['mode']): Played {
  const played = play(lenient(mode))
  played.complete('accept', { an: 'done' })
  played.complete('review', { ding: 'done' })
  return played
}

function takeBack(played: Played, taskId: string, who: string) {
  return played.act({ kind: 'take-back', taskId, reason: '点错了', actor: staff(who) })
}

/** A snapshot without the names of its rows, which are never used twice. */
function alike({ seq: _, tasks, timers, signings = [], undoable: __, ...rest }: Snapshot) {
  const order = new Map(tasks.map(({ id }, index) => [id, index]))
  return {
    ...rest,
    tasks: tasks.map(({ id: _id, holderId: _holder, openedAt: _at, ...task }) => task),
    timers: timers.map(({ generation: _generation, ...timer }) => timer),
    signings: signings.map(({ seats, ...signing }) => ({
      ...signing,
      seats: seats.map(({ taskId, ...seat }) => ({ ...seat, task: order.get(taskId ?? '') })),
    })),
  }
}

function expectReplayed({ entries, snapshot }: Played, mode: SignRule['mode']): void {
  expect(replay(compileDefinition(lenient(mode), 'signing'), stored(entries))).toEqual(snapshot)
}
