import type { JsonObject } from '@linli/schemas/json'
import { snapScreens } from '@linli/schemas/snap-form'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusControl } from '../../form-view/focus-control.ts'
import { FormServicesContext } from '../../form-view/form-services.ts'
import { LateFormView } from '../../form-view/late-form-view.tsx'
import { lazyPart } from '../../form-view/lazy-part.tsx'
import { controlId } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { useGo, useSearchText } from '../address/place.ts'
import { draftId } from '../device-store.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'
import { usePreferences } from '../preferences.ts'
import { type Draft, useDraft } from '../use-draft.ts'
import { useMe } from '../use-me.ts'
import { DraftFound, DraftKept } from './draft-notes.tsx'
import { Snap } from './snap.tsx'
import type { SubmissionProps } from './submission-props.ts'
import { useFetchAhead } from './use-fetch-ahead.ts'
import { usePlaced } from './use-placed.ts'

// A form is checked when it is filled in: nobody waits for what she does not see.
const Eligibility = lazyPart(async () => (await import('./eligibility.tsx')).Eligibility)
const Earlier = lazyPart(async () => (await import('./earlier.tsx')).Earlier)
const loadCheck = () => import('./check-answers.tsx')
const CheckAnswers = lazyPart(async () => (await loadCheck()).CheckAnswers)

/** A form that asks for a photo, a place and little else is asked as 拍一拍; every other one in two steps. */
export function Submission(props: SubmissionProps) {
  const screens = useMemo(() => snapScreens(props.form), [props.form])
  if (screens === null) return <TwoSteps {...props} />
  return <Snap {...props} screens={screens} />
}

/** Two steps: fill in, then check and send. The phone's own back button leads from the second to the first, and going
 *  back keeps every answer. */
function TwoSteps(props: SubmissionProps) {
  const { t } = useTranslation('portal')
  const draft = useDraft(draftId(props.serviceId, props.formId), props.title)
  const services = usePortalFormServices()
  const isPlaced = usePlaced(props.form, draft, services)
  const [answers, setChecked] = useState<JsonObject>()
  const [changed, setChanged] = useState<string>()
  const go = useGo()
  const at = useSearchText('step')
  const isAtCheck = at === 'check'
  const checked = isAtCheck ? answers : undefined
  const step = checked === undefined ? 1 : 2
  const heading = useHeadingFocus(step)
  useFetchAhead(loadCheck, Object.keys(draft.current?.answers ?? {}).length > 0)
  if (draft.current === undefined || !isPlaced) return <Delayed />
  if (props.form.eligibility !== undefined && at === undefined) {
    return <Eligibility {...props} draft={draft} />
  }
  return (
    <div className="sheet">
      <title>{props.title}</title>
      <p className="steps">{t('service.step', { step, count: 2 })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {step === 1 ? props.title : t('check.title')}
      </h1>
      <FormServicesContext value={services}>
        {checked === undefined ? (
          <FillIn
            {...props}
            draft={draft}
            focusField={changed}
            onAnswer={() => setChecked(undefined)}
            onChecked={(filled) => {
              setChecked(filled)
              go({ search: { step: 'check' } }, { replace: isAtCheck })
            }}
          />
        ) : (
          <CheckAnswers
            {...props}
            answers={checked}
            draft={draft}
            onChange={(field) => {
              setChanged(field)
              window.history.back()
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
  /** What was checked before is out of date. */
  readonly onAnswer: () => void
  readonly onChecked: (answers: JsonObject) => void
}

function FillIn({ draft, focusField, onAnswer, onChecked, ...props }: FillInProps) {
  const { t, i18n } = useTranslation('portal')
  const services = usePortalFormServices()
  const { isElder } = usePreferences()
  const { account } = useMe()
  useEffect(() => {
    if (focusField !== undefined) focusControl(controlId(focusField))
  }, [focusField])
  return (
    <>
      {props.description !== '' && <p className="lead">{props.description}</p>}
      <DraftFound draft={draft} />
      {account && <Earlier {...props} draft={draft} />}
      <LateFormView
        key={draft.generation}
        form={props.form}
        atFirst={props.atFirst}
        locale={localeOf(i18n)}
        answers={draft.current?.answers ?? {}}
        services={services}
        submitLabel={t('service.next')}
        paged={isElder}
        startAt={focusField}
        onChange={(answers) => {
          draft.keep(answers)
          onAnswer()
        }}
        onSubmit={(answers) => {
          onChecked(answers)
          return undefined
        }}
      />
      <DraftKept />
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
