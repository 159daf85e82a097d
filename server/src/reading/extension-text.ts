import { clockText } from '@linli/runtime/core'
import type { Definition, TimerClock } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'

/** So much more time of a task, in the unit of its timer: `3 个工作日`; the bare number where the task has no timer any more. */
export function extensionText(
  { tasks, timers }: Definition,
  {
    task,
    units,
    locale,
  }: { readonly task: string; readonly units: number; readonly locale: Locale },
): string {
  const clock = clockOf(timers[tasks[task]?.due ?? '']?.clock, units)
  if (clock === null) return String(units)
  const [zh, en] = clockText(clock)
  return locale === 'en' ? en : zh
}

function clockOf(kind: string | undefined, units: number): TimerClock | null {
  switch (kind) {
    case 'elapsed':
      return { clock: 'elapsed', duration: `PT${units}H` }
    case 'working-hours':
      return { clock: 'working-hours', hours: units }
    case 'working-days':
    case 'calendar-days':
      return { clock: kind, days: units }
    default:
      return null
  }
}
