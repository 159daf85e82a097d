import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { useAccount } from '../../staff/use-account.ts'
import { dateText } from '../../ui/moment-text.ts'
import type { Calendar } from './calendar-row.ts'
import { hoursText, type OfficeHours, USUAL_HOURS } from './hours-text.ts'
import { OfficeHoursDialog } from './office-hours-dialog.tsx'

interface OfficeHoursPanelProps {
  readonly calendar: Calendar
  readonly today: string
  readonly onSaved: () => void
}

/** The business hours, those that hold today first named, and where officials change them. */
export function OfficeHoursPanel({ calendar, today, onSaved }: OfficeHoursPanelProps) {
  const { t } = useTranslation('studio')
  const { isOfWholeStreet } = useAccount()
  const [isOpen, setIsOpen] = useState(false)
  const { officeHours } = calendar
  const now = officeHours.findLast(({ from }) => from <= today)
  return (
    <section className="card office-hours" aria-labelledby="office-hours">
      <div className="office-hours-head">
        <h2 id="office-hours">{t('hours.title')}</h2>
        {isOfWholeStreet && <Button onClick={() => setIsOpen(true)}>{t('hours.change')}</Button>}
      </div>
      <ul>
        {now === undefined && (
          <li>
            <span className="badge">{t('hours.now')}</span> {hoursText(USUAL_HOURS)}
          </li>
        )}
        {officeHours.map((each) => (
          <HoursLine key={each.from} hours={each} isNow={each === now} />
        ))}
      </ul>
      {isOpen && (
        <OfficeHoursDialog
          calendar={calendar}
          today={today}
          onClose={() => setIsOpen(false)}
          onSaved={() => {
            setIsOpen(false)
            onSaved()
          }}
        />
      )}
    </section>
  )
}

function HoursLine({ hours, isNow }: { readonly hours: OfficeHours; readonly isNow: boolean }) {
  const { t, i18n } = useTranslation('studio')
  const { from, season } = hours
  return (
    <li>
      {isNow && <span className="badge">{t('hours.now')}</span>}{' '}
      {t('hours.from', { date: dateText(from, localeOf(i18n)), hours: hoursText(hours.hours) })}
      {season !== null &&
        t('hours.seasonLine', {
          from: season.from,
          to: season.to,
          hours: hoursText(season.hours),
        })}
    </li>
  )
}
