import { lazy, Suspense, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useSessionEnded } from '../../api/session.ts'
import { Delayed } from '../../ui/delayed.tsx'

// Most who come to look are never asked.
const SignInForm = lazy(async () => ({
  default: (await import('./sign-in-form.tsx')).SignInForm,
}))

/** Opens over any page as soon as the server wants somebody signed in; whatever was waiting goes on afterwards. */
export function SignInDialog() {
  const { t } = useTranslation(['portal', 'common'])
  const session = useSession()
  const isOpen = useSessionEnded()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        session.dismiss()
      }}
    >
      {isOpen && (
        <>
          <h2 id={titleId}>{t('signIn.title')}</h2>
          <p>{t('signIn.why')}</p>
          <Suspense fallback={<Delayed />}>
            <SignInForm onDone={session.renew} />
          </Suspense>
          <p className="hint">
            {t('help.line')} <a href={`tel:${t('help.phone')}`}>{t('help.phoneShown')}</a>
          </p>
          <button type="button" className="button" onClick={session.dismiss}>
            {t('common:action.cancel')}
          </button>
        </>
      )}
    </dialog>
  )
}
