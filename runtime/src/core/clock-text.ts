import type { Definition, ShareClock, TimerClock, TimerDefinition } from '@linli/schemas/definition'
import { unreachable } from '@linli/schemas/linli-error'
import { quotedText } from './change-words.ts'
import type { Sentence } from './definition-finding.ts'
import { durationMs } from './due-at.ts'

const UNITS = [
  ['天', 'day', 86_400_000],
  ['小时', 'hour', 3_600_000],
  ['分钟', 'minute', 60_000],
  ['秒', 'second', 1_000],
] as const

/** How long a timer runs and from when, in words: as `clockText`, `签收后 8 个工作小时`, `“办理”的 80%`. */
export function timerText(timer: Clock, timers: Definition['timers']): Sentence {
  if (timer.clock === 'share') {
    const title = Object.hasOwn(timers, timer.of) ? timers[timer.of]?.title : undefined
    const [zh, en] = quotedText(title ?? { 'zh-CN': timer.of })
    return [`${zh}的 ${timer.percent}%`, `${timer.percent}% of ${en}`]
  }
  const [zh, en] = clockText(timer)
  return timer.from === 'claim' ? [`签收后 ${zh}`, `${en} from the claim`] : [zh, en]
}

/** A clock's length in words, its kind named: `8 个工作小时`, `5 working days`. */
export function clockText(clock: TimerClock): Sentence {
  switch (clock.clock) {
    case 'elapsed':
      return elapsedText(clock.duration)
    case 'working-hours':
      return counted(clock.hours, '个工作小时', 'working hour')
    case 'working-days':
      return counted(clock.days, '个工作日', 'working day')
    case 'calendar-days':
      return counted(clock.days, '个自然日', 'calendar day')
    case 'months':
      return counted(clock.months, '个月', 'month')
    default:
      return unreachable(clock)
  }
}

/** What a timer is without its title. */
type Clock = (TimerClock & Pick<CountedTimer, 'from'>) | ShareClock
type CountedTimer = Exclude<TimerDefinition, ShareClock>

/** Whether the second of two timers of one kind ends earlier, later, or cannot be compared. */
export function compareClocks(before: Clock, after: Clock): 'shorter' | 'longer' | null {
  if (before.clock !== after.clock || beginsAt(before) !== beginsAt(after)) return null
  const [from, to] = [lengthOf(before), lengthOf(after)]
  if (from === to || Number.isNaN(from) || Number.isNaN(to)) return null
  return to < from ? 'shorter' : 'longer'
}

/** What it counts from. */
function beginsAt(clock: Clock): string | undefined {
  return clock.clock === 'share' ? clock.of : clock.from
}

function lengthOf(clock: Clock): number {
  return clock.clock === 'share' ? clock.percent : clockLength(clock)
}

/** In the unit of the clock itself; elapsed time in milliseconds. */
export function clockLength(clock: TimerClock): number {
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
    default:
      return unreachable(clock)
  }
}

/** Days are said where days were written; what is written in hours is thought of in hours. */
function elapsedText(duration: string): Sentence {
  const length = durationMs(duration)
  const units = duration.includes('T') ? UNITS.slice(1) : UNITS
  const unit = units.find(([, , size]) => length >= size && length % size === 0)
  if (unit === undefined) return [duration, duration]
  const [zh, en, size] = unit
  return counted(length / size, zh, en)
}

function counted(count: number, zh: string, en: string): Sentence {
  return [`${count} ${zh}`, `${count} ${en}${count === 1 ? '' : 's'}`]
}
