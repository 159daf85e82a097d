import type { CalendarDay } from '@linli/schemas/calendar'
import type { Definition } from '@linli/schemas/definition'
import type { Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, test } from 'vitest'
import { ALARM, OFFICIAL, ORG, RESIDENT, WORKER } from '../../../tests/support/builders.ts'
import { publishedYears } from '../calendar/published-years.ts'
import { calendarOfYears } from './calendar-of-years.ts'
import { parseInstant } from './civil-time.ts'
import { compileDefinition } from './compile-definition.ts'
import { firstStep } from './first-step.ts'
import { nextStep } from './next-step.ts'
import { historyEntry, replay } from './replay.ts'
import type { Step, StepInput, Surroundings } from './step.ts'

const instant = (text: string) => parseInstant(`${text}+08:00`) ?? Number.NaN
/** A Monday. */
const MONDAY = instant('2026-03-02T09:00')
const BEFORE = calendarOfYears(publishedYears())
const AFTER = withDays([{ date: '2026-03-04', isWorked: false, name: '停电' }])
const RESCHEDULE: StepInput = { kind: 'reschedule', actor: OFFICIAL }

function withDays(days: readonly CalendarDay[]) {
  return calendarOfYears(
    publishedYears().map((each) =>
      each.year === 2026 ? { year: 2026, days: [...each.days, ...days] } : each,
    ),
  )
}

function program(clock: Definition['timers'][string]) {
  return compileDefinition({ ...ALARM, timers: { ...ALARM.timers, answer: clock } }, 'test')
}

const title = { 'zh-CN': '三日内答复', en: 'Answer' }
const THREE_DAYS = program({ title, clock: 'working-days', days: 3 })
const THREE_TIMES_24 = program({ title, clock: 'elapsed', duration: 'P3D' })

const at = (now: number, calendar = AFTER): Surroundings => ({ now, org: ORG, calendar })
const START = {
  kind: 'start',
  instanceId: '0190d9a0-0000-7000-8000-00000000000a',
  number: 'GJ-1',
  trigger: ALARM.triggers.findIndex(({ kind }) => kind === 'form'),
  payload: { ref: '灯不亮', divisor: 4 },
  device: null,
  actor: RESIDENT,
} as const

function started(definition = THREE_DAYS): Step {
  return firstStep(definition, START, at(MONDAY, BEFORE))
}

function moved(snapshot: Snapshot, input: StepInput, surroundings: Surroundings): Step {
  const result = nextStep(THREE_DAYS, snapshot, input, surroundings)
  if (result.kind === 'ignored') throw new Error(`Ignored: ${result.reason}.`)
  return result.step
}

describe('rescheduling', () => {
  test('moves a timer by the new day off, counted from where it was armed', () => {
    const { snapshot } = started()
    expect(snapshot.timers).toMatchObject([
      { dueAt: instant('2026-03-05T17:30'), armedAt: MONDAY, generation: 1 },
    ])

    const step = moved(snapshot, RESCHEDULE, at(MONDAY + 3_600_000))

    const timer = { name: 'answer', event: 'xstate.after.answer.checking', generation: 2 }
    const dueAt = instant('2026-03-06T17:30')
    expect(step.armed).toEqual([{ ...timer, armedAt: MONDAY, dueAt }])
    expect(step.disarmed).toEqual(snapshot.timers)
    expect(step.snapshot.timers).toEqual(step.armed)
    expect(step.changed).toMatchObject([{ name: 'check', dueAt }])
    expect(step.snapshot.tasks).toEqual(step.changed)
    expect(step.explanation.notes.map((note) => note['zh-CN'])).toEqual([
      '工作日历有变，时限「三日内答复」由 2026-03-05 17:30 改为 2026-03-06 17:30。',
    ])
  })

  test('tells who has the task, and no pool', () => {
    const { snapshot } = started()
    expect(moved(snapshot, RESCHEDULE, at(MONDAY)).effects).toEqual([])
    const taskId = snapshot.tasks[0]?.id ?? ''
    const claimed = moved(snapshot, { kind: 'claim', taskId, actor: WORKER }, at(MONDAY, BEFORE))

    const { effects } = moved(claimed.snapshot, RESCHEDULE, at(MONDAY))

    expect(effects).toMatchObject([
      {
        ...{ kind: 'notice', notice: 'linli.rescheduled', channel: 'app' },
        to: { kind: 'account', accountId: WORKER.accountId },
        title: { 'zh-CN': '办理时限有变', en: 'A deadline moved' },
        body: {
          'zh-CN': expect.stringMatching(
            /^工作日历有变，GJ-1「.+」改为 2026-03-06 17:30 前办理。$/,
          ),
        },
        // So that the street may word it when it is delivered.
        facts: { number: 'GJ-1', due: '2026-03-06 17:30' },
      },
    ])
  })

  test('is ignored where nothing moves, so that it may be repeated', () => {
    const { snapshot } = moved(started().snapshot, RESCHEDULE, at(MONDAY))

    for (const surroundings of [at(MONDAY), at(MONDAY + 86_400_000)]) {
      expect(nextStep(THREE_DAYS, snapshot, RESCHEDULE, surroundings)).toEqual({
        kind: 'ignored',
        reason: 'no-change',
      })
    }
  })

  test('comes back to where it was when the calendar does', () => {
    const first = started().snapshot
    const there = moved(first, RESCHEDULE, at(MONDAY)).snapshot

    const back = moved(there, RESCHEDULE, at(MONDAY, BEFORE)).snapshot

    expect(back.timers).toEqual([{ ...first.timers[0], generation: 3 }])
    expect(back.tasks).toEqual(first.tasks)
  })

  test('leaves elapsed time and what is due already alone', () => {
    const elapsed = started(THREE_TIMES_24).snapshot
    expect(elapsed.timers[0]).not.toHaveProperty('armedAt')
    expect(nextStep(THREE_TIMES_24, elapsed, RESCHEDULE, at(MONDAY)).kind).toBe('ignored')

    const due = at(instant('2026-03-05T17:30'))
    expect(nextStep(THREE_DAYS, started().snapshot, RESCHEDULE, due).kind).toBe('ignored')
  })

  test('refuses a late firing of before, and fires at the new instant', () => {
    const { snapshot } = moved(started().snapshot, RESCHEDULE, at(MONDAY))
    const fire = (generation: number, now: string) =>
      nextStep(
        THREE_DAYS,
        snapshot,
        { kind: 'timer', event: 'xstate.after.answer.checking', generation },
        at(instant(now)),
      ).kind

    expect(fire(1, '2026-03-06T17:31')).toBe('ignored')
    expect(fire(2, '2026-03-05T17:31')).toBe('ignored')
    expect(fire(2, '2026-03-06T17:30')).toBe('moved')
  })

  test('finds nothing to move, and the same snapshot, in what release 0.1.0 stored', () => {
    const { keptStarts, ...recorded } = started().recorded
    expect(keptStarts).toBe(true)

    const before = replay(THREE_DAYS, [{ input: START, now: MONDAY, recorded }])

    expect(before.timers[0]).not.toHaveProperty('armedAt')
    expect(nextStep(THREE_DAYS, before, RESCHEDULE, at(MONDAY)).kind).toBe('ignored')
  })

  test('is replayed without the calendar', () => {
    const first = started()
    const second = moved(first.snapshot, RESCHEDULE, at(MONDAY))

    const entries = [historyEntry(START, MONDAY, first), historyEntry(RESCHEDULE, MONDAY, second)]

    expect(replay(THREE_DAYS, JSON.parse(JSON.stringify(entries)))).toEqual(second.snapshot)
  })
})
