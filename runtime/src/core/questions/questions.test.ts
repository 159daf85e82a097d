import type { Actor } from '@linli/schemas/org'
import { describe, expect, test } from 'vitest'
import { returnDefinition } from '../../../../tests/equivalence/return-ground.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  RESIDENT,
  staff,
} from '../../../../tests/support/signing-ground.ts'
import { compileDefinition } from '../compile-definition.ts'
import { replay } from '../replay.ts'
import type { StepInput } from '../step.ts'

type Ask = Extract<StepInput, { kind: 'ask' }>

const DEFINITION = returnDefinition('all', 'alone')

describe('advice', () => {
  test('is asked of one person beside the task, which stays with whoever has it', () => {
    const played = play(DEFINITION)
    const step = ask(played, { to: 'pan', actor: staff('an') })

    const [task, question] = played.snapshot.tasks
    expect(task).toMatchObject({ name: 'accept', holderId: null })
    expect(question).toMatchObject({
      name: 'accept',
      assignment: { kind: 'account', accountId: 'pan' },
      question: { kind: 'advice', by: 'an', text: '怎么看', about: task?.id },
    })
    expect(step?.effects).toMatchObject([{ notice: 'linli.advice', to: { accountId: 'pan' } }])
  })

  test('is answered in words, of which the machine hears nothing, and whoever asked is told', () => {
    const played = play(DEFINITION)
    ask(played, { to: 'pan', actor: staff('an') })
    const { machine } = played.snapshot
    const taskId = questionIn(played)

    const step = played.act({ kind: 'answer', taskId, text: '可以办', actor: staff('pan') })

    expect(step?.closed).toMatchObject([
      { reason: 'completed', outcome: 'answered', answers: { text: '可以办' }, by: 'pan' },
    ])
    expect(step?.effects).toMatchObject([{ notice: 'linli.answered', to: { accountId: 'an' } }])
    expect(played.snapshot.machine).toEqual(machine)
    expect(played.snapshot.performers).toEqual({})
    expectReplayed(played)
  })

  test('ends with the task, and goes along where the task is delegated', () => {
    const played = play(DEFINITION)
    ask(played, { to: 'pan', actor: staff('an') })
    const taskId = played.taskOf('accept', 'an').id
    played.act({ kind: 'delegate', taskId, to: 'wang', reason: '先看', actor: staff('an') })
    expect(played.snapshot.tasks).toHaveLength(2)
    played.complete('accept', { wang: 'done' })

    const step = played.complete('accept', { an: 'done' })

    expect(step?.closed.map(({ task, reason }) => [task.question?.kind ?? null, reason])).toEqual([
      [null, 'completed'],
      ['advice', 'cancelled'],
    ])
    expectReplayed(played)
  })

  test('is nobody’s to ask but of whoever may take the task, not of herself, and not about a question', () => {
    const played = play(DEFINITION)
    expect(() => ask(played, { to: 'pan', actor: staff('wang') })).toThrow(/not assigned/)
    expect(() => ask(played, { to: 'pan', actor: RESIDENT })).toThrow(/Staff ask/)
    expect(() => ask(played, { to: 'an', actor: staff('an') })).toThrow(/somebody else/)
    expect(() => ask(played, { to: null, actor: staff('an') })).toThrow(/somebody else/)
    expect(() => ask(played, { to: 'nobody', actor: staff('an') })).toThrow(/no post/)
    ask(played, { to: 'pan', actor: staff('an') })
    const taskId = questionIn(played)
    expect(() => ask(played, { taskId, to: 'wang', actor: staff('pan') })).toThrow(/is a question/)
    const actor = staff('pan')
    expect(() =>
      played.act({ kind: 'complete', taskId, outcome: 'done', answers: {}, actor }),
    ).toThrow(/is a question/)
    expect(() => played.act({ kind: 'delegate', taskId, to: 'wang', reason: '转', actor })).toThrow(
      /is a question/,
    )
    expect(() =>
      played.act({ kind: 'answer', taskId, text: '我来答', actor: staff('wang') }),
    ).toThrow(/not assigned/)
  })

  test('twenty are open at most, and none is wanted before now', () => {
    const played = play(DEFINITION)
    const dueAt = played.now
    expect(() => ask(played, { to: 'pan', dueAt, actor: staff('an') })).toThrow(/later than now/)
    for (let count = 0; count < 20; count += 1) ask(played, { to: 'pan', actor: staff('an') })
    expect(() => ask(played, { to: 'pan', actor: staff('an') })).toThrow(/20 questions/)
  })

  test('is withdrawn by whoever asked or by an official, and by nobody else', () => {
    const played = play(DEFINITION)
    ask(played, { to: 'pan', actor: staff('an') })
    ask(played, { to: 'peng', actor: staff('an') })
    const taskId = questionIn(played)
    expect(() => played.act({ kind: 'withdraw-question', taskId, actor: staff('pan') })).toThrow(
      /Whoever asked/,
    )
    played.act({ kind: 'withdraw-question', taskId, actor: staff('an') })
    played.act({ kind: 'withdraw-question', taskId: questionIn(played), actor: OFFICIAL })
    expect(played.snapshot.tasks).toHaveLength(1)
    expectReplayed(played)
  })
})

describe('supervision', () => {
  test('asks whoever has the task, outlives it, and is answered before the staff end the instance', () => {
    const played = play(DEFINITION)
    ask(played, { question: 'supervision', to: null, actor: OFFICIAL })
    expect(() => ask(played, { question: 'supervision', to: null, actor: staff('an') })).toThrow(
      /officials for reports/,
    )
    played.complete('accept', { an: 'done' })
    played.complete('review', { ding: 'done' })
    for (const who of ['an', 'wang']) played.complete('joint', { [who]: 'agree' })

    expect(() => played.complete('joint', { pan: 'agree' })).toThrow(/waits for its answer/)

    played.act({
      ...{ kind: 'answer', taskId: questionIn(played), text: '已督促' },
      actor: staff('an'),
    })
    played.complete('joint', { pan: 'agree' })
    expect(played.snapshot.status).toBe('done')
    expectReplayed(played)
  })

  test('keeps no timer from ending it', () => {
    const played = play(DEFINITION)
    played.complete('accept', { an: 'done' })
    played.complete('review', { ding: 'done' })
    ask(played, {
      ...{ question: 'supervision', to: null, actor: OFFICIAL },
      taskId: played.taskOf('joint', 'an').id,
    })
    const timer = played.snapshot.timers.find(({ name }) => name === 'limit')
    played.now = timer?.dueAt ?? 0
    const step = played.act({
      ...{ kind: 'timer', event: timer?.event ?? '', generation: timer?.generation ?? 0 },
    })
    expect(step?.snapshot.status).toBe('done')
    expect(step?.closed.every(({ reason }) => reason === 'cancelled')).toBe(true)
  })
})

function ask(played: Played, given: Partial<Ask> & { readonly actor: Actor }) {
  return played.act({
    ...{ kind: 'ask', question: 'advice', text: '怎么看', dueAt: null, to: null },
    taskId: played.snapshot.tasks[0]?.id ?? '',
    ...given,
  })
}

function questionIn({ snapshot }: Played): string {
  return snapshot.tasks.find(({ question }) => question !== undefined)?.id ?? ''
}

function expectReplayed({ entries, snapshot }: Played): void {
  expect(replay(compileDefinition(DEFINITION, 'signing'), stored(entries))).toEqual(snapshot)
}
