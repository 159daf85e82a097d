import type { Definition, ShareClock, TimerClock } from '@linli/schemas/definition'
import { invariant } from '@linli/schemas/linli-error'
import type { ArmedTimer, ClockLeft, PausedTimer, ShareLeft } from '@linli/schemas/snapshot'
import { type StateSite, statesOf } from './definition-tree.ts'
import { dueAt, durationMs } from './due-at.ts'
import { timerOfEvent } from './plan-step.ts'
import { workingMinutes } from './time-left.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** How long a timer has to run since it began or went on last, epoch ms, and by which kind of clock. */
export interface Span {
  readonly clock: TimerClock['clock']
  readonly from: number
  readonly to: number
}

/** The instant (epoch ms) at which a part (0 to 1) of the span has passed: of business minutes where the clock counts working hours or
 *  working days, of all time where it counts by the clock on the wall or by natural days. */
export function shareInstant(part: number, span: Span, calendar: WorkingCalendar): number {
  const { from, to } = span
  const length = lengthOf(span, calendar)
  if (!countsBusiness(span)) return Math.round(from + length * part)
  const hours = (length * part) / 60
  return Math.min(to, Math.round(dueAt({ clock: 'working-hours', hours }, from, calendar)))
}

/** Which part of the span from `now` on an instant within it is, 0 to 1. */
export function partLeft(
  instant: number,
  span: Span,
  { now, calendar }: { readonly now: number; readonly calendar: WorkingCalendar },
): ShareLeft {
  const whole = lengthOf({ ...span, from: now }, calendar)
  const left = lengthOf({ ...span, from: now, to: instant }, calendar)
  return { clock: 'share', part: whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole)) }
}

function countsBusiness({ clock }: Span): boolean {
  return clock === 'working-hours' || clock === 'working-days'
}

function lengthOf(span: Span, calendar: WorkingCalendar): number {
  const { from, to } = span
  return countsBusiness(span) ? workingMinutes(from, to, calendar) : to - from
}

/** What a definition says of a timer. */
export function declaredTimer({ timers }: Definition, name: string): Definition['timers'][string] {
  const declared = timers[name]
  invariant(declared, `The timer '${name}' is declared.`)
  return declared
}

/** What a timer is a share of; null for one that counts itself. */
export function shareOf(definition: Definition, { name }: { readonly name: string }) {
  const declared = declaredTimer(definition, name)
  return declared.clock === 'share' ? declared : null
}

/** Whether a timer begins when its state is entered, whatever people do. */
export function beginsAtEntry(timers: Definition['timers'], name: string): boolean {
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined
  if (timer === undefined) return false
  if (timer.clock !== 'share') return timer.from !== 'claim'
  const base = Object.hasOwn(timers, timer.of) ? timers[timer.of] : undefined
  return base !== undefined && base.clock !== 'share' && base.from !== 'claim'
}

/** Of several timers, the one of which a timer is a share: at its own state, else at the nearest around it. */
export function baseOf<Timer extends { readonly name: string; readonly event: string }>(
  { event }: { readonly event: string },
  { of }: ShareClock,
  { timers, definition }: { readonly timers: readonly Timer[]; readonly definition: Definition },
): Timer | undefined {
  const named = timers.filter(({ name }) => name === of)
  if (named.length === 0) return undefined
  const around = aroundOf(definition).get(timerOfEvent(event).stateId) ?? []
  const states = named.map((timer) => around.indexOf(timerOfEvent(timer.event).stateId))
  const nearest = Math.min(...states.filter((index) => index >= 0))
  return named[states.lastIndexOf(nearest)]
}

const known = new WeakMap<Definition, ReadonlyMap<string, readonly string[]>>()

/** For each state the ids of itself and of those around it, from inside. */
function aroundOf(definition: Definition): ReadonlyMap<string, readonly string[]> {
  const before = known.get(definition)
  if (before !== undefined) return before
  const idOf = ({ uid }: StateSite) => uid ?? '$root'
  const upFrom = (site: StateSite): string[] => [
    idOf(site),
    ...(site.parent === null ? [] : upFrom(site.parent)),
  ]
  const around = new Map(statesOf(definition.machine).map((site) => [idOf(site), upFrom(site)]))
  known.set(definition, around)
  return around
}

