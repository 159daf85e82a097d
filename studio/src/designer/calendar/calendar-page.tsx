import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { WorkingCalendarDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink, useGo, useQueryString } from '../../staff/staff-link.tsx'
import { useAccount } from '../../staff/use-account.ts'
import { useNow } from '../../staff/use-now.ts'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { dateText } from '../../ui/moment-text.ts'
import { AddYear } from './add-year.tsx'
import type { Calendar } from './calendar-row.ts'
import { missedYear } from './missed-year.ts'
import { OfficeHoursPanel } from './office-hours-panel.tsx'
import { coverOf } from './year-cover.ts'
import { YearEditor } from './year-editor.tsx'
import './calendar.css'

const CHINA_OFFSET_MS = 8 * 3_600_000
const APPLYING_MS = 2_000

/** Which days are worked: the years that are covered, each a grid to change, and what to do when next year is missing. */
export function CalendarPage() {
  const { t } = useTranslation(['studio', 'common'])
  const today = new Date(useNow() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
  const thisYear = Number(today.slice(0, 4))
  const [{ data, error }, reload] = useQuery({
    query: WorkingCalendarDocument,
    variables: { from: thisYear - 1 },
    requestPolicy: 'cache-and-network',
  })
  usePageTitle(t('calendar.title'))
  const reloadNow = () => reload({ requestPolicy: 'network-only' })
  useApplying(data?.workingCalendar.isApplied === false, reloadNow)
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reloadNow} />
  }
  return <LoadedCalendar calendar={data.workingCalendar} today={today} reload={reloadNow} />
}

/** Asks again until the timers have followed. */
function useApplying(isApplying: boolean, reload: () => void): void {
  useEffect(() => {
    if (!isApplying) return
    const timer = setInterval(reload, APPLYING_MS)
    return () => clearInterval(timer)
  })
}

interface LoadedCalendarProps {
  readonly calendar: Calendar
  readonly today: string
  readonly reload: () => void
}

function LoadedCalendar({ calendar, today, reload }: LoadedCalendarProps) {
  const { t } = useTranslation('studio')
  const { isOfWholeStreet } = useAccount()
  const [saved, setSaved] = useState<number | 'hours' | null>(null)
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(useQueryString().get('year') ?? thisYear)
  const lastYear = Number(calendar.to.slice(0, 4))
  const shown = calendar.years.find(({ year }) => year === asked) ?? calendar.years.at(-1)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('calendar.title')}</h1>
        {isOfWholeStreet && <AddYear calendar={calendar} year={lastYear + 1} onSaved={reload} />}
      </div>
      {!isOfWholeStreet && <p className="soft">{t('calendar.whole')}</p>}
      <Notices calendar={calendar} today={today} saved={saved} />
      <OfficeHoursPanel
        calendar={calendar}
        today={today}
        onSaved={() => {
          setSaved('hours')
          reload()
        }}
      />
      <nav className="tabs" aria-label={t('calendar.years')}>
        {calendar.years.map(({ year, isProvisional }) => (
          <StaffLink
            key={year}
            className="tab"
            to={`/calendar?year=${year}`}
            aria-current={year === shown?.year ? 'page' : undefined}
          >
            {t('calendar.year', { year })}
            {isProvisional && (
              <span className="badge badge-draft">{t('calendar.provisional')}</span>
            )}
          </StaffLink>
        ))}
      </nav>
      {shown !== undefined && (
        <YearEditor
          key={`${shown.year}:${calendar.revision}`}
          calendar={calendar}
          row={shown}
          today={today}
          onSaved={() => {
            setSaved(shown.year)
            reload()
          }}
        />
      )}
    </div>
  )
}

interface NoticesProps {
  readonly calendar: Calendar
  readonly today: string
  readonly saved: number | 'hours' | null
}

function Notices({ calendar, today, saved }: NoticesProps) {
  const { t, i18n } = useTranslation('studio')
  const go = useGo()
  const date = (day: string) => dateText(day, localeOf(i18n))
  const thisYear = Number(today.slice(0, 4))
  const missed = missedYear(calendar.to, today)
  const provisional = calendar.years.find(
    ({ year, isProvisional }) => isProvisional && year > thisYear,
  )
  return (
    <div className="calendar-notices">
      <p className="soft">
        {t('calendar.covered', { from: date(calendar.from), to: date(calendar.to) })}
      </p>
      <ol className="calendar-cover" aria-label={t('calendar.cover')}>
        {coverOf(calendar.years, calendar.to, thisYear).map(({ year, state }) => (
          <li key={year} className={`is-${state}`}>
            {t('calendar.year', { year })} {t(`calendar.covers.${state}`)}
          </li>
        ))}
      </ol>
      {missed !== null && (
        <Alert
          type="error"
          showIcon
          title={t('calendar.missing', { year: missed })}
          description={t('calendar.missingAdvice')}
        />
      )}
      {missed === null && provisional !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={t('calendar.provisionalYear', { year: provisional.year })}
          description={t('calendar.provisionalAdvice')}
          action={
            <Button onClick={() => go(`/calendar?year=${provisional.year}`)}>
              {t('calendar.look')}
            </Button>
          }
        />
      )}
      <div role="status">
        {!calendar.isApplied && <Alert type="info" showIcon title={t('calendar.applying')} />}
        {calendar.isApplied && saved !== null && (
          <Alert
            type="success"
            showIcon
            title={saved === 'hours' ? t('hours.applied') : t('calendar.applied', { year: saved })}
          />
        )}
      </div>
    </div>
  )
}
