import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { SendOwnEventDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { newKey } from '../../ui/new-key.ts'

interface EventButtonProps {
  readonly instanceId: string
  readonly event: { readonly type: string; readonly title: string }
  readonly onDone: () => void
}

/** An event a resident may send, e.g. 撤回; asked once more before it goes. */
export function EventButton({ instanceId, event, onDone }: EventButtonProps) {
  const { t } = useTranslation(['portal', 'common'])
  const client = useClient()
  const session = useSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [key] = useState(newKey)
  const [problem, setProblem] = useState<string>()
  const send = async () => {
    const input = { instanceId, event: event.type, payload: {}, key }
    const { data } = await withSession(session, () =>
      client.mutation(SendOwnEventDocument, { input }).toPromise(),
    )
    const result = data?.sendEvent
    if (result?.__typename !== 'InstanceChanged') {
      setProblem(result?.message ?? t('check.unsent'))
      return
    }
    dialog.current?.close()
    onDone()
  }
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {event.title}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <h2 id={titleId}>{t('event.title', { event: event.title })}</h2>
        <p>{t('event.advice')}</p>
        {problem !== undefined && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="form-actions">
          <button type="button" className="button button-primary" onClick={() => void send()}>
            {t('event.send', { event: event.title })}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {t('common:action.cancel')}
          </button>
        </div>
      </dialog>
    </>
  )
}
