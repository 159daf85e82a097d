import { whatToBring } from '@linli/runtime/core'
import type { JsonObject } from '@linli/schemas/json'
import { useTranslation } from 'react-i18next'
import { AnswersView } from '../../form-view/answers-view.tsx'
import { localeOf } from '../../i18n/i18n.ts'
import { useGo } from '../address/place.ts'
import type { Draft } from '../use-draft.ts'
import { NearbyCases } from './nearby-cases.tsx'
import type { SubmissionProps } from './submission-props.ts'
import { useStart } from './use-start.ts'
import { WhatToBring } from './what-to-bring.tsx'

interface CheckAnswersProps extends SubmissionProps {
  readonly answers: JsonObject
  readonly draft: Draft
  readonly onChange: (field: string) => void
}

/** Question, answer, change; then send. Whoever is not signed in is asked at this point, over the page. */
export function CheckAnswers({ answers, draft, onChange, ...props }: CheckAnswersProps) {
  const { t, i18n } = useTranslation('portal')
  const go = useGo()
  const { start, problems, isBusy } = useStart({ ...props, draft })
  const bring = whatToBring(props.form, answers)
  const send = async () => {
    const started = await start(answers)
    if (!('number' in started)) return
    const { number } = started
    // What is sent is not to be met again on the way back.
    go({ to: '/receipts/$number', params: { number } }, { replace: true })
  }
  return (
    <div className="check">
      <p className="lead">{t('check.lead')}</p>
      {problems.length > 0 && (
        <section className="error-summary" role="alert">
          <h2>{t('check.refused')}</h2>
          <ul>
            {problems.map(({ field, sentence }) => (
              <li key={`${field}:${sentence}`}>
                {field === '' ? (
                  sentence
                ) : (
                  <button type="button" className="button-link" onClick={() => onChange(field)}>
                    {sentence}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {props.showsNearby && <NearbyCases {...props} answers={answers} draft={draft} />}
      <div className="card">
        <AnswersView
          form={props.form}
          answers={answers}
          locale={localeOf(i18n)}
          onChange={onChange}
        />
      </div>
      {bring.length > 0 && (
        <div className="card">
          <WhatToBring bring={bring} />
        </div>
      )}
      <div className="form-actions">
        <button
          type="button"
          className="button button-primary button-large"
          aria-disabled={isBusy}
          onClick={() => void send()}
        >
          {isBusy ? t('check.sending') : t('check.send')}
        </button>
        <button type="button" className="button" onClick={() => onChange('')}>
          {t('check.back')}
        </button>
      </div>
    </div>
  )
}
