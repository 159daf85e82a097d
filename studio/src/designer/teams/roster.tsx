import { cityDay } from '@linli/schemas/city-day'
import { csvText } from '@linli/schemas/csv'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useQuery } from 'urql'
import {
  RosterDocument,
  type ShiftFieldsFragment,
  type TeamHeadFieldsFragment,
} from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { dateText } from '../../staff/time-text.ts'
import { useInAddress } from '../../staff/use-in-address.ts'
import { useNow } from '../../staff/use-now.ts'
import { download } from '../../ui/download.ts'
import { csvBlob } from '../people/blobs.ts'
import { FillDialog } from './fill-dialog.tsx'
import { ShiftDialog } from './shift-dialog.tsx'
import { dayAfter, hoursText, mondayOf, shiftText } from './shift-time.ts'

interface RosterProps {
  readonly team: TeamHeadFieldsFragment
  /** Else it is read: a shift opens nothing. */
  readonly mayChange: boolean
  readonly onSaved: () => void
}

const WEEK = 7
const EXPORTED_DAYS = 31

/** The shifts of a week, which stands in the address, day by day; a shift opens what can be done with it. */
export function Roster({ team, mayChange, onSaved }: RosterProps) {
  const { t } = useTranslation('team')
  const today = cityDay(useNow())
  const { query, put } = useInAddress()
  const monday = mondayOf(dayIn(query.get('week')) ?? today)
  const look = (day: string) => put({ week: day === mondayOf(today) ? null : day }, { step: true })
  const [open, setOpen] = useState<ShiftFieldsFragment | 'new' | null>(null)
  const [isFilling, setIsFilling] = useState(false)
  const [{ data }, reload] = useQuery({
    query: RosterDocument,
    variables: { id: team.id, fromDay: monday, untilDay: dayAfter(monday, WEEK) },
    requestPolicy: 'cache-and-network',
  })
  const shifts = data?.team?.shifts ?? []
  const now = useNow(data)
  const saved = () => {
    setOpen(null)
    setIsFilling(false)
    reload({ requestPolicy: 'network-only' })
    onSaved()
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>
          {t('roster.title')}{' '}
          <span className="soft">
            {t('roster.week', { from: monday, until: dayAfter(monday, WEEK - 1) })}
          </span>
        </h2>
        {mayChange && !team.isClosed && (
          <div className="org-buttons">
            <Button type="primary" onClick={() => setIsFilling(true)}>
              {t('roster.fill')}
            </Button>
            <Button onClick={() => setOpen('new')}>{t('roster.addShift')}</Button>
          </div>
        )}
      </div>
      <div className="org-buttons">
        <Button onClick={() => look(dayAfter(monday, -WEEK))}>{t('roster.before')}</Button>
        <Button onClick={() => look(mondayOf(today))}>{t('roster.now')}</Button>
        <Button onClick={() => look(dayAfter(monday, WEEK))}>{t('roster.after')}</Button>
        <Button onClick={() => window.print()}>{t('roster.print')}</Button>
        <ExportButton team={team} fromDay={monday} />
      </div>
      <ol className="roster-week">
        {Array.from({ length: WEEK }, (_, index) => dayAfter(monday, index)).map((day) => (
          <DayOfRoster
            key={day}
            day={day}
            isToday={day === today}
            now={now}
            shifts={shifts.filter(({ fromAt }) => dayShown(fromAt, monday) === day)}
            onOpen={mayChange ? setOpen : null}
          />
        ))}
      </ol>
      {isFilling && (
        <FillDialog team={team} today={today} onClose={() => setIsFilling(false)} onSaved={saved} />
      )}
      {open !== null && (
        <ShiftDialog
          key={open === 'new' ? open : open.id}
          team={team}
          shift={open === 'new' ? null : open}
          others={shifts}
          onClose={() => setOpen(null)}
          onSaved={saved}
        />
      )}
    </section>
  )
}

