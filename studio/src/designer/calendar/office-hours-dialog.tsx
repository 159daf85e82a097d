import { Alert, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { OfficeHoursPreviewDocument, SaveOfficeHoursDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { Dialog } from '../../staff/dialog.tsx'
import type { Calendar } from './calendar-row.ts'
import { draftOf, type HoursDraft, problemOf, savedOf } from './hours-draft.ts'
import { USUAL_HOURS } from './hours-text.ts'
import { MovesPreview } from './moves-preview.tsx'

interface OfficeHoursDialogProps {
  readonly calendar: Calendar
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Changes the business hours from a day on, shows which deadlines would move, and saves. */
export function OfficeHoursDialog(props: OfficeHoursDialogProps) {
  const { calendar, today, onClose, onSaved } = props
  const { t } = useTranslation(['studio', 'staff'])
  const [drafts, setDrafts] = useState(() => firstDrafts(calendar, today))
  const hasProblem = drafts.some((draft) => problemOf(draft, drafts) !== null)
  const officeHours = savedOf(drafts)
  const [{ data, error, fetching: isLooking }] = useQuery({
    query: OfficeHoursPreviewDocument,
    variables: { officeHours },
    pause: hasProblem,
    requestPolicy: 'network-only',
  })
  const { problem, isSaving, save } = useSaving(calendar, onSaved)
  const change = (key: number, part: Partial<HoursDraft>) =>
    setDrafts((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const add = () => {
    const key = Math.max(0, ...drafts.map((each) => each.key)) + 1
    setDrafts([...drafts, draftOf({ from: '', hours: USUAL_HOURS, season: null }, key)])
  }
  const isReady = !hasProblem && data !== undefined && !isLooking
  return (
    <Dialog
      open
      title={t('hours.title')}
      okText={t('calendar.save')}
      okButtonProps={{ loading: isSaving, disabled: !isReady }}
      onOk={() => void save(officeHours)}
      onCancel={onClose}
    >
      <div className="calendar-save">
        <p className="soft">{t('hours.meaning')}</p>
        {drafts.map((draft) => (
          <HoursFields
            key={draft.key}
            draft={draft}
            problem={problemOf(draft, drafts)}
            onChange={(part) => change(draft.key, part)}
            onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
        <Button onClick={add}>{t('hours.add')}</Button>
        <div role="status">
          {!hasProblem && !isReady && error === undefined && <p>{t('calendar.looking')}</p>}
          {isReady && <MovesPreview preview={data.officeHoursPreview} />}
        </div>
        {error !== undefined && <Alert type="error" showIcon title={t('staff:failed')} />}
        {problem !== null && <Alert type="error" showIcon title={problem} role="alert" />}
      </div>
    </Dialog>
  )
}

function firstDrafts({ officeHours }: Calendar, today: string): readonly HoursDraft[] {
  if (officeHours.length > 0) return officeHours.map(draftOf)
  return [draftOf({ from: today, hours: USUAL_HOURS, season: null }, 0)]
}

function useSaving(calendar: Calendar, onSaved: () => void) {
  const { t } = useTranslation('staff')
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, execute] = useMutation(SaveOfficeHoursDocument)
  return {
    problem,
    isSaving: fetching,
    async save(officeHours: ReturnType<typeof savedOf>) {
      const input = { officeHours, baseRevision: calendar.revision }
      const from = calendar.years[0]?.year ?? 0
      const answer = await withSession(session, () => execute({ input, from }))
      const result = answer.data?.saveOfficeHours
      if (result?.__typename === 'CalendarSaved') return onSaved()
      setProblem(result?.message ?? t(answer.error?.networkError ? 'offline' : 'failed'))
    },
  }
}

interface HoursFieldsProps {
  readonly draft: HoursDraft
  readonly problem: ReturnType<typeof problemOf>
  readonly onChange: (part: Partial<HoursDraft>) => void
  readonly onRemove: () => void
}

function HoursFields({ draft, problem, onChange, onRemove }: HoursFieldsProps) {
  const { t } = useTranslation('studio')
  const legend = t('hours.legend', { date: draft.from })
  const id = useId()
  const field = (
    label: string,
    name: 'from' | 'hours' | 'seasonFrom' | 'seasonTo' | 'seasonHours',
  ) => (
    <div className={`office-hours-${name}`}>
      <label htmlFor={`${id}${name}`}>{label}</label>
      <Input
        id={`${id}${name}`}
        type={name === 'from' ? 'date' : 'text'}
        value={draft[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </div>
  )
  return (
    <fieldset className="office-hours-fields">
      <legend className="visually-hidden">{legend}</legend>
      {field(t('hours.fromDate'), 'from')}
      {field(t('hours.hours'), 'hours')}
      <Checkbox
        checked={draft.hasSeason}
        onChange={({ target }) => onChange({ hasSeason: target.checked })}
      >
        {t('hours.season')}
      </Checkbox>
      {draft.hasSeason && (
        <>
          {field(t('hours.seasonFrom'), 'seasonFrom')}
          {field(t('hours.seasonTo'), 'seasonTo')}
          {field(t('hours.seasonHours'), 'seasonHours')}
        </>
      )}
      {problem !== null && (
        <p className="reading-problem" role="alert">
          {t(`hours.problem.${problem}`)}
        </p>
      )}
      <Button type="text" danger onClick={onRemove} aria-label={`${t('hours.remove')} ${legend}`}>
        {t('hours.remove')}
      </Button>
    </fieldset>
  )
}
