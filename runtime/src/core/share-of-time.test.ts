import type { Definition } from '@linli/schemas/definition'
import { describe, expect, test } from 'vitest'
import {
  answer,
  asks,
  build,
  closed,
  type StateSketch,
  same,
  to,
  when,
} from '../../../tests/corpus/build-definition.ts'
import { stored } from '../../../tests/support/core-walk.ts'
import { OFFICIAL, type Played, play, SIGNING_ORG } from '../../../tests/support/signing-ground.ts'
import { chinaWorkingCalendar, publishedYears } from '../calendar/published-years.ts'
import { calendarOfYears } from './calendar-of-years.ts'
import { checkDefinition } from './check-definition.ts'
import { formatLocal, parseInstant } from './civil-time.ts'
import { compileDefinition } from './compile-definition.ts'
import { checkModel } from './model-check/check-model.ts'
import { nextStep } from './next-step.ts'
import { replay } from './replay.ts'
import { partLeft, shareInstant } from './share-of-time.ts'

const HOUR_MS = 3_600_000
const calendar = chinaWorkingCalendar()
const at = (text: string) => parseInstant(`${text}+08:00`) ?? Number.NaN
const said = (instant: number | undefined) =>
  formatLocal(instant ?? Number.NaN, 480).replace(' ', 'T')

// Counted by hand. 2 March 2026 is a Monday; business is 8:30–12:00 and 13:30–17:30, seven and a half hours a day.
describe('a share of a span', () => {
  test.each([
    // Half of four hours of work from 10:00: at noon.
    ['working-hours', 50, '2026-03-02T10:00', '2026-03-02T15:30', '2026-03-02T12:00'],
    // 80 % of ten hours: seven on Monday from 9:00, one on Tuesday.
    ['working-hours', 80, '2026-03-02T09:00', '2026-03-03T11:30', '2026-03-03T09:30'],
    // Two working days from Monday 9:00: 7 + 7.5 + 7.5 = 22 h of business; three quarters are 16.5: 7, 7.5, 2.
    ['working-days', 75, '2026-03-02T09:00', '2026-03-04T17:30', '2026-03-04T10:30'],
    // Over a weekend: Friday 16:30 to Monday 17:30 are 1 + 7.5 h; a tenth is 51 minutes.
    ['working-days', 10, '2026-03-06T16:30', '2026-03-09T17:30', '2026-03-06T17:21'],
    ['calendar-days', 50, '2026-03-02T09:30', '2026-03-12T17:30', '2026-03-07T13:30'],
    ['elapsed', 25, '2026-03-02T20:00', '2026-03-03T08:00', '2026-03-02T23:00'],
  ] as const)('%s, %i %% from %s to %s: %s', (...[clock, percent, from, until, expected]) => {
    const span = { clock, from: at(from), to: at(until) }
    const instant = shareInstant(percent / 100, span, calendar)
    expect(said(instant)).toBe(expected)
    const { part } = partLeft(instant, span, { now: span.from, calendar })
    expect(part).toBeCloseTo(percent / 100, 9)
  })
})

/** Ten hours of work for the whole, told at four fifths; papers are supplemented meanwhile. */
function definition(limit: Definition['timers'][string], percent = 80): Definition {
  const sketch = build({
    initial: 'work',
    tasks: {
      look: {
        due: 'limit',
        outcomes: { done: { title: same('办好') }, more: { title: same('补正') } },
      },
      supplement: { assign: [{ strategy: 'initiator' }] },
    },
    states: {
      work: {
        initial: 'looking',
        after: {
          soon: { actions: [{ type: 'log', params: { message: same('快到期') } }] },
          limit: to('late', answer),
        },
        states: {
          looking: asks('look', [
            when('output.outcome == "more"', to('supplementing')),
            to('#closed', answer),
          ]),
          supplementing: { ...asks('supplement', to('looking')), pauses: ['limit'] } as StateSketch,
        },
      },
      late: closed,
      closed,
    },
  })
  return {
    ...sketch,
    timers: {
      remind: sketch.timers['remind'] as Definition['timers'][string],
      limit,
      soon: { title: same('提醒'), clock: 'share', of: 'limit', percent },
    },
  }
}

const title = same('办理')
const TEN_HOURS = { title, clock: 'working-hours', hours: 10 } as const
const named = ({ snapshot }: Pick<Played, 'snapshot'>, name: string) =>
  snapshot.timers.find((timer) => timer.name === name)

