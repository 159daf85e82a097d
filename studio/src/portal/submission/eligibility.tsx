import { formAskedFirst, judgeEligibility, whatToBring } from '@linli/runtime/core'
import type { EligibilityVerdict } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormView } from '../../form-view/form-view.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { Link } from '../address/link.tsx'
import { useGo } from '../address/place.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'
import { usePreferences } from '../preferences.ts'
import type { Draft } from '../use-draft.ts'
import type { SubmissionProps } from './submission-props.ts'
import { WhatToBring } from './what-to-bring.tsx'
import './eligibility.css'

interface EligibilityProps extends Pick<SubmissionProps, 'form' | 'title' | 'description'> {
  readonly draft: Draft
}

/** 能不能办: a few questions before the form, and what follows from the answers: she may, she may not and why, or whom to ask. They are
 *  questions of the form, and stand there answered. */
export function Eligibility({ form, title, description, draft }: EligibilityProps) {
  const { t, i18n } = useTranslation('portal')
  const services = usePortalFormServices()
  const { isElder } = usePreferences()
  const first = useMemo(() => formAskedFirst(form), [form])
  const [judged, setJudged] = useState<JsonObject>()
  if (first === null) return null
  const answers = draft.current?.answers ?? {}
  return (
    <div className="sheet">
      <title>{title}</title>
      <h1>{title}</h1>
      {description !== '' && <p className="lead">{description}</p>}
      <p className="lead">{t('eligible.lead')}</p>
      <FormView
        key={draft.generation}
        form={first}
        name="first"
        locale={localeOf(i18n)}
        answers={answers}
        services={services}
        submitLabel={t('eligible.judge')}
        paged={isElder}
        onChange={(given) => {
          draft.keep({ ...draft.current?.answers, ...given })
          setJudged(undefined)
        }}
        onSubmit={(given) => {
          setJudged(given)
          return undefined
        }}
      />
      {judged !== undefined && <Verdict form={form} answers={judged} />}
    </div>
  )
}

interface VerdictProps extends Pick<SubmissionProps, 'form'> {
  readonly answers: JsonObject
}

/** What the answers lead to, with what one may do; it takes the focus, and stands for the answers as they are. */
function Verdict({ form, answers }: VerdictProps) {
  const { t } = useTranslation('portal')
  const go = useGo()
  const verdict = judgeEligibility(form, answers)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const answer = verdict?.verdict ?? 'yes'
  return (
    <section className={`card verdict verdict-${answer}`} aria-labelledby="verdict">
      <h2 id="verdict" ref={heading} tabIndex={-1}>
        {t(`eligible.${answer}`)}
      </h2>
      {verdict !== null && <Reason verdict={verdict} />}
      {answer === 'no' ? (
        <Link to="/services" className="button">
          {t('service.others')}
        </Link>
      ) : (
        <>
          <WhatToBring bring={whatToBring(form, answers)} />
          <button
            type="button"
            className="button button-primary button-large"
            onClick={() => go({ search: { step: 'fill' } })}
          >
            {t('eligible.begin')}
          </button>
        </>
      )}
    </section>
  )
}

function Reason({ verdict }: { readonly verdict: EligibilityVerdict }) {
  const { t, i18n } = useTranslation('portal')
  const locale = localeOf(i18n)
  const shown = verdict.phone ?? t('help.phoneShown')
  const number = (verdict.phone ?? t('help.phone')).replaceAll(/[ -]/g, '')
  return (
    <>
      <p>{t('eligible.because', { reason: textIn(verdict.because, locale) })}</p>
      <p>
        {textIn(verdict.instead, locale)} <a href={`tel:${number}`}>{shown}</a>
      </p>
    </>
  )
}
