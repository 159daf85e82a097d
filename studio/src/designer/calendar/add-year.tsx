import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { StatutoryDaysDocument } from '../../api/documents.ts'
import { useGo } from '../../staff/staff-link.tsx'
import type { Calendar } from './calendar-row.ts'
import { SaveDialog } from './save-dialog.tsx'
import { type YearDays, yearDaysOf } from './year-days.ts'

interface AddYearProps {
  readonly calendar: Calendar
  readonly year: number
  readonly onSaved: () => void
}

/** Adds the year after the last one, with the statutory holidays until its notice is out. */
export function AddYear({ calendar, year, onSaved }: AddYearProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const client = useClient()
  const go = useGo()
  const [days, setDays] = useState<YearDays | null>(null)
  const [problem, setProblem] = useState(false)
  const propose = async () => {
    const { data } = await client.query(StatutoryDaysDocument, { year })
    setProblem(data === undefined)
    if (data !== undefined) setDays(yearDaysOf(data.statutoryDays))
  }
  return (
    <>
      {problem && <span role="alert">{t('staff:failed')}</span>}
      <Button onClick={() => void propose()}>{t('calendar.add', { year })}</Button>
      {days !== null && (
        <SaveDialog
          calendar={calendar}
          change={{ year, days, isProvisional: true }}
          onClose={() => setDays(null)}
          onSaved={() => {
            setDays(null)
            onSaved()
            go(`/calendar?year=${year}`)
          }}
        />
      )}
    </>
  )
}