describe('a reminder at a share of the time', () => {
  test('stands still with the timer that it is a share of, and goes on with it', () => {
    const limit = definition(TEN_HOURS)
    const played = play(limit)
    expect(said(named(played, 'limit')?.dueAt)).toBe('2026-03-03T11:30')
    expect(said(named(played, 'soon')?.dueAt)).toBe('2026-03-03T09:30')
    // Four hours are used: six are left to the end, four to the reminder.
    played.now = at('2026-03-02T14:30')
    const stopped = played.complete('look', { an: 'more' })
    expect(stopped?.disarmed.map(({ name }) => name).sort()).toContain('soon')
    expect(played.snapshot.paused).toMatchObject([
      { name: 'limit', left: { hours: 6 } },
      { name: 'soon', left: { part: 4 / 6 } },
    ])
    played.now = at('2026-03-05T10:00')
    played.complete('supplement', { li: 'done' })
    expect(said(named(played, 'limit')?.dueAt)).toBe('2026-03-05T17:30')
    expect(said(named(played, 'soon')?.dueAt)).toBe('2026-03-05T15:30')
    expect(stored(replay(compileDefinition(limit, 'signing'), played.entries))).toEqual(
      stored(played.snapshot),
    )
  })

  test('moves with it when the calendar changes', () => {
    const program = compileDefinition(definition(TEN_HOURS), 'signing')
    const { snapshot } = play(definition(TEN_HOURS))
    const off = publishedYears().map((each) =>
      each.year === 2026
        ? { year: 2026, days: [...each.days, { date: '2026-03-03', isWorked: false, name: '' }] }
        : each,
    )
    const around = { now: at('2026-03-02T10:00'), org: SIGNING_ORG, calendar: calendarOfYears(off) }
    const result = nextStep(program, snapshot, { kind: 'reschedule', actor: OFFICIAL }, around)
    if (result.kind === 'ignored') throw new Error('Nothing moved.')
    expect(said(named(result.step, 'limit')?.dueAt)).toBe('2026-03-04T11:30')
    expect(said(named(result.step, 'soon')?.dueAt)).toBe('2026-03-04T09:30')
    expect(named(result.step, 'soon')?.generation).toBe(2)
    const again = nextStep(
      program,
      result.step.snapshot,
      { kind: 'reschedule', actor: OFFICIAL },
      around,
    )
    expect(again).toEqual({ kind: 'ignored', reason: 'no-change' })
  })

  test('is a share of what the timer has to run now, where that was made longer', () => {
    const program = compileDefinition(definition(TEN_HOURS), 'signing')
    const { snapshot } = play(definition(TEN_HOURS))
    const timers = snapshot.timers.map((timer) =>
      timer.name === 'limit'
        ? { ...timer, left: { clock: 'working-hours', hours: 20 } as const }
        : timer,
    )
    const around = { now: at('2026-03-02T10:00'), org: SIGNING_ORG, calendar }
    const longer = { ...snapshot, timers }
    const result = nextStep(program, longer, { kind: 'reschedule', actor: OFFICIAL }, around)
    if (result.kind === 'ignored') throw new Error('Nothing moved.')
    // Seven on Monday, seven and a half on Tuesday, one and a half on Wednesday: sixteen of twenty.
    expect(said(named(result.step, 'soon')?.dueAt)).toBe('2026-03-04T10:00')
  })

  test('ends with it', () => {
    const of = definition({ title, clock: 'elapsed', duration: 'PT4H' }, 50)
    const played = play(of)
    expect(named(played, 'soon')?.dueAt).toBe(played.now + 2 * HOUR_MS)
    const limit = named(played, 'limit')
    played.now = limit?.dueAt ?? 0
    const step = played.act({
      ...{ kind: 'timer', event: limit?.event ?? '', generation: limit?.generation ?? 0 },
    })
    expect(step?.disarmed.map(({ name }) => name)).toContain('soon')
    expect(played.snapshot.timers).toEqual([])
  })

  test('passes the checks, and comes first in the model', () => {
    const of = definition(TEN_HOURS)
    const errors = checkDefinition(of).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
    expect(checkModel(of).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test.each([
    ['timer.share-of-share', { soon: { title, clock: 'share', of: 'soon', percent: 50 } }],
    ['name.unknown', { soon: { title, clock: 'share', of: 'limits', percent: 50 } }],
    ['timer.share-not-running', { soon: { title, clock: 'share', of: 'remind', percent: 50 } }],
    ['task.due-share', { limit: { title, clock: 'share', of: 'remind', percent: 50 } }],
    ['timer.pause-share', { limit: { title, clock: 'share', of: 'remind', percent: 50 } }],
  ] as const)('is refused with %s', (code, timers) => {
    const of = definition(TEN_HOURS)
    const found = checkDefinition({ ...of, timers: { ...of.timers, ...timers } } as Definition)
    expect(found.map((each) => each.code)).toContain(code)
  })
})
