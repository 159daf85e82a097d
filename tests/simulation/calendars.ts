import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'
import type { Random } from '../support/random.ts'
import type { Scheduler } from './scheduler.ts'
import { TENANTS } from './street.ts'
import type { Trace } from './trace.ts'
import { pick } from './weather.ts'

/** The tenants' working calendars, as the database and its readers have them. A run is short, so what a revision changes
 *  are breaks of seconds, and now and then the whole day. */
export interface Calendars {
  /** Whether anybody changes one in this run. */
  readonly isChanging: boolean
  /** Those saved so far, the oldest first; the index is the number of the revision. */
  revisionsOf(tenantId: string): readonly [Revision, ...Revision[]]
  newestOf(tenantId: string): Revision
  /** The calendar of a reader who is `lagMs` behind. */
  seen(tenantId: string, lagMs: number): WorkingCalendar
  /** Tenant → the newest revision of which a pass got through. */
  readonly applied: Map<string, number>
  /** The changes of the run begin to come; each is told. */
  begin(saved: (tenantId: string) => void): void
  /** True once every change was saved and a pass got through with it. */
  areApplied(): boolean
}

export interface Revision {
  readonly number: number
  /** When it was saved, epoch ms. */
  readonly at: number
  readonly days: Days
  readonly calendar: WorkingCalendar
}

/** Every day of a revision is alike but for the first, which may be off. */
export interface Days {
  /** Today is a Saturday that is worked, or not. */
  readonly isOffToday: boolean
  /** Ms of the local day, `[begins, ends)`, ascending, not overlapping. */
  readonly breaks: readonly (readonly [number, number])[]
}

export const UTC_OFFSET_MS = 480 * 60_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Local days of the run's beginning, a Saturday, and of the Monday after it. */
const TODAY = '2026-11-21'
const CHANGES_WITHIN_MS = 12_000
const BREAKS_WITHIN_MS = 15_000
const LONGEST_BREAK_MS = 25_000

export function createCalendars(
  random: Random,
  { scheduler, trace }: { readonly scheduler: Scheduler; readonly trace: Trace },
): Calendars {
  const startsAt = scheduler.now()
  const isChanging = random.chance(0.5)
  const saved = new Map<string, [Revision, ...Revision[]]>()
  const applied = new Map<string, number>()
  let coming = 0

  function save(tenantId: string, days: Days): void {
    const before = saved.get(tenantId)
    const number = before?.length ?? 0
    const revision = { number, at: scheduler.now(), days, calendar: calendarOf(days) }
    if (before === undefined) saved.set(tenantId, [revision])
    else before.push(revision)
    trace.add(`calendar ${number} of ${tenantId}`, () => JSON.stringify(days))
  }

  for (const tenantId of TENANTS) {
    save(tenantId, drawDays(isChanging ? random : null, { startsAt, mayBeOff: true }))
    applied.set(tenantId, 0)
  }

  const revisionsOf: Calendars['revisionsOf'] = (tenantId) => {
    const revisions = saved.get(tenantId)
    if (revisions === undefined) throw new Error(`There is no tenant '${tenantId}'.`)
    return revisions
  }
  const newestOf: Calendars['newestOf'] = (tenantId) => {
    const [first, ...later] = revisionsOf(tenantId)
    return later.at(-1) ?? first
  }
  return {
    isChanging,
    applied,
    revisionsOf,
    newestOf,
    seen(tenantId, lagMs) {
      const [first, ...later] = revisionsOf(tenantId)
      const asOf = scheduler.now() - lagMs
      return (later.findLast(({ at }) => at <= asOf) ?? first).calendar
    },
    begin(tell) {
      if (!isChanging) return
      for (const tenantId of TENANTS) {
        const instants = drawInstants(random)
        coming += instants.length
        for (const [index, ms] of instants.entries()) {
          // Everything shall end by itself today, so the last calendar lets it.
          const mayBeOff = index < instants.length - 1
          const days = drawDays(random, { startsAt, mayBeOff })
          scheduler.after(ms, () => {
            coming--
            save(tenantId, days)
            tell(tenantId)
          })
        }
      }
    },
    areApplied: () =>
      coming === 0 &&
      TENANTS.every((tenantId) => applied.get(tenantId) === newestOf(tenantId).number),
  }
}

function drawInstants(random: Random): number[] {
  const count = pick([1, 1, 2, 3], random)
  return Array.from({ length: count }, () => random.below(CHANGES_WITHIN_MS)).sort((a, b) => a - b)
}

function drawDays(
  random: Random | null,
  { startsAt, mayBeOff }: { readonly startsAt: number; readonly mayBeOff: boolean },
): Days {
  if (random === null) return { isOffToday: false, breaks: [] }
  const breaks: [number, number][] = []
  let from = (startsAt + UTC_OFFSET_MS) % DAY_MS
  for (let count = pick([0, 1, 1, 2], random); count > 0; count--) {
    const begins = from + random.below(BREAKS_WITHIN_MS)
    from = begins + 1 + random.below(LONGEST_BREAK_MS)
    breaks.push([begins, from])
  }
  return { isOffToday: mayBeOff && random.chance(0.35), breaks }
}

function calendarOf({ isOffToday, breaks }: Days): WorkingCalendar {
  const hours: [number, number][] = []
  let opens = 0
  for (const [begins, ends] of breaks) {
    hours.push([opens / MINUTE_MS, begins / MINUTE_MS])
    opens = ends
  }
  hours.push([opens / MINUTE_MS, DAY_MS / MINUTE_MS])
  return {
    ...{ from: '2026-01-01', to: '2026-12-31', utcOffsetMinutes: UTC_OFFSET_MS / MINUTE_MS, hours },
    daysOff: new Set(),
    makeUpDays: new Set(isOffToday ? [] : [TODAY]),
  }
}

/** Whether `ms` of work that begin at `from` are done at `dueAt` by a revision. What ends on the very begin of a break may
 *  as well be said to end with it. */
export function isDoneAt(
  dueAt: number,
  { from, ms }: { readonly from: number; readonly ms: number },
  { days }: Revision,
): boolean {
  if (dueAt === workedUntil(from, ms, days)) return true
  return dueAt === Math.floor(workedUntil(from, ms + 0.1, days))
}

/** Sunday is 0. The one Saturday that a run reaches is today. */
function isWorkedOn(weekday: number, isOffToday: boolean): boolean {
  return weekday === 6 ? !isOffToday : weekday > 0
}

/** The engine counts minutes of days; this walks from boundary to boundary. */
function workedUntil(from: number, ms: number, { isOffToday, breaks }: Days): number {
  let [at, left] = [from, ms]
  for (;;) {
    const local = at + UTC_OFFSET_MS
    const ofDay = local % DAY_MS
    const midnight = at - ofDay + DAY_MS
    const isWorked = isWorkedOn(new Date(local).getUTCDay(), isOffToday)
    const pause = breaks.find(([begins, ends]) => begins <= ofDay && ofDay < ends)
    if (!isWorked) at = midnight
    else if (pause !== undefined) at += pause[1] - ofDay
    else {
      const next = breaks.find(([begins]) => begins > ofDay)
      const until = next === undefined ? midnight : at + next[0] - ofDay
      if (at + left <= until) return at + left
      left -= until - at
      at = until
    }
  }
}
