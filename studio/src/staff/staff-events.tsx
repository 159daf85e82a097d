import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { Alert, App, Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { SendStaffEventDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import type { ShownProblem } from '../form-view/problems.ts'
import { Delayed } from '../ui/delayed.tsx'
import { newKey } from '../ui/new-key.ts'
import { Dialog } from './dialog.tsx'
import type { InstanceDetail } from './use-instance.ts'

const StaffEventForm = lazy(async () => ({
  default: (await import('./staff-event-form.tsx')).StaffEventForm,
}))

type Event = InstanceDetail['events'][number]

/** What the definition lets staff say to the case now, besides its tasks. */
export function StaffEvents({ instance }: { readonly instance: InstanceDetail }) {
  return instance.events.map((event) => (
    <EventButton key={event.type} instanceId={instance.id} event={event} />
  ))
}

interface EventProps {
  readonly instanceId: string
  readonly event: Event
}

function EventButton({ instanceId, event }: EventProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{event.title}</Button>
      <Dialog open={isOpen} title={event.title} footer={null} destroyOnHidden onCancel={close}>
        <EventBody instanceId={instanceId} event={event} onDone={close} />
      </Dialog>
    </>
  )
}

function EventBody({ instanceId, event, onDone }: EventProps & { readonly onDone: () => void }) {
  const { t } = useTranslation('staff')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const send = useSend({ instanceId, event, onDone })
  if (event.form === null) {
    const sendPlain = async () => {
      setIsBusy(true)
      setProblem((await send({}))?.[0]?.sentence)
      setIsBusy(false)
    }
    return (
      <>
        {problem !== undefined && <Alert type="error" showIcon role="alert" title={problem} />}
        <p>{t('staffEvent.advice')}</p>
        <Button type="primary" loading={isBusy} onClick={() => void sendPlain()}>
          {t('staffEvent.send')}
        </Button>
      </>
    )
  }
  // The server sends only forms its parser let through.
  const form = event.form as unknown as FormDefinition
  return (
    <Suspense fallback={<Delayed />}>
      <StaffEventForm form={form} name={`event-${event.type}`} send={send} />
    </Suspense>
  )
}

/** Sends the event under one key until it has arrived, so that pressing again after a lost answer counts once. Gives what is to be
 *  put right. */
function useSend({ instanceId, event, onDone }: EventProps & { readonly onDone: () => void }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [, execute] = useMutation(SendStaffEventDocument)
  const key = useRef(newKey())
  return async (payload: JsonObject): Promise<readonly ShownProblem[] | undefined> => {
    const input = { instanceId, event: event.type, payload, key: key.current }
    const { data } = await withSession(session, () => execute({ input }))
    const answer = data?.sendEvent
    if (answer === undefined) return [{ field: '', sentence: t('staffEvent.failed') }]
    if (answer.__typename === 'InvalidSubmission') {
      return answer.problems.map(({ field, message }) => ({ field, sentence: message }))
    }
    if (answer.__typename === 'Refusal') return [{ field: '', sentence: answer.message }]
    void message.success(t('staffEvent.sent', { event: event.title }))
    onDone()
    return undefined
  }
}
