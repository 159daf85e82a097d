import type { Definition, TimerClock, TimerDefinition } from '@linli/schemas/definition'
import { durationMs } from '../due-at.ts'
import type { TimerChange } from '../plan-step.ts'

export interface WaitingTimer {
  readonly event: string
  readonly name: string
  /** It stood still for a while: nobody knows any more which other it must wait for. */
  readonly isLoose?: true
}

/** Timers that are armed, in groups that were armed by one step, the oldest first. */
export type WaitingTimers = readonly (readonly WaitingTimer[])[]

/** What waits after a step. Timers that `isIdle` change nothing when they fire, and are left out. */
export function afterChanges(
  waiting: WaitingTimers,
  changes: readonly TimerChange[],
  isIdle: (event: string) => boolean,
): WaitingTimers {
  let groups = waiting
  let armed: WaitingTimer[] = []
  const without = (isGone: (timer: WaitingTimer) => boolean) => {
    groups = groups.map((group) => group.filter((timer) => !isGone(timer)))
    armed = armed.filter((timer) => !isGone(timer))
  }
  for (const change of changes) {
    if (change.kind === 'disarm-named') without(({ name }) => name === change.name)
    else without(({ event }) => event === change.event)
    if (change.kind === 'arm' && !isIdle(change.event)) {
      armed.push({ event: change.event, name: change.name })
    }
  }
  return [...groups, armed].filter((group) => group.length > 0)
}

/** The timers that may fire next: one armed earlier or together, on the same clock and no longer, goes first. */
export function nextTimers(waiting: WaitingTimers, definition: Definition): WaitingTimer[] {
  return waiting.flatMap((group, index) => {
    const earlier = waiting.slice(0, index + 1).flat()
    return group.filter(
      (timer) => !earlier.some((other) => other !== timer && isOrdered(other, timer, definition)),
    )
  })
}

function isOrdered(
  other: WaitingTimer,
  timer: WaitingTimer,
  { timers, tasks }: Definition,
): boolean {
  if (other.isLoose || timer.isLoose) return false
  const [first, second] = [timers[other.name], timers[timer.name]]
  if (first === undefined || second === undefined) return false
  const more = mostMore(other.name, tasks)
  return goesFirst({ ...first, name: other.name, more }, { ...second, name: timer.name, more: 0 })
}

/** So much more time a timer may get (延期), in hours or days. */
function mostMore(timer: string, tasks: Definition['tasks']): number {
  const given = Object.values(tasks).map(({ due, extension }) =>
    due === timer ? (extension?.most ?? 0) : 0,
  )
  return Math.max(0, ...given)
}

/** Those that stand still from now on may fire in any order afterwards. */
export function afterPauses(waiting: WaitingTimers, paused: readonly string[]): WaitingTimers {
  if (paused.length === 0) return waiting
  return waiting.map((group) =>
    group.map((timer) => (paused.includes(timer.name) ? { ...timer, isLoose: true } : timer)),
  )
}

/** A share of a timer's time has passed before the whole. What begins at a claim is due no earlier than what ran before it, but nobody
 *  knows when that claim is. */
function goesFirst(other: NamedTimer, timer: NamedTimer): boolean {
  if (other.clock === 'share') {
    if (timer.clock !== 'share') return other.of === timer.name
    return other.of === timer.of && other.percent < timer.percent
  }
  if (timer.clock === 'share' || other.from === 'claim' || other.clock !== timer.clock) return false
  const more = other.clock === 'elapsed' ? other.more * HOUR_MS : other.more
  return lengthOf(other) + more < lengthOf(timer)
}

const HOUR_MS = 3_600_000

type NamedTimer = TimerDefinition & { readonly name: string; readonly more: number }

/** In the clock's own unit. */
function lengthOf(clock: TimerClock): number {
  switch (clock.clock) {
    case 'elapsed':
      return durationMs(clock.duration)
    case 'working-hours':
      return clock.hours
    case 'working-days':
    case 'calendar-days':
      return clock.days
    case 'months':
      return clock.months
  }
}

/** Two sets of timers with the same key fire in the same orders, now and with whatever is armed later: what counts is who waits
 *  and who must wait for whom, not who was armed when. */
export function timersKey(waiting: WaitingTimers, definition: Definition): string {
  const all = waiting.flatMap((group, at) => group.map((timer) => ({ ...timer, at })))
  const orders = all.flatMap((other) =>
    all
      .filter((timer) => other.at <= timer.at && isOrdered(other, timer, definition))
      .map((timer) => `${other.event}<${timer.event}`),
  )
  const names = all.map(({ event, isLoose }) => (isLoose ? `${event}~` : event))
  return [...names.sort(), ...orders.sort()].join()
}

export function timersOf(waiting: WaitingTimers): readonly WaitingTimer[] {
  return waiting.flat()
}
