import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { CalendarPreviewDocument, SaveCalendarYearDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { Dialog } from '../../staff/dialog.tsx'
import type { Calendar } from './calendar-row.ts'
import { MovesPreview } from './moves-preview.tsx'
import { listOf, type YearDays } from './year-days.ts'

export interface YearChange {
  readonly year: number
  readonly days: YearDays
  readonly isProvisional: boolean
}

interface SaveDialogProps {
  readonly calendar: Calendar
  readonly change: YearChange
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Shows which deadlines would move, and saves the year on a second word. */
export function SaveDialog({ calendar, change, onClose, onSaved }: SaveDialogProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const { year, isProvisional } = change
  const days = listOf(change.days)
  const [{ data, error }] = useQuery({
    query: CalendarPreviewDocument,
    variables: { year, days },
    requestPolicy: 'network-only',
  })
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, save] = useMutation(SaveCalendarYearDocument)
  const submit = async () => {
    const input = { year, days, isProvisional, baseRevision: calendar.revision }
    const from = Number(calendar.years[0]?.year ?? year)
    const answer = await withSession(session, () => save({ input, from }))
    const result = answer.data?.saveCalendarYear
    if (result?.__typename === 'CalendarSaved') return onSaved()
    const trouble = t(answer.error?.networkError ? 'staff:offline' : 'staff:failed')
    setProblem(result?.message ?? trouble)
  }
  return (
    <Dialog
      open
      title={t('calendar.saveTitle', { year })}
      okText={t('calendar.save')}
      okButtonProps={{ loading: fetching, disabled: data === undefined }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className="calendar-save">
        {isProvisional && <p>{t('calendar.provisionalAdvice')}</p>}
        {error !== undefined && <Alert type="error" showIcon title={t('staff:failed')} />}
        {data === undefined ? (
          error === undefined && <p role="status">{t('calendar.looking')}</p>
        ) : (
          <MovesPreview preview={data.calendarPreview} />
        )}
        {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      </div>
    </Dialog>
  )
}
