import { readFileSync } from 'node:fs'
import type { TimerClock } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import { describe, expect, test } from 'vitest'
import { publishedYears } from '../calendar/published-years.ts'
import { calendarOfYears } from './calendar-of-years.ts'
import { formatInstant, parseInstant } from './civil-time.ts'
import { dueAt, durationMs } from './due-at.ts'

// Statutory days that fall on a weekday, for years whose notices are not out.
const UNPUBLISHED: Readonly<Record<number, readonly string[]>> = {
  2027: [...['01-01', '02-05', '02-08', '04-05', '06-09', '09-15', '10-01']],
  2028: ['01-25', '01-26', '01-27', '01-28', '04-04', '05-01', '05-02', '10-02', '10-03'],
  2029: ['01-01', '02-12', '02-13', '02-14', '02-15', '04-04', '05-01', '05-02'],
}
const published = calendarOfYears(publishedYears())
const untilLeapYear = calendarOfYears([
  ...publishedYears(),
  ...Object.entries(UNPUBLISHED).map(([year, days]) => ({
    year: Number(year),
    days: days.map((day) => ({ date: `${year}-${day}`, isWorked: false, name: '' })),
  })),
])

interface Vector {
  readonly clock: TimerClock
  readonly start: string
  readonly due: string
  readonly why: string
}

const VECTORS = readFileSync(new URL('./due-at.vectors.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map(vectorOf)

function vectorOf(line: string): Vector {
  const [, clock = '', length = '', start = '', due = '', , why = ''] = line
    .split('|')
    .map((cell) => cell.trim())
  return { clock: clockOf(clock, length), start, due, why }
}

function clockOf(clock: string, length: string): TimerClock {
  switch (clock) {
    case 'elapsed':
      return { clock, duration: length }
    case 'working-hours':
      return { clock, hours: Number(length) }
    case 'working-days':
    case 'calendar-days':
      return { clock, days: Number(length) }
    case 'months':
      return { clock, months: Number(length) }
    default:
      throw new RangeError(`'${clock}' is no clock.`)
  }
}

/** `2026-10-10 17:30`, with seconds where there are any; a dash where the calendar does not reach. */
function due(clock: TimerClock, start: string): string {
  const from = parseInstant(`${start.replace(' ', 'T')}+08:00`) ?? Number.NaN
  try {
    const calendar = start < '2027' ? published : untilLeapYear
    return formatInstant(dueAt(clock, from, calendar))
      .replace('T', ' ')
      .replace(/(:00)?\+08:00$/, '')
  } catch (error) {
    if (error instanceof LinliError && error.code === 'calendar.uncovered') return '–'
    throw error
  }
}

describe('dueAt', () => {
  test('is held to vectors of every clock', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(80)
    expect(new Set(VECTORS.map(({ clock }) => clock.clock)).size).toBe(5)
  })

  test.each(VECTORS)('from $start, due $due: $why', ({ clock, start, due: expected }) => {
    expect(due(clock, start)).toBe(expected)
  })

  test('durations of months and empty durations are refused', () => {
    expect(durationMs('P1M')).toBeNaN()
    expect(durationMs('P')).toBeNaN()
    expect(durationMs('P7DT1S')).toBe(7 * 86_400_000 + 1000)
  })
})
