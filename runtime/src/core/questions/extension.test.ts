import type { Definition, TimerClock } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import { answer, asks, build, closed, to } from '../../../../tests/corpus/build-definition.ts'
import { stored } from '../../../../tests/support/core-walk.ts'
import {
  OFFICIAL,
  type Played,
  play,
  RESIDENT,
  staff,
} from '../../../../tests/support/signing-ground.ts'
import { checkDefinition } from '../check-definition.ts'
import { formatLocal } from '../civil-time.ts'
import { compileDefinition } from '../compile-definition.ts'
import { replay } from '../replay.ts'

/** The desk looks at it, within a limit; a second post of the street decides about more time. */
function limited(limit: TimerClock, most = 5): Definition {
  const drawn = build({
    initial: 'work',
    tasks: {
      look: {
        assign: [{ strategy: 'post', post: 'acceptance-desk' }],
        due: 'limit',
        extension: { decide: [{ strategy: 'post', post: 'street-center' }], times: 2, most },
      },
    },
    states: { work: asks('look', to('closed', answer)), late: closed, closed },
  })
  const title = { 'zh-CN': '办理时限' }
  const share = { title, clock: 'share', of: 'limit', percent: 80 } as const
  const work = drawn.machine.states?.['work']
  return {
    ...drawn,
    timers: { ...drawn.timers, limit: { title, ...limit }, soon: share },
    machine: {
      ...drawn.machine,
      states: {
        ...drawn.machine.states,
        work: { ...work, after: { ...work?.after, limit: to('late'), soon: {} } } as never,
      },
    },
  }
}

const WORKING_DAYS = limited({ clock: 'working-days', days: 2 })

interface Given {
  readonly clock: TimerClock
  readonly units: number
  readonly before: string
  readonly after: string
}

const GIVEN: readonly Given[] = [
  {
    ...{ clock: { clock: 'working-days', days: 2 }, units: 3 },
    ...{ before: '2026-03-04 17:30', after: '2026-03-09 17:30' },
  },
  {
    ...{ clock: { clock: 'working-hours', hours: 4 }, units: 4 },
    ...{ before: '2026-03-02 14:30', after: '2026-03-03 09:30' },
  },
  {
    ...{ clock: { clock: 'calendar-days', days: 2 }, units: 5 },
    ...{ before: '2026-03-04 17:30', after: '2026-03-09 17:30' },
  },
  {
    ...{ clock: { clock: 'elapsed', duration: 'PT2H' }, units: 5 },
    ...{ before: '2026-03-02 11:00', after: '2026-03-02 16:00' },
  },
]

