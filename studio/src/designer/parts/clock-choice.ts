import type { ShareClock, TimerDefinition } from '@linli/schemas/definition'

/** What a time limit may be counted in, the four kinds of clock apart; a share counts percent of another one's time. */
export const CLOCK_UNITS = [
  ...(['working-hours', 'working-days', 'calendar-days', 'months'] as const),
  ...(['minutes', 'hours', 'days', 'seconds', 'share'] as const),
] as const
export type ClockUnit = (typeof CLOCK_UNITS)[number]
type ElapsedUnit = 'days' | 'hours' | 'minutes' | 'seconds'

export interface ClockChoice {
  readonly unit: ClockUnit
  /** Null for a duration that no single unit says, or that is malformed. */
  readonly count: number | null
}

interface UnitBounds {
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
}

/** What the format takes. */
export function boundsOf(unit: ClockUnit): UnitBounds {
  switch (unit) {
    case 'working-hours':
      return { least: 0.1, most: 10_000, isWhole: false }
    case 'working-days':
      return { least: 1, most: 1000, isWhole: true }
    case 'calendar-days':
      return { least: 1, most: 3660, isWhole: true }
    case 'months':
      return { least: 1, most: 120, isWhole: true }
    case 'share':
      return { least: 1, most: 99, isWhole: true }
    case 'seconds':
      return { least: 1, most: 9_999_999, isWhole: true }
    default:
      return { least: 1, most: 99_999, isWhole: true }
  }
}

/** In which unit a timer counts, and how many. */
export function readClock(timer: TimerDefinition): ClockChoice {
  switch (timer.clock) {
    case 'working-hours':
      return { unit: timer.clock, count: timer.hours }
    case 'working-days':
    case 'calendar-days':
      return { unit: timer.clock, count: timer.days }
    case 'months':
      return { unit: timer.clock, count: timer.months }
    case 'share':
      return { unit: timer.clock, count: timer.percent }
    case 'elapsed':
      return readElapsed(timer.duration)
  }
}

const ELAPSED: readonly (readonly [ElapsedUnit, RegExp])[] = [
  ['days', /^P(\d+)D$/],
  ['hours', /^PT(\d+)H$/],
  ['minutes', /^PT(\d+)M$/],
  ['seconds', /^PT(\d+)S$/],
]

function readElapsed(duration: string): ClockChoice {
  for (const [unit, pattern] of ELAPSED) {
    const found = pattern.exec(duration)?.[1]
    if (found !== undefined) return { unit, count: Number(found) }
  }
  const parts = /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration)
  if (parts === null) return { unit: 'minutes', count: null }
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0))
  return { unit: 'minutes', count: ((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0) }
}

/** The timer counting so many of a unit. Its title stays, and whether it begins at the claim, which a share has of the timer that it
 *  is a part of. `of` is that timer's name. */
export function writeClock(
  timer: TimerDefinition,
  { unit, count }: { readonly unit: ClockUnit; readonly count: number },
  of = '',
): TimerDefinition {
  const { title } = timer
  if (unit === 'share') {
    const share: ShareClock = { clock: 'share', of, percent: count }
    return { title, ...share }
  }
  const from = timer.clock !== 'share' && timer.from !== undefined ? { from: timer.from } : {}
  switch (unit) {
    case 'working-hours':
      return { title, clock: unit, hours: count, ...from }
    case 'working-days':
    case 'calendar-days':
      return { title, clock: unit, days: count, ...from }
    case 'months':
      return { title, clock: unit, months: count, ...from }
    default:
      return { title, clock: 'elapsed', duration: isoOf(unit, count), ...from }
  }
}

function isoOf(unit: ElapsedUnit, count: number): string {
  switch (unit) {
    case 'days':
      return `P${count}D`
    case 'hours':
      return `PT${count}H`
    case 'minutes':
      return `PT${count}M`
    case 'seconds':
      return `PT${count}S`
  }
}

/** A number that fits another unit: the one there is where it may stay, else the nearest that may. */
export function countFor(unit: ClockUnit, count: number | null): number {
  const { least, most, isWhole } = boundsOf(unit)
  const wanted = count ?? least
  return Math.min(most, Math.max(least, isWhole ? Math.round(wanted) : wanted))
}
