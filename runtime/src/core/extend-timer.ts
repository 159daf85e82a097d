import type { Definition, TimerClock } from '@linli/schemas/definition'
import { LinliError } from '@linli/schemas/linli-error'
import type { ArmedTimer, ClockLeft, PausedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { Decider } from './decide.ts'
import { durationMs } from './due-at.ts'
import { baseOf, clockNow, partOf, shareOf, spanOf } from './share-of-time.ts'

const HOUR_MS = 3_600_000

interface Extending {
  readonly definition: Definition
  readonly snapshot: Pick<Snapshot, 'paused' | 'timers'>
  readonly decider: Decider
  /** Number of the step. */
  readonly seq: number
}

/** The timers of an instance after one of them got more time. */
export interface ExtendedClocks {
  readonly timers: readonly ArmedTimer[]
  readonly paused: readonly PausedTimer[]
  readonly armed: readonly ArmedTimer[]
  readonly disarmed: readonly ArmedTimer[]
}

/** So much more time, in hours of an elapsed or working-hours clock, else in days, counted from where the timer began; running timers
 *  get a new generation, so that a late firing of before is refused (I5). Throws `calendar.uncovered`. */
export function extendTimer(
  timer: ArmedTimer | PausedTimer,
  units: number,
  at: Extending,
): ExtendedClocks {
  const { snapshot, definition } = at
  const { timers, paused = [] } = snapshot
  const extended = {
    times: (timer.extended?.times ?? 0) + 1,
    units: (timer.extended?.units ?? 0) + units,
  }
  if (!('dueAt' in timer)) {
    const still = { ...timer, extended, left: longer(clockNow(definition, timer), units) }
    return {
      ...{ timers, armed: [], disarmed: [] },
      paused: paused.map((each) => (each === timer ? still : each)),
    }
  }
  const later = { ...runningOn(timer, units, at), extended }
  const moved = timers.map((each) =>
    each === timer ? later : (shareMoved(each, { timer, later }, at) ?? each),
  )
  return {
    ...{ timers: moved, paused },
    armed: moved.filter((each) => !timers.includes(each)),
    disarmed: timers.filter((each) => !moved.includes(each)),
  }
}

function runningOn(
  timer: ArmedTimer,
  units: number,
  { definition, decider, seq }: Extending,
): ArmedTimer {
  const left = longer(clockNow(definition, timer), units)
  if (timer.armedAt === undefined && left.clock !== 'elapsed') {
    // One of a release that kept no beginnings goes on from its end.
    const more = 'hours' in left ? { ...left, hours: units } : { ...left, days: units }
    return { ...timer, dueAt: decider.dueAt(more, timer.dueAt), generation: seq }
  }
  const dueAt = decider.dueAt(left, spanOf(timer, definition).from)
  return { ...timer, dueAt, generation: seq, left }
}

/** Null for what is no share of the timer. */
function shareMoved(
  share: ArmedTimer,
  { timer, later }: { readonly timer: ArmedTimer; readonly later: ArmedTimer },
  { definition, snapshot, decider, seq }: Extending,
): ArmedTimer | null {
  const rule = shareOf(definition, share)
  if (rule === null) return null
  if (baseOf(share, rule, { timers: snapshot.timers, definition }) !== timer) return null
  const { part } = share.left?.clock === 'share' ? share.left : partOf(rule, later, definition)
  const dueAt = decider.shareAt(part, spanOf(later, definition))
  return { ...share, dueAt, generation: seq }
}

/** Throws `extension.none` for months, which are not all as long: the checks refuse them, an older version may have had them. */
function longer(
  clock: TimerClock | ClockLeft,
  units: number,
): Exclude<ClockLeft, { clock: 'months' }> {
  switch (clock.clock) {
    case 'elapsed': {
      const ms = 'ms' in clock ? clock.ms : durationMs(clock.duration)
      return { clock: 'elapsed', ms: ms + units * HOUR_MS }
    }
    case 'working-hours':
      return { clock: 'working-hours', hours: clock.hours + units }
    case 'working-days':
    case 'calendar-days':
      return { clock: clock.clock, days: clock.days + units }
    case 'months':
      throw new LinliError('extension.none', 'A timer that counts months gets no more time.')
  }
}
