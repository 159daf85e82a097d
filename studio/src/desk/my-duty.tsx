import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import {
  MyDutyDocument,
  type MyDutyQuery,
  MySwapsDocument,
  WriteNoteDocument,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { useNow } from '../staff/use-now.ts'
import { ShiftTime } from './shift-time.tsx'
import { AskSwap } from './swap-ask.tsx'
import { SwapList } from './swap-list.tsx'

type Shift = MyDutyQuery['myDuty'][number]

/** Of whoever has turns in a roster: the shift that runs or ended last, with what the one before wrote, and the next one. */
export function MyDuty() {
  const { t } = useTranslation('desk')
  const [{ data }, reload] = useQuery({ query: MyDutyDocument, requestPolicy: 'cache-and-network' })
  const [{ data: asked }, reloadSwaps] = useQuery({
    query: MySwapsDocument,
    requestPolicy: 'cache-and-network',
  })
  const now = useNow(data)
  // A first swap is in no answer that the cache would ask for anew.
  const renew = () => {
    reload({ requestPolicy: 'network-only' })
    reloadSwaps({ requestPolicy: 'network-only' })
  }
  const shifts = data?.myDuty ?? []
  const current =
    shifts.find((shift) => isRunning(shift, now)) ??
    shifts.findLast(({ untilAt }) => Date.parse(untilAt) <= now)
  const coming = shifts.filter(({ fromAt }) => Date.parse(fromAt) > now)
  const [next] = coming
  if (current === undefined && next === undefined) return null
  return (
    <section className="card my-duty" aria-label={t('duty.title')}>
      {current !== undefined && <OwnShift key={current.id} shift={current} now={now} />}
      {next !== undefined && (
        <p className="soft">
          {t('duty.next')} <ShiftTime shift={next} now={now} /> {next.place}
        </p>
      )}
      <SwapList swaps={asked?.mySwaps ?? []} now={now} onChanged={renew} />
      {next !== undefined && <AskSwap shifts={coming} now={now} onAsked={renew} />}
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