/** How a timer that counts itself goes: with what was left of it, else as declared. */
export function clockNow(
  definition: Definition,
  { name, left }: Pick<ArmedTimer, 'name' | 'left'>,
): TimerClock | ClockLeft {
  if (left !== undefined && left.clock !== 'share') return left
  const declared = declaredTimer(definition, name)
  invariant(declared.clock !== 'share', `The timer '${name}' counts itself.`)
  return declared
}

/** The span of a timer that runs. One of a release that kept no beginnings has none left. */
export function spanOf(base: ArmedTimer, definition: Definition): Span {
  const clock = clockNow(definition, base)
  const declared = declaredTimer(definition, base.name)
  const length = clock.clock === 'elapsed' ? elapsedMs(clock) : 0
  return {
    clock: declared.clock === 'share' ? clock.clock : declared.clock,
    from: base.armedAt ?? base.dueAt - length,
    to: base.dueAt,
  }
}

/** The part at which a share stands in what another timer has to run since it went on last; zero where it has passed. */
export function partOf(
  { percent }: ShareClock,
  base: Pick<ArmedTimer, 'left' | 'name'> | Pick<PausedTimer, 'left' | 'name'>,
  definition: Definition,
): ShareLeft {
  const passed = passedOf(base.left, declaredTimer(definition, base.name))
  const part = passed >= 1 ? 0 : (percent / 100 - passed) / (1 - passed)
  return { clock: 'share', part: Math.max(0, part) }
}

/** A month without its calendar counts for thirty days. */
const DAYS_OF_MONTH = 30

function passedOf(
  left: ClockLeft | ShareLeft | undefined,
  whole: Definition['timers'][string],
): number {
  if (left === undefined || left.clock === 'share' || whole.clock === 'share') return 0
  return Math.min(1, Math.max(0, 1 - amountOf(left) / amountOf(whole)))
}

/** In the unit of its kind of clock, months in days. */
function amountOf(clock: TimerClock | ClockLeft): number {
  switch (clock.clock) {
    case 'elapsed':
      return elapsedMs(clock)
    case 'working-hours':
      return clock.hours
    case 'months':
      return clock.months * DAYS_OF_MONTH
    default:
      return clock.days
  }
}

function elapsedMs(clock: Extract<TimerClock | ClockLeft, { clock: 'elapsed' }>): number {
  return 'ms' in clock ? clock.ms : durationMs(clock.duration)
}

/** The whole time of a timer, as what is left of one that has not begun. */
export function wholeOf(clock: TimerClock): ClockLeft {
  switch (clock.clock) {
    case 'elapsed':
      return { clock: 'elapsed', ms: durationMs(clock.duration) }
    case 'working-hours':
      return { clock: 'working-hours', hours: clock.hours }
    case 'months':
      return { clock: 'months', months: clock.months }
    default:
      return { clock: clock.clock, days: clock.days }
  }
}

/** Where the outside is asked for instants. */
export interface Counting {
  dueAt(clock: TimerClock | ClockLeft, from: number): number
  shareAt(part: number, span: Span): number
}

/** Asks a calendar. */
export function countingBy(calendar: WorkingCalendar): Counting {
  return {
    dueAt: (clock, from) => dueAt(clock, from, calendar),
    shareAt: (part, span) => shareInstant(part, span, calendar),
  }
}

/** When a timer that goes by the calendar is due, counted again from where it began; null for one that does not. */
export function countedAgain(
  timer: ArmedTimer,
  {
    timers,
    definition,
  }: { readonly timers: readonly ArmedTimer[]; readonly definition: Definition },
  counting: Counting,
): number | null {
  const share = shareOf(definition, timer)
  if (share === null) {
    return timer.armedAt === undefined
      ? null
      : counting.dueAt(clockNow(definition, timer), timer.armedAt)
  }
  const base = baseOf(timer, share, { timers, definition })
  if (base?.armedAt === undefined) return null
  const to = countedAgain(base, { timers, definition }, counting)
  const { part } = timer.left?.clock === 'share' ? timer.left : partOf(share, base, definition)
  return to === null ? null : counting.shareAt(part, { ...spanOf(base, definition), to })
}
