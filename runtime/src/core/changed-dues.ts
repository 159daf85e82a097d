import type { Definition, TimerClock } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { isSame } from './compare-values.ts'
import type { Compared } from './compared.ts'
import { compare } from './compared.ts'

/** A task whose deadline is counted differently now. */
export interface ChangedDue {
  /** Of the change that tells it: the timer that runs differently, or the task that goes by another one. */
  readonly path: string
  /** The task as open ones are named. */
  readonly task: string
  /** The timer that decides now, as armed ones are named. */
  readonly timer: string
  readonly clock: TimerClock
}

/** Tasks of both definitions that have a deadline in the second one and not the same in the first. */
export function changedDues(before: Definition, after: Definition): ChangedDue[] {
  const compared = compare(before, after, {})
  return compared.matched.tasks.flatMap((key) => {
    if (key.before === undefined || key.after === undefined) return []
    const timer = after.tasks[key.after]?.due
    const clock = timer === undefined ? undefined : clockOf(after, timer)
    if (timer === undefined || clock === undefined) return []
    const formerTimer = before.tasks[key.before]?.due
    const isSameTimer =
      formerTimer !== undefined && compared.present('timers', formerTimer) === timer
    if (isSameTimer && isSame(clock, clockOf(before, formerTimer))) return []
    const path = isSameTimer
      ? `/timers/${escapePointer(timer)}`
      : `/tasks/${escapePointer(key.after)}/due`
    return [{ path, task: key.before, timer: formerKey(timer, compared), clock }]
  })
}

function clockOf({ timers }: Definition, name: string): TimerClock | undefined {
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined
  // A share is no deadline.
  if (timer === undefined || timer.clock === 'share') return undefined
  const { title: _, ...clock } = timer
  return clock
}

function formerKey(timer: string, { matched }: Compared): string {
  return matched.timers.find(({ after }) => after === timer)?.before ?? timer
}
