import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type SignInStage, useSignIn } from './use-sign-in.ts'

interface SignInFormProps {
  readonly onDone: () => void
}

/** Phone, then code. Pasting is welcome, there is no puzzle, and nothing else on the page is lost. */
export function SignInForm({ onDone }: SignInFormProps) {
  const { t } = useTranslation('portal')
  const { stage, sendCode, enterCode, changePhone } = useSignIn(onDone)
  if (stage.phone === undefined) {
    return (
      <Step
        key="phone"
        stage={stage}
        label={t('signIn.phone')}
        hint={t('signIn.phoneHint')}
        submitLabel={t('signIn.send')}
        input={{ inputMode: 'tel', autoComplete: 'tel', maxLength: 20 }}
        onSubmit={sendCode}
      />
    )
  }
  return (
    <>
      <output className="sent">{t('signIn.sent', { phone: shownPhone(stage.phone) })}</output>
      {stage.demoMessage !== undefined && (
        <div className="demo-note">
          <p>{t('signIn.demo')}</p>
          <p>
            <q>{stage.demoMessage}</q>
          </p>
          <a href="/inbox" target="_blank" rel="noreferrer">
            {t('signIn.inbox')}
          </a>
        </div>
      )}
      <Step
        key="code"
        stage={stage}
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        submitLabel={t('signIn.enter')}
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 }}
        onSubmit={enterCode}
      />
      <p className="sign-in-again">
        <button
          type="button"
          className="button-link"
          onClick={() => void sendCode(stage.phone ?? '')}
        >
          {t('signIn.resend')}
        </button>
        <button type="button" className="button-link" onClick={changePhone}>
          {t('signIn.otherPhone')}
        </button>
      </p>
    </>
  )
}

interface StepProps {
  readonly stage: SignInStage
  readonly label: string
  readonly hint: string
  readonly submitLabel: string
  readonly input: {
    readonly inputMode: 'tel' | 'numeric'
    readonly autoComplete: string
    readonly maxLength: number
  }
  readonly onSubmit: (typed: string) => Promise<void>
}

function Step({ stage, label, hint, submitLabel, input, onSubmit }: StepProps) {
  const id = useId()
  const control = useRef<HTMLInputElement>(null)
  useEffect(() => {
    control.current?.focus()
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!stage.isBusy) void onSubmit(control.current?.value ?? '')
  }
  return (
    <form className="plain-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id} className="question">
          {label}
        </label>
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
        {stage.problem !== undefined && (
          <p className="problem" id={`${id}-problem`} role="alert">
            {stage.problem}
          </p>
        )}
        <input
          {...input}
          ref={control}
          id={id}
          className="control control-short"
          aria-invalid={stage.problem !== undefined}
          aria-describedby={stage.problem === undefined ? `${id}-hint` : `${id}-hint ${id}-problem`}
        />
      </div>
      <button type="submit" className="button button-primary" aria-disabled={stage.isBusy}>
        {submitLabel}
      </button>
    </form>
  )
}

/** `139 0000 1234`: three short groups are easier to compare. */
function shownPhone(phone: string): string {
  return phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
}