/** What somebody may have written into the address by hand is no day of a calendar; null then. */
function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : null
}

/** The day on which a shift begins; one that goes on from the week before stands on Monday. */
function dayShown(fromAt: string, monday: string): string {
  const day = cityDay(Date.parse(fromAt))
  return day < monday ? monday : day
}

interface DayOfRosterProps {
  readonly day: string
  readonly isToday: boolean
  readonly now: number
  readonly shifts: readonly ShiftFieldsFragment[]
  readonly onOpen: ((shift: ShiftFieldsFragment) => void) | null
}

function DayOfRoster({ day, isToday, now, shifts, onOpen }: DayOfRosterProps) {
  const { t, i18n } = useTranslation('team')
  return (
    <li className={isToday ? 'roster-day is-today' : 'roster-day'}>
      <h3>{dateText(`${day}T12:00:00+08:00`, now, localeOf(i18n))}</h3>
      {shifts.length === 0 && <p className="soft">{t('roster.nobody')}</p>}
      {shifts.map((shift) => (
        <ShownShift key={shift.id} shift={shift} now={now} onOpen={onOpen} />
      ))}
    </li>
  )
}

interface ShownShiftProps {
  readonly shift: ShiftFieldsFragment
  readonly now: number
  readonly onOpen: DayOfRosterProps['onOpen']
}

function ShownShift({ shift, now, onOpen }: ShownShiftProps) {
  const { t } = useTranslation('team')
  const isRunning = Date.parse(shift.fromAt) <= now && now < Date.parse(shift.untilAt)
  const [first, ...others] = shift.people
  const className = isRunning ? 'roster-shift is-running' : 'roster-shift'
  const told = (
    <>
      <span>
        {hoursText(shift)}{' '}
        {isRunning && <span className="badge badge-mine">{t('roster.running')}</span>}
      </span>
      <strong>{first?.name}</strong>{' '}
      {first?.isAway === true && <span className="badge badge-pool">{t('roster.away')}</span>}
      {first?.isDisabled === true && <span className="badge">{t('roster.disabled')}</span>}
      <span className="soft">{others.map(({ name }) => name).join(' ')}</span>
      {shift.note !== null && (
        <span className="soft">{onOpen === null ? shift.note : t('roster.note')}</span>
      )}
    </>
  )
  if (onOpen === null) return <div className={className}>{told}</div>
  return (
    <button type="button" className={className} onClick={() => onOpen(shift)}>
      {told}
    </button>
  )
}

interface ExportButtonProps {
  readonly team: TeamHeadFieldsFragment
  readonly fromDay: string
}

/** A table of the shifts from that Monday on. */
function ExportButton({ team, fromDay }: ExportButtonProps) {
  const { t } = useTranslation('team')
  const client = useClient()
  const save = async () => {
    const variables = { id: team.id, fromDay, untilDay: dayAfter(fromDay, EXPORTED_DAYS) }
    const { data } = await client.query(RosterDocument, variables, {
      requestPolicy: 'network-only',
    })
    const titles = [
      ...[t('roster.csvFrom'), t('roster.csvUntil'), t('roster.csvFirst')],
      ...[t('roster.csvOthers'), t('roster.csvNote')],
    ]
    const rows = (data?.team?.shifts ?? []).map((shift) => {
      const [first = '', ...others] = shift.people.map(({ name }) => name)
      const from = shiftText({ fromAt: shift.fromAt, untilAt: shift.fromAt }).slice(0, 16)
      const until = shiftText({ fromAt: shift.untilAt, untilAt: shift.untilAt }).slice(0, 16)
      return [from, until, first, others.join(' '), shift.note ?? '']
    })
    download(`${team.name} ${fromDay}.csv`, csvBlob(csvText([titles, ...rows])))
  }
  return <Button onClick={() => void save()}>{t('roster.csv')}</Button>
}
