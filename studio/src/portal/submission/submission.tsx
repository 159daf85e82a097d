import type { JsonObject } from '@linli/schemas/json'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusControl } from '../../form-view/focus-control.ts'
import { FormServicesContext } from '../../form-view/form-services.ts'
import { FormView } from '../../form-view/form-view.tsx'
import { controlId } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { draftId } from '../device-store.ts'
import { usePreferences } from '../preferences.ts'
import { type Draft, useDraft } from '../use-draft.ts'
import { usePortalFormServices } from '../use-form-services.ts'
import { CheckAnswers } from './check-answers.tsx'
import type { SubmissionProps } from './submission-props.ts'

/** Two steps on one address: fill in, then check and send. Going back keeps every answer. */
export function Submission(props: SubmissionProps) {
  const { t } = useTranslation('portal')
  const draft = useDraft(draftId(props.serviceId, props.formId))
  const [checked, setChecked] = useState<JsonObject>()
  const [changed, setChanged] = useState<string>()
  const step = checked === undefined ? 1 : 2
  const heading = useHeadingFocus(step)
  const services = usePortalFormServices()
  if (draft.current === undefined) return <Delayed />
  return (
    <div className="sheet">
      <title>{props.title}</title>
      <p className="steps">{t('service.step', { step, count: 2 })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {step === 1 ? props.title : t('check.title')}
      </h1>
      <FormServicesContext value={services}>
        {checked === undefined ? (
          <FillIn {...props} draft={draft} focusField={changed} onChecked={setChecked} />
        ) : (
          <CheckAnswers
            {...props}
            answers={checked}
            draft={draft}
            onChange={(field) => {
              setChanged(field)
              setChecked(undefined)
            }}
          />
        )}
      </FormServicesContext>
    </div>
  )
}

interface FillInProps extends SubmissionProps {
  readonly draft: Draft
  readonly focusField: string | undefined
  readonly onChecked: (answers: JsonObject) => void
}

function FillIn({ draft, focusField, onChecked, ...props }: FillInProps) {
  const { t, i18n } = useTranslation('portal')
  const services = usePortalFormServices()
  const { isElder } = usePreferences()
  useEffect(() => {
    if (focusField !== undefined) focusControl(controlId(focusField))
  }, [focusField])
  return (
    <>
      {props.description !== '' && <p className="lead">{props.description}</p>}
      {draft.isRestored && (
        <div className="restored" role="status">
          <p>{t('draft.restored')}</p>
          <button type="button" className="button" onClick={() => void draft.forget()}>
            {t('draft.startAgain')}
          </button>
        </div>
      )}
      <FormView
        key={draft.generation}
        form={props.form}
        locale={localeOf(i18n)}
        answers={draft.current?.answers ?? {}}
        services={services}
        submitLabel={t('service.next')}
        paged={isElder}
        startAt={focusField}
        onChange={draft.keep}
        onSubmit={(answers) => {
          onChecked(answers)
          return undefined
        }}
      >
        <p className="hint">{t('draft.kept')}</p>
      </FormView>
    </>
  )
}

/** The second step begins at its heading; the first arrival is left to the frame. */
function useHeadingFocus(step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (last.current === step) return
    last.current = step
    if (step === 2) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
  }, [step])
  return heading
}
