import { whyDue } from '@linli/runtime/core'
import type { ArmedTimer } from '@linli/schemas/snapshot'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type DayGroup, dayGroups } from '../../document/simulation/day-groups.ts'
import { type Locale, localeOf } from '../../i18n/i18n.ts'
import { dateText } from '../../staff/time-text.ts'
import { momentText } from '../../ui/moment-text.ts'
import { timerText } from '../canvas/timer-text.ts'
import { useWording } from '../use-wording.ts'
import type { Simulation } from './use-simulation.ts'

interface DueReasonProps {
  readonly simulation: Simulation
  readonly timer: ArmedTimer
  readonly names: ReadonlyMap<string, string>
}

/** Why a timer is due on that day: from when it counts, what counts, and what does not. */
export function DueReason({ simulation, timer, names }: DueReasonProps) {
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const wording = useWording()
  const { definition, ground, frame } = simulation
  const clock = definition.timers[timer.name]
  if (clock === undefined) return null
  const why = whyDue(timer, clock, ground.calendar)
  const rule = timerText(clock, definition, wording)
  if (why === null) return <p className="soft">{t('due.rule', { rule })}</p>
  const isHours = clock.clock === 'working-hours'
  return (
    <details className="due-reason">
      <summary>{t('due.title')}</summary>
      <p>{t('due.from', { time: momentText(new Date(why.from).toISOString(), locale), rule })}</p>
      {why.isRest && <p>{t('due.rest')}</p>}
      <ul>
        {dayGroups(why.days, names).map((group) => (
          <li key={group.from}>
            {spanText(group, frame.now, locale)}
            {t('due.colon')}
            {t(`due.${group.kind}`, { name: group.name || t('due.holiday') })}
            {isHours && group.minutes > 0 && ` ${lengthText(group, t)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function lengthText(group: DayGroup, t: TFunction<'simulator'>): string {
  const [hours, minutes] = [Math.floor(group.minutes / 60), Math.round(group.minutes % 60)]
  return minutes === 0 ? t('due.hours', { hours }) : t('due.minutes', { hours, minutes })
}

function spanText({ from, to }: DayGroup, now: number, locale: Locale): string {
  const text = (date: string) => dateText(`${date}T12:00:00+08:00`, now, locale)
  return from === to ? text(from) : `${text(from)} – ${text(to)}`
}
