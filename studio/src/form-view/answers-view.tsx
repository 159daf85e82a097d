import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText, momentText } from '../ui/moment-text.ts'
import { answerRows, type ReadableAnswer, readableAt } from './answer-rows.ts'
import { useFormServices } from './form-services.ts'
import type { MaskedAnswers } from './masked-answers.ts'
import { placeName } from './widgets/place-levels.ts'
import { useOrgNodes } from './widgets/use-org-nodes.ts'
import { useStaff } from './widgets/use-staff.ts'
import './form-view.css'

interface AnswersViewProps {
  readonly form: FormDefinition
  readonly answers: JsonObject
  readonly locale: Locale
  readonly masked?: MaskedAnswers
  /** Adds a way to change each answer. */
  readonly onChange?: (field: string) => void
}

/** Questions and answers to read; needs a FormServicesContext above it. */
export function AnswersView({ form, answers, locale, masked, onChange }: AnswersViewProps) {
  const { t } = useTranslation('common')
  const pointers = masked?.pointers
  const rows = useMemo(
    () => answerRows(form, answers, { locale, masked: pointers ?? NONE }),
    [form, answers, locale, pointers],
  )
  return (
    <dl className="answers">
      {rows.map(({ field, question, answer }) => (
        <div key={field} className="answer-row">
          <dt>{question}</dt>
          <dd>
            {answer.kind === 'masked' && masked?.control !== undefined ? (
              masked.control({
                ...{ question, pointer: answer.pointer, shown: answer.text },
                read: (value) => <Answer answer={readableAt(form, field, value)} locale={locale} />,
              })
            ) : (
              <Answer answer={answer} locale={locale} />
            )}
          </dd>
          {onChange !== undefined && (
            <dd className="answer-change">
              <button
                type="button"
                className="button-link"
                aria-label={t('form.changeAnswer', { question })}
                onClick={() => onChange(field)}
              >
                {t('form.change')}
              </button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const NONE: readonly string[] = []

function Answer({ answer, locale }: { readonly answer: ReadableAnswer; readonly locale: Locale }) {
  const { t } = useTranslation('common')
  switch (answer.kind) {
    case 'none':
      return <span className="answer-none">{t('form.noAnswer')}</span>
    case 'masked':
    case 'text':
      return <span className="answer-text">{answer.text}</span>
    case 'yes-no':
      return answer.yes ? t('form.yes') : t('form.no')
    case 'date':
      return answer.hasTime
        ? momentText(answer.instant, locale)
        : dateText(`${answer.instant}T00:00:00`, locale)
    case 'photos':
      return <Photos fileIds={answer.fileIds} />
    case 'place':
      return <PlaceName nodeId={answer.nodeId} />
    case 'person':
      return <PersonName accountId={answer.accountId} />
  }
}

function Photos({ fileIds }: { readonly fileIds: readonly string[] }) {
  const { t } = useTranslation('common')
  const { photoUrl } = useFormServices()
  return (
    <ul className="photo-list" aria-label={t('form.photos')}>
      {fileIds.map((id, index) => (
        <li key={id} className="photo">
          <Photo url={photoUrl(id)} label={t('form.photo', { number: index + 1 })} />
        </li>
      ))}
    </ul>
  )
}

/** A report may come before its photos. */
function Photo({ url, label }: { readonly url: string; readonly label: string }) {
  const { t } = useTranslation('common')
  const [isThere, setThere] = useState(true)
  if (!isThere) return <p className="photo-to-come">{t('form.photoToCome')}</p>
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img src={url} alt={label} onError={() => setThere(false)} />
    </a>
  )
}

function PlaceName({ nodeId }: { readonly nodeId: string }) {
  const { nodes } = useOrgNodes()
  return <span>{placeName(nodes, nodeId)}</span>
}

function PersonName({ accountId }: { readonly accountId: string }) {
  const { staff } = useStaff({ id: accountId })
  return <span>{staff.find(({ id }) => id === accountId)?.name ?? accountId}</span>
}
