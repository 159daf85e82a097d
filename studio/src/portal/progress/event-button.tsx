import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { SendOwnEventDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import type { ShownProblem } from '../../form-view/problems.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { newKey } from '../../ui/new-key.ts'
import { usePhotoQueue } from '../photos/use-photo-queue.ts'

// Most events ask nothing; the form library is loaded for those that do, when they are chosen.
const EventForm = lazy(async () => ({ default: (await import('./event-form.tsx')).EventForm }))

interface EventButtonProps {
  readonly instanceId: string
  readonly event: {
    readonly type: string
    readonly title: string
    readonly form: JsonValue | null
  }
  readonly onDone: () => void
}

/** An event a resident may send: 撤回 is asked once more before it goes; 补充材料 and 没解决 ask what there is to say. */
export function EventButton({ instanceId, event, onDone }: EventButtonProps) {
  const { t } = useTranslation(['portal', 'common'])
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [isOpen, setOpen] = useState(false)
  const close = () => dialog.current?.close()
  const send = useSendEvent({ instanceId, type: event.type })
  const [problem, setProblem] = useState<string>()
  const sendPlain = async () => {
    const problems = await send({})
    setProblem(problems?.[0]?.sentence)
    if (problems === undefined) done()
  }
  const done = () => {
    close()
    onDone()
  }
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setOpen(true)
          dialog.current?.showModal()
        }}
      >
        {event.title}
      </button>
      <dialog
        ref={dialog}
        className="dialog"
        aria-labelledby={titleId}
        onClose={() => setOpen(false)}
      >
        {isOpen && event.form !== null ? (
          <>
            <h2 id={titleId}>{event.title}</h2>
            <Suspense fallback={<Delayed />}>
              <EventForm
                // The server sends only forms its parser let through.
                form={event.form as unknown as FormDefinition}
                name={`event-${event.type}`}
                submitLabel={t('event.send', { event: event.title })}
                send={async (answers) => {
                  const problems = await send(answers)
                  if (problems === undefined) done()
                  return problems
                }}
              />
            </Suspense>
            <button type="button" className="button" onClick={close}>
              {t('common:action.cancel')}
            </button>
          </>
        ) : (
          <>
            <h2 id={titleId}>{t('event.title', { event: event.title })}</h2>
            <p>{t('event.advice')}</p>
            {problem !== undefined && (
              <p className="problem" role="alert">
                {problem}
              </p>
            )}
            <div className="form-actions">
              <button
                type="button"
                className="button button-primary"
                onClick={() => void sendPlain()}
              >
                {t('event.send', { event: event.title })}
              </button>
              <button type="button" className="button" onClick={close}>
                {t('common:action.cancel')}
              </button>
            </div>
          </>
        )}
      </dialog>
    </>
  )
}

interface Sending {
  readonly instanceId: string
  readonly type: string
}

/** Sends one event under one key until it has arrived, so that pressing again after a lost answer counts once; the next one gets a
 *  key of its own. Gives what is to be put right, or undefined when it has arrived. */
function useSendEvent({ instanceId, type }: Sending) {
  const client = useClient()
  const session = useSession()
  const queue = usePhotoQueue()
  const { t } = useTranslation('portal')
  const key = useRef(newKey())
  return async (payload: JsonObject): Promise<readonly ShownProblem[] | undefined> => {
    const ids = queue.namedIn(payload)
    const { data } = await withSession(session, () => {
      const photosToCome = [...queue.toCome(ids)]
      const input = { instanceId, event: type, payload, key: key.current, photosToCome }
      return client.mutation(SendOwnEventDocument, { input }).toPromise()
    })
    const result = data?.sendEvent
    if (result === undefined) return [{ field: '', sentence: t('check.unsent') }]
    if (result.__typename === 'InstanceChanged') {
      key.current = newKey()
      queue.submitted(ids)
      return undefined
    }
    if (result.__typename !== 'InvalidSubmission') return [{ field: '', sentence: result.message }]
    return result.problems.map(({ field, message }) => ({ field, sentence: message }))
  }
}
