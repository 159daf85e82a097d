import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useAccount } from '../../staff/use-account.ts'
import { useInAddress } from '../../staff/use-in-address.ts'
import { useNow } from '../../staff/use-now.ts'
import { dateText } from '../../ui/moment-text.ts'
import type { Calendar, CalendarYearRow } from './calendar-row.ts'
import { SaveDialog } from './save-dialog.tsx'
import { useYearDraft, type YearDraft } from './use-year-draft.ts'
import { isWorked, monthsOf } from './year-days.ts'
import { YearFiles } from './year-files.tsx'
import { YearGrid } from './year-grid.tsx'

interface YearEditorProps {
  readonly calendar: Calendar
  readonly row: CalendarYearRow
  readonly today: string
  readonly onSaved: () => void
}

/** One year to look at and to change. Nothing is saved before the dialog has shown what would move. */
export function YearEditor({ calendar, row, today, onSaved }: YearEditorProps) {
  const draft = useYearDraft(row)
  const { isOfWholeStreet: mayChange } = useAccount()
  const { query, put } = useInAddress()
  // The address follows a moment later, which is too late for who walks the days with the keyboard.
  const [selected, setSelected] = useState(() => dayOf(query.get('day'), row.year, today))
  const select = (day: string) => {
    setSelected(day)
    put({ day })
  }
  const [isSaving, setIsSaving] = useState(false)
  return (
    <section className="card calendar-card">
      <Origin row={row} />
      {mayChange && <Toolbar row={row} draft={draft} onSave={() => setIsSaving(true)} />}
      <SelectedDay draft={draft} date={selected} mayChange={mayChange} />
      <YearGrid
        year={row.year}
        days={draft.days}
        changed={new Set(draft.changed)}
        today={today}
        selected={selected}
        onSelect={select}
        onToggle={mayChange ? draft.toggle : select}
      />
      <Legend />
      {isSaving && (
        <SaveDialog
          calendar={calendar}
          change={{ year: row.year, days: draft.days, isProvisional: draft.isProvisional }}
          onClose={() => setIsSaving(false)}
          onSaved={onSaved}
        />
      )}
    </section>
  )
}

/** The day that the address names, where it is one of the year; else today, or the first day of another year. */
function dayOf(asked: string | null, year: number, today: string): string {
  const isOne = asked !== null && monthsOf(year).some((weeks) => weeks.flat().includes(asked))
  if (isOne) return asked
  return today.startsWith(`${year}-`) ? today : `${year}-01-01`
}

function Origin({ row }: { readonly row: CalendarYearRow }) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const { savedAt, savedBy } = row
  return (
    <p className="soft calendar-origin">
      {savedAt === null
        ? t('calendar.asPublished')
        : t('calendar.savedBy', {
            name: savedBy ?? '',
            time: dateTimeText(savedAt, now, localeOf(i18n)),
          })}
    </p>
  )
}

interface ToolbarProps {
  readonly row: CalendarYearRow
  readonly draft: YearDraft
  readonly onSave: () => void
}

function Toolbar({ row, draft, onSave }: ToolbarProps) {
  const { t } = useTranslation('studio')
  return (
    <div className="calendar-tools">
      <span className="calendar-count" role="status">
        {draft.isChanged
          ? t('calendar.changes', { count: draft.changed.length })
          : t('calendar.press')}
      </span>
      <Checkbox
        checked={draft.isProvisional}
        onChange={(event) => draft.setProvisional(event.target.checked)}
      >
        {t('calendar.isProvisional')}
      </Checkbox>
      <YearFiles year={row.year} draft={draft} />
      <Button disabled={!draft.canUndo} onClick={draft.undo}>
        {t('calendar.undo')}
      </Button>
      {row.publishedDays !== null && draft.differsFromPublished && (
        <Button onClick={draft.takePublished}>{t('calendar.takePublished')}</Button>
      )}
      <Button type="primary" disabled={!draft.isChanged} onClick={onSave}>
        {t('calendar.saveDots')}
      </Button>
    </div>
  )
}

const MAX_NAME_LENGTH = 40

interface SelectedDayProps {
  readonly draft: YearDraft
  readonly date: string
  readonly mayChange: boolean
}

/** Says what the day is, and names it. */
function SelectedDay({ draft, date, mayChange }: SelectedDayProps) {
  const { t, i18n } = useTranslation('studio')
  const id = useId()
  const day = draft.days.get(date)
  const worked = isWorked(date, draft.days)
  return (
    <div className="calendar-selected">
      <strong className="number">{dateText(date, localeOf(i18n))}</strong>
      <span>{t(worked ? 'calendar.worked' : 'calendar.rest')}</span>
      {!mayChange && day !== undefined && <span>{day.name}</span>}
      {mayChange && (
        <Button onClick={() => draft.toggle(date)}>
          {t(worked ? 'calendar.makeRest' : 'calendar.makeWorked')}
        </Button>
      )}
      {mayChange && day !== undefined && (
        <>
          <label htmlFor={id}>{t('calendar.name')}</label>
          <Input
            id={id}
            className="calendar-name"
            value={day.name}
            maxLength={MAX_NAME_LENGTH}
            onChange={(event) => draft.rename(date, event.target.value)}
          />
        </>
      )}
    </div>
  )
}

function Legend() {
  const { t } = useTranslation('studio')
  return (
    <p className="calendar-legend soft">
      <span className="calendar-sample" data-rest="" /> {t('calendar.rest')}
      <span className="calendar-sample" data-rest="" data-marked="">
        {t('calendar.markRest')}
      </span>
      {t('calendar.legendRest')}
      <span className="calendar-sample" data-marked="">
        {t('calendar.markWorked')}
      </span>
      {t('calendar.legendWorked')}
      <span className="calendar-sample" data-changed="" /> {t('calendar.changed')}
    </p>
  )
}
