import type { WorkingCalendar } from '@linli/runtime/core'
import type { Definition, TimerDefinition } from '@linli/schemas/definition'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { Checkbox, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { momentText } from '../../ui/moment-text.ts'
import { Choice } from './choice.tsx'
import {
  boundsOf,
  CLOCK_UNITS,
  type ClockUnit,
  countFor,
  readClock,
  writeClock,
} from './clock-choice.ts'
import { clockExample } from './clock-example.ts'
import { NumberEntry } from './number-entry.tsx'
import type { Option } from './option.ts'
import './parts.css'

interface ClockEditorProps {
  readonly value: TimerDefinition
  readonly onChange: (next: TimerDefinition) => void
  /** The definition's timers, of which this may be a share; itself among them does no harm. */
  readonly timers: Definition['timers']
  /** The street's working calendar; without it there is no example. */
  readonly calendar: WorkingCalendar | null
  /** What the time limit is called, for its controls. */
  readonly label: string
}

/** How long a timer runs, in which of the clocks, and from when, with an example of what that comes to. Its title is edited beside. */
export function ClockEditor({ value, onChange, timers, calendar, label }: ClockEditorProps) {
  const { t, i18n } = useTranslation('parts')
  const locale = localeOf(i18n)
  const { unit, count } = readClock(value)
  const wholes = wholesOf(timers, value, locale)
  const of = value.clock === 'share' ? value.of : undefined
  const units = CLOCK_UNITS.filter((each) => each !== 'share' || wholes.length > 0 || unit === each)
  return (
    <div className="part">
      <div className="part-sentence">
        {value.clock === 'share' && (
          <Choice
            label={t('clock.of', { label })}
            options={wholes}
            value={of}
            onChange={(next) => onChange({ ...value, of: next })}
          />
        )}
        <NumberEntry
          key={unit}
          label={t('clock.count', { label })}
          value={count}
          {...boundsOf(unit)}
          onChange={(next) => onChange(writeClock(value, { unit, count: next }, of))}
        />
        <Select<ClockUnit>
          className="part-choice"
          aria-label={t('clock.unit', { label })}
          popupMatchSelectWidth={false}
          value={unit}
          options={units.map((each) => ({ value: each, label: t(`clock.units.${each}`) }))}
          onChange={(next) => {
            const fitting = countFor(next, next === 'share' ? 80 : count)
            onChange(writeClock(value, { unit: next, count: fitting }, of ?? wholes[0]?.value))
          }}
        />
      </div>
      {value.clock !== 'share' && (
        <Checkbox
          checked={value.from === 'claim'}
          onChange={({ target }) => {
            const { from: _, ...rest } = value
            onChange(target.checked ? { ...rest, from: 'claim' } : rest)
          }}
        >
          {t('clock.fromClaim')}
        </Checkbox>
      )}
      <p className="soft">{t(`clock.help.${unit}`)}</p>
      <Example value={value} timers={timers} calendar={calendar} locale={locale} />
    </div>
  )
}

/** The timers that this one may be a share of: none that is itself a share. */
function wholesOf(
  timers: Definition['timers'],
  value: TimerDefinition,
  locale: Locale,
): readonly Option[] {
  return Object.entries(timers)
    .filter(([, timer]) => timer !== value && timer.clock !== 'share')
    .map(([name, { title }]) => ({ value: name, label: textIn(title, locale) }))
}

interface ExampleProps extends Pick<ClockEditorProps, 'value' | 'timers' | 'calendar'> {
  readonly locale: Locale
}

function Example({ value, timers, calendar, locale }: ExampleProps) {
  const { t } = useTranslation('parts')
  const [now] = useState(Date.now)
  const example = useMemo(
    () => (calendar === null ? null : clockExample(value, timers, { calendar, now })),
    [value, timers, calendar, now],
  )
  if (calendar === null) return null
  const say = (at: number) => momentText(new Date(at).toISOString(), locale)
  return (
    <p className="part-example" aria-live="polite">
      {example === null
        ? t('clock.noExample')
        : t('clock.example', { from: say(example.from), to: say(example.to) })}
    </p>
  )
}
