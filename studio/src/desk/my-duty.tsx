import { cityDay, cityTime } from '@linli/schemas/city-day'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { MyDutyDocument, type MyDutyQuery, WriteNoteDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { dateText } from '../staff/time-text.ts'
import { useNow } from '../staff/use-now.ts'

type Shift = MyDutyQuery['myDuty'][number]

/** Of whoever has turns in a roster: the shift that runs or ended last, with what the one before wrote, and the next one. */
export function MyDuty() {
  const { t } = useTranslation('desk')
  const now = useNow()
  const [{ data }] = useQuery({ query: MyDutyDocument, requestPolicy: 'cache-and-network' })
  const shifts = data?.myDuty ?? []
  const current =
    shifts.find((shift) => isRunning(shift, now)) ??
    shifts.findLast(({ untilAt }) => Date.parse(untilAt) <= now)
  const next = shifts.find(({ fromAt }) => Date.parse(fromAt) > now)
  if (current === undefined && next === undefined) return null
  return (
    <section className="card my-duty" aria-label={t('duty.title')}>
      {current !== undefined && <OwnShift key={current.id} shift={current} now={now} />}
      {next !== undefined && (
        <p className="soft">
          {t('duty.next')} <ShiftTime shift={next} now={now} /> {next.place}
        </p>
      )}
    </section>
  )
}

function isRunning({ fromAt, untilAt }: Shift, now: number): boolean {
  return Date.parse(fromAt) <= now && now < Date.parse(untilAt)
}

interface ShiftProps {
  readonly shift: Shift
  readonly now: number
}

function ShiftTime({ shift, now }: ShiftProps) {
  const { i18n } = useTranslation('desk')
  const [from, until] = [Date.parse(shift.fromAt), Date.parse(shift.untilAt)]
  const isOneDay = cityDay(from) === cityDay(until)
  const locale = localeOf(i18n)
  const end = `${isOneDay ? '' : `${dateText(shift.untilAt, now, locale)} `}${cityTime(until)}`
  return <time>{`${dateText(shift.fromAt, now, locale)} ${cityTime(from)}–${end}`}</time>
}

/** With the note that it took over, and its own. */
function OwnShift({ shift, now }: ShiftProps) {
  const { t } = useTranslation('desk')
  const { before, people } = shift
  return (
    <>
      <p>
        <span className="badge badge-mine">
          {t(isRunning(shift, now) ? 'duty.running' : 'duty.over')}
        </span>{' '}
        <strong>{shift.place}</strong> <ShiftTime shift={shift} now={now} />{' '}
        <span className="soft">{people.map(({ name }) => name).join(' ')}</span>
      </p>
      {before !== null && (
        <p className="my-duty-note">
          {before.note === null ? (
            <span className="soft">{t('duty.nothing')}</span>
          ) : (
            t('duty.before', { name: before.notedBy ?? '', note: before.note })
          )}
        </p>
      )}
      <OwnNote shift={shift} />
    </>
  )
}

function OwnNote({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation(['desk', 'staff'])
  const session = useSession()
  const [text, setText] = useState(shift.note ?? '')
  const [saved, setSaved] = useState(shift.note ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, write] = useMutation(WriteNoteDocument)
  const save = async () => {
    setProblem(null)
    const { data, error } = await withSession(session, () => write({ id: shift.id, text }))
    if (data?.saved.__typename === 'ShiftNoted') setSaved(text)
    else if (data?.saved.__typename === 'Refusal') setProblem(data.saved.message)
    else setProblem(t(error?.networkError ? 'staff:offline' : 'staff:failed'))
  }
  return (
    <details className="field-entry">
      <summary>{t('duty.note')}</summary>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <Input.TextArea
        aria-label={t('duty.note')}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="my-duty-save">
        <Button loading={fetching} disabled={text === saved} onClick={() => void save()}>
          {t('duty.save')}
        </Button>
        {text === saved && saved !== '' && <span role="status">{t('duty.saved')}</span>}
      </div>
    </details>
  )
}
