import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { useTranslation } from 'react-i18next'
import type { TimelineFieldsFragment } from '../api/documents.ts'
import { useApiFormServices } from '../api/use-api-form-services.ts'
import { ReadForm } from '../form-view/read-form.tsx'
import { localeOf } from '../i18n/i18n.ts'
import type { AnswerPlace } from './reveal-answer.tsx'
import { RevealAnswer } from './reveal-answer.tsx'
import { dateTimeText } from './time-text.ts'

interface TimelineProps {
  readonly entries: readonly TimelineFieldsFragment[]
  readonly now: number
  /** Null where nobody may ask for what is masked. */
  readonly instanceId: string | null
}

/** Everything that happened to an instance, newest first, one sentence a step; answers unfold below their step. */
export function Timeline({ entries, now, instanceId }: TimelineProps) {
  const { t, i18n } = useTranslation('staff')
  const newestFirst = [...entries].sort((one, other) => other.seq - one.seq)
  return (
    <ol className="timeline" reversed>
      {newestFirst.map((entry) => (
        <li key={entry.seq} className={`timeline-entry timeline-${entry.kind}`}>
          <p className="timeline-when">
            <time dateTime={entry.at}>{dateTimeText(entry.at, now, localeOf(i18n))}</time>
            {entry.who !== null && <span className="timeline-who">{entry.who}</span>}
          </p>
          <p className="timeline-sentence">{entry.sentence}</p>
          {entry.notes.map((note) => (
            <p key={note} className="timeline-note">
              {note}
            </p>
          ))}
          {entry.reasons.length > 0 && (
            <details>
              <summary>{t('timeline.reasons')}</summary>
              <ul className="timeline-reasons">
                {entry.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </details>
          )}
          {entry.answers !== null && (
            <details>
              <summary>{t('timeline.answers')}</summary>
              <Answers
                form={entry.form}
                answers={entry.answers}
                masked={entry.masked}
                {...(instanceId === null ? {} : { place: { instanceId, seq: entry.seq } })}
              />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}

interface AnswersProps {
  readonly form: JsonValue | null
  readonly answers: JsonValue
  /** JSON Pointers of what is masked. */
  readonly masked?: readonly string[]
  /** Where they were given: who says what for may read what is masked. */
  readonly place?: AnswerPlace
}

const NONE: readonly string[] = []

/** Answers under their questions; a device's reading, which has no form, under its own keys. */
export function Answers({ form, answers, masked = NONE, place }: AnswersProps) {
  const { i18n } = useTranslation('staff')
  const services = useApiFormServices()
  if (!isJsonObject(answers)) return null
  if (!isJsonObject(form)) {
    return (
      <dl className="answers">
        {Object.entries(answers).map(([key, value]) => (
          <div key={key} className="answer-row">
            <dt>{key}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <ReadForm
      // The server sends only forms its parser let through.
      form={form as unknown as FormDefinition}
      answers={answers}
      locale={localeOf(i18n)}
      services={services}
      masked={{
        pointers: masked,
        ...(place === undefined
          ? {}
          : {
              control: (answer) => (
                <RevealAnswer
                  key={`${place.instanceId}/${place.seq}${answer.pointer}`}
                  answer={answer}
                  place={place}
                />
              ),
            }),
      }}
    />
  )
}