describe('more time', () => {
  test.each(GIVEN)('of $clock.clock is counted from where the timer began', (given) => {
    const { units, before, after } = given
    const definition = limited(given.clock)
    const played = play(definition)
    expect(dueOf(played)).toBe(before)
    played.now += 30 * 60_000
    askMore(played, units)
    played.now += 30 * 60_000

    const step = decide(played, true)

    expect(dueOf(played)).toBe(after)
    const [task] = played.snapshot.tasks
    const timer = played.snapshot.timers.find(({ name }) => name === 'limit')
    expect(task?.dueAt).toBe(timer?.dueAt)
    expect(timer).toMatchObject({ extended: { times: 1, units }, generation: played.snapshot.seq })
    expect(step?.effects).toMatchObject([
      { notice: 'linli.extension-granted', to: { accountId: 'an' } },
    ])
    expectReplayed(played, definition)
  })

  test('moves what is a share of it along', () => {
    const played = play(WORKING_DAYS)
    const before = timerOf(played, 'soon')
    askMore(played, 3)
    decide(played, true)
    const [limit, soon] = [timerOf(played, 'limit'), timerOf(played, 'soon')]
    expect(soon?.dueAt).toBeGreaterThan(before?.dueAt ?? 0)
    expect(soon?.dueAt).toBeLessThan(limit?.dueAt ?? 0)
    expect(soon?.generation).toBe(played.snapshot.seq)
  })

  test('is given to a timer that stands still, and is there when it goes on', () => {
    const played = play(WORKING_DAYS)
    played.act({ kind: 'suspend', reason: '等图纸', actor: OFFICIAL })
    askMore(played, 3)
    decide(played, true)
    expect(played.snapshot.paused?.find(({ name }) => name === 'limit')).toMatchObject({
      ...{ left: { clock: 'working-days', days: 5 }, extended: { times: 1, units: 3 } },
    })
    played.act({ kind: 'resume', actor: OFFICIAL })
    expect(timerOf(played, 'limit')).toMatchObject({ extended: { times: 1, units: 3 } })
    expect(dueOf(played)).toBe('2026-03-09 17:30')
    expectReplayed(played, WORKING_DAYS)
  })

  test('of a timer whose beginning nobody kept is counted from its end', () => {
    const played = play(WORKING_DAYS)
    const timers = played.snapshot.timers.map(({ armedAt: _, ...timer }) => timer)
    played.snapshot = { ...played.snapshot, timers }
    askMore(played, 3)
    decide(played, true)
    expect(dueOf(played)).toBe('2026-03-09 17:30')
  })

  test('is refused with a reason, and nothing moves', () => {
    const played = play(WORKING_DAYS)
    const { timers } = played.snapshot
    askMore(played, 3)
    const step = decide(played, false)
    expect(played.snapshot.timers).toEqual(timers)
    expect(step?.closed).toMatchObject([{ outcome: 'refused', answers: { text: '可以' } }])
    expect(played.snapshot.tasks).toHaveLength(1)
  })

  test('never exceeds what the definition allows, in all and in number', () => {
    const played = play(WORKING_DAYS)
    expect(() => askMore(played, 6)).toThrow(/At most 5, 2 times/)
    askMore(played, 3)
    expect(() => askMore(played, 1)).toThrow(/asked for the task/)
    decide(played, true)
    expect(() => askMore(played, 3)).toThrow(/At most 2, 1 times/)
    askMore(played, 1)
    decide(played, true)
    expect(() => askMore(played, 1)).toThrow(/At most 1, 0 times/)
    for (const units of [0, -1, 1.5]) expect(() => askMore(played, units)).toThrow(/whole number/)
  })

  test('is nobody’s to ask but of who may take the task, and never hers to decide', () => {
    const played = play(WORKING_DAYS)
    expect(() => askMore(played, 1, 'wang')).toThrow(/not assigned/)
    const taskId = played.snapshot.tasks[0]?.id ?? ''
    const asking = { kind: 'ask-extension', taskId, units: 1, reason: '雨天' } as const
    expect(() => played.act({ ...asking, actor: RESIDENT })).toThrow(/Staff ask/)
    // Whoever holds both posts is left out of the decision.
    expect(() => askMore(played, 1, 'ding')).toThrow(/No rule finds anybody/)
    askMore(played, 1)
    expect(() => decide(played, true, 'wang')).toThrow(/not assigned/)
    const question = questionIn(played)
    expect(() =>
      played.act({ kind: 'answer', taskId: question, text: '好', actor: staff('ding') }),
    ).toThrow(/decided, not answered/)
  })

  test('is not decided by whoever has the task, nor by whom the asker chooses', () => {
    const played = play(WORKING_DAYS)
    askMore(played, 1)
    const [task] = played.snapshot.tasks
    const question = questionIn(played)
    const handing = { kind: 'transfer', taskId: question, reason: '请您定' } as const
    expect(() => played.act({ ...handing, to: 'an', actor: OFFICIAL })).toThrow(/no say in it/)
    played.act({ kind: 'claim', taskId: task?.id ?? '', actor: staff('ding') })
    expect(() => decide(played, true)).toThrow(/does not give it more time/)
  })

  test('is not decided by whoever delegated the task to the asker', () => {
    // Ding has both posts: she asks an for an opinion, and an asks for more time.
    const delegated = () => {
      const played = play(WORKING_DAYS)
      const taskId = played.snapshot.tasks[0]?.id ?? ''
      played.act({ kind: 'delegate', taskId, to: 'an', reason: '请看看', actor: staff('ding') })
      return played
    }
    expect(() => askMore(delegated(), 1)).toThrow(/No rule finds anybody/)
    const played = delegated()
    const [task] = played.snapshot.tasks
    const asked = {
      ...task,
      id: 'q',
      question: { about: task?.id, by: 'an', kind: 'extension', text: '雨天', units: 1 },
    }
    const assignment = {
      excluded: [],
      kind: 'post',
      nodeId: 'street',
      post: 'street-center',
      why: {},
    }
    const { returnsTo: _, ...question } = { ...asked, assignment, invokeId: '?9' }
    // As a release before wrote it.
    played.snapshot = { ...played.snapshot, tasks: [...played.snapshot.tasks, question as never] }
    expect(() => decide(played, true)).toThrow(/does not give it more time/)
  })

  test('is not decided by whoever signs the task beside the asker', () => {
    const played = play(WORKING_DAYS)
    askMore(played, 1)
    const [task, question] = played.snapshot.tasks
    const hers = { accountId: 'ding', kind: 'account', why: {} }
    const seat = { ...task, id: 'seat', assignment: hers }
    played.snapshot = { ...played.snapshot, tasks: [task, seat, question] as never }
    expect(() => decide(played, true)).toThrow(/does not give it more time/)
  })

  test('ends with the task, and is over once the time has run out', () => {
    const played = play(WORKING_DAYS)
    askMore(played, 1)
    const step = played.complete('look', { an: 'done' })
    expect(step?.closed.map(({ reason }) => reason)).toEqual(['completed', 'cancelled'])
  })

  test('is checked: a deadline, and no months', () => {
    const codes = (definition: Definition) => checkDefinition(definition).map(({ code }) => code)
    expect(codes(limited({ clock: 'months', months: 1 }))).toContain('task.extension-months')
    const { due: _, ...look } = WORKING_DAYS.tasks['look'] ?? { due: '' }
    expect(codes({ ...WORKING_DAYS, tasks: { look } as never })).toContain('task.extension-no-due')
    expect(codes(WORKING_DAYS).filter((code) => code.startsWith('task.'))).toEqual([])
  })
})

function askMore(played: Played, units: number, who = 'an') {
  const taskId = played.snapshot.tasks.find(({ question }) => question === undefined)?.id ?? ''
  return played.act({ kind: 'ask-extension', taskId, units, reason: '雨天', actor: staff(who) })
}

function decide(played: Played, isGranted: boolean, who = 'ding') {
  const taskId = questionIn(played)
  return played.act({
    ...{ kind: 'decide-extension', taskId, isGranted, reason: '可以' },
    actor: staff(who),
  })
}

function questionIn({ snapshot }: Played): string {
  return snapshot.tasks.find(({ question }) => question !== undefined)?.id ?? ''
}

function timerOf({ snapshot }: Played, name: string) {
  return snapshot.timers.find((timer) => timer.name === name)
}

function dueOf(played: Played): string {
  return formatLocal(timerOf(played, 'limit')?.dueAt ?? 0, 480)
}

function expectReplayed({ entries, snapshot }: Played, definition: Definition): void {
  expect(replay(compileDefinition(definition, 'signing'), stored(entries))).toEqual(snapshot)
}
