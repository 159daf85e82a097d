import { moneyText } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText, momentText } from '../ui/moment-text.ts'
import { answerRows, type ReadableAnswer, readableAt } from './answer-rows.ts'
import { useFormServices } from './form-services.ts'
import { lazyPart } from './lazy-part.tsx'
import type { MaskedAnswers } from './masked-answers.ts'
import { placeName } from './widgets/place-levels.ts'
import { useOrgNodes } from './widgets/use-org-nodes.ts'
import { useStaff } from './widgets/use-staff.ts'
import './form-view.css'
import './few-fields.css'

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
  const control = masked?.control
  const reveal: Reveal | undefined =
    control === undefined
      ? undefined
      : ({ pointer, text }, question) =>
          control({
            ...{ question, pointer, shown: text },
            read: (value) => <Answer answer={readableAt(form, pointer, value)} locale={locale} />,
          })
  return (
    <dl className="answers">
      {rows.map(({ field, question, answer }) => (
        <div key={field} className="answer-row">
          <dt>{question}</dt>
          <dd>
            <Answer answer={answer} locale={locale} question={question} reveal={reveal} />
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

type Reveal = (answer: Extract<ReadableAnswer, { kind: 'masked' }>, question: string) => ReactNode

interface AnswerProps {
  readonly answer: ReadableAnswer
  readonly locale: Locale
  readonly question?: string
  /** How a reader asks for what is masked; without it the mask alone is shown. */
  readonly reveal?: Reveal | undefined
}

function Answer({ answer, locale, question = '', reveal }: AnswerProps) {
  const { t } = useTranslation('common')
  switch (answer.kind) {
    case 'none':
      return <span className="answer-none">{t('form.noAnswer')}</span>
    case 'masked':
      return reveal?.(answer, question) ?? <span className="answer-text">{answer.text}</span>
    case 'text':
      return <span className="answer-text">{answer.text}</span>
    case 'yes-no':
      return answer.yes ? t('form.yes') : t('form.no')
    case 'date':
      return answer.hasTime ? momentText(answer.instant, locale) : dayText(answer.instant, locale)
    case 'days':
      return (
        <span>
          {dayText(answer.start, locale)} {t('form.until')} {dayText(answer.end, locale)}
        </span>
      )
    case 'money':
      return <span className="answer-money">{`${moneyText(answer.fen)} ${t('form.yuan')}`}</span>
    case 'files':
      return <FileAnswers fileIds={answer.fileIds} />
    case 'signature':
      return <Signature {...answer} />
    case 'rows':
      return <Rows {...answer} locale={locale} question={question} reveal={reveal} />
    case 'photos':
      return <Photos fileIds={answer.fileIds} />
    case 'place':
      return <PlaceName nodeId={answer.nodeId} />
    case 'person':
      return <PersonName accountId={answer.accountId} />
  }
}

function dayText(day: string, locale: Locale): string {
  return day === '' ? '' : dateText(`${day}T00:00:00`, locale)
}

const FileAnswers = lazyPart(async () => (await import('./widgets/file-list.tsx')).FileAnswers)

/** The picture of a hand, and the name that was typed, where it was. */
function Signature({ fileId, name }: { readonly fileId: string | null; readonly name: string }) {
  const { t } = useTranslation('common')
  const { fileUrl } = useFormServices()
  return (
    <span className="signature-answer">
      {fileId !== null && (
        <img className="signature-picture" src={fileUrl(fileId)} alt={t('form.signaturePicture')} />
      )}
      {name !== '' && <span>{t('form.signedByName', { name })}</span>}
    </span>
  )
}

type RowsProps = Extract<ReadableAnswer, { kind: 'rows' }> & Omit<AnswerProps, 'answer'>

/** A table where there is room; on a phone each row is a card, and every cell says its question. */
function Rows({ columns, rows, question, ...props }: RowsProps) {
  return (
    <table className="answer-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) => (
              <td key={columns[at]} data-question={columns[at]}>
                <Answer
                  {...props}
                  answer={cell}
                  question={`${question} ${index + 1} · ${columns[at]}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Photos({ fileIds }: { readonly fileIds: readonly string[] }) {
  const { t } = useTranslation('common')
  const { fileUrl } = useFormServices()
  return (
    <ul className="photo-list" aria-label={t('form.photos')}>
      {fileIds.map((id, index) => (
        <li key={id} className="photo">
          <Photo url={fileUrl(id)} label={t('form.photo', { number: index + 1 })} />
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
