import type { Definition, TimerClock, TimerDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Wording } from './wording.ts'

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

/** How long a timer runs and from when, its clock named: `8 个工作小时`, `签收后 5 个工作日`, `“办理”的 80%`. */
export function timerText(
  timer: TimerDefinition,
  { timers }: Pick<Definition, 'timers'>,
  wording: Wording,
): string {
  if (timer.clock === 'share') {
    const { of, percent } = timer
    const title = Object.hasOwn(timers, of) ? timers[of]?.title : undefined
    const called = title === undefined ? of : textIn(title, wording.locale)
    return wording.t('clock.share', { of: called, percent })
  }
  const time = lengthText(timer, wording)
  return timer.from === 'claim' ? wording.t('clock.fromClaim', { time }) : time
}

function lengthText(timer: TimerClock, wording: Wording): string {
  switch (timer.clock) {
    case 'elapsed':
      return elapsedText(timer.duration, wording)
    case 'working-hours':
      return wording.t('clock.workingHours', { count: timer.hours })
    case 'working-days':
      return wording.t('clock.workingDays', { count: timer.days })
    case 'calendar-days':
      return wording.t('clock.calendarDays', { count: timer.days })
    case 'months':
      return wording.t('clock.months', { count: timer.months })
    default:
      return unreachable(timer)
  }
}

/** The largest unit that divides an ISO 8601 duration of days to seconds; text that is none is shown as it stands. */
export function elapsedText(duration: string, wording: Wording): string {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration)
  if (found === null) return duration
  const total = UNITS.reduce((sum, [, seconds], index) => {
    return sum + Number(found[index + 1] ?? 0) * seconds
  }, 0)
  const unit = UNITS.find(([, seconds]) => total >= seconds && total % seconds === 0)
  if (unit === undefined) return duration
  return wording.t(`clock.${unit[0]}`, { count: total / unit[1] })
}
