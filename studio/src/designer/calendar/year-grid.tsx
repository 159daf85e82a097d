import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateAfter, isWorked, monthsOf, type YearDays } from './year-days.ts'

interface YearGridProps {
  readonly year: number
  readonly days: YearDays
  readonly changed: ReadonlySet<string>
  /** `YYYY-MM-DD` in the city's zone. */
  readonly today: string
  readonly selected: string
  readonly onSelect: (date: string) => void
  readonly onToggle: (date: string) => void
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}

/** Twelve months; one tab stop, arrow keys walk the days, Enter or Space changes one. */
export function YearGrid(props: YearGridProps) {
  const root = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = dateAfter(props.selected, step)
    props.onSelect(next)
    root.current?.querySelector<HTMLButtonElement>(`[data-date="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className="calendar-year" ref={root} onKeyDown={walk}>
      {monthsOf(props.year).map((weeks, month) => (
        <Month key={month} weeks={weeks} {...props} />
      ))}
    </div>
  )
}

const MONDAY_TO_SUNDAY = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)))

function Month(props: YearGridProps & { readonly weeks: (string | null)[][] }) {
  const { i18n } = useTranslation('studio')
  const language = localeOf(i18n) === 'zh-CN' ? 'zh-CN' : 'en-GB'
  const format = (at: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(at)
  const first = props.weeks[0]?.find((date) => date !== null) ?? ''
  return (
    <table className="calendar-month">
      <caption>{format(new Date(first), { month: 'long' })}</caption>
      <thead>
        <tr>
          {MONDAY_TO_SUNDAY.map((day) => (
            <th key={day.getTime()} scope="col">
              <abbr title={format(day, { weekday: 'long' })}>
                {format(day, { weekday: 'narrow' })}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.weeks.map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, index) => (
              <td key={index}>{date !== null && <Day date={date} {...props} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ date, days, changed, today, selected, ...on }: YearGridProps & { date: string }) {
  const { t, i18n } = useTranslation('studio')
  const name = days.get(date)?.name ?? ''
  const worked = isWorked(date, days)
  const mark = t(worked ? 'calendar.markWorked' : 'calendar.markRest')
  const language = localeOf(i18n) === 'zh-CN' ? 'zh-CN' : 'en-GB'
  const spoken = new Intl.DateTimeFormat(language, {
    ...{ timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'long' },
  }).format(new Date(date))
  const label = [
    spoken,
    t(worked ? 'calendar.worked' : 'calendar.rest'),
    name,
    changed.has(date) ? t('calendar.changed') : '',
  ]
  return (
    <button
      type="button"
      className="calendar-day"
      data-date={date}
      data-rest={worked ? undefined : ''}
      data-mark={days.has(date) ? mark : undefined}
      data-changed={changed.has(date) ? '' : undefined}
      aria-label={label.filter((part) => part !== '').join(' ')}
      aria-current={date === today ? 'date' : undefined}
      aria-pressed={date === selected}
      tabIndex={date === selected ? 0 : -1}
      onClick={() => {
        on.onToggle(date)
        on.onSelect(date)
      }}
    >
      {Number(date.slice(8))}
    </button>
  )
}
