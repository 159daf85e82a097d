import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepFieldsFragment } from '../../api/documents.ts'
import { lazyPart } from '../../form-view/lazy-part.tsx'
import { type Locale, localeOf } from '../../i18n/i18n.ts'
import { dateText, momentText } from '../../ui/moment-text.ts'

export interface Progress {
  readonly number: string
  readonly title: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly endedAs: string | null
  readonly positionTitles: readonly string[]
  /** Places and posts. */
  readonly handledBy: readonly string[]
  readonly expectedBy: string | null
  /** Somebody has something to do. */
  readonly isInHand: boolean
  /** It is this resident's answer that it waits for. */
  readonly isYours: boolean
  readonly timeline: readonly StepFieldsFragment[]
}

interface ProgressViewProps {
  readonly progress: Progress
  /** What the resident may do now: answer a task, withdraw. */
  readonly children?: ReactNode
}

// Few print it, and the page is weighed.
const PrintMark = lazyPart(async () => (await import('./print-mark.tsx')).PrintMark)

/** Where a submission stands, like a parcel: now, until when, and every step so far, newest first. */
export function ProgressView({ progress, children }: ProgressViewProps) {
  const { t, i18n } = useTranslation('portal')
  const locale = localeOf(i18n)
  const { number, title, startedAt, endedAt, expectedBy, handledBy } = progress
  return (
    <div className="sheet progress">
      <title>{`${title} ${number}`}</title>
      <div className="print-only print-mark">
        <PrintMark />
      </div>
      <h1>{title}</h1>
      <p className="number-line">
        {t('progress.number')} <span className="number">{number}</span>
      </p>
      <section
        className={endedAt === null ? 'card now' : 'card now now-ended'}
        aria-label={t('progress.now')}
      >
        <p className="now-label">{t(labelKey(progress))}</p>
        <p className="now-place">
          <Position progress={progress} />
        </p>
        {endedAt === null && handledBy.length > 0 && (
          <p className="now-date">
            {t('progress.handledBy', { units: listed(handledBy, locale) })}
          </p>
        )}
        {endedAt === null && expectedBy !== null && (
          <p className="now-date">
            {t('progress.expected', { date: dateText(expectedBy, locale) })}
          </p>
        )}
        {endedAt !== null && (
          <p className="now-date">
            {t(isCancelled(progress) ? 'progress.cancelledAt' : 'progress.endedAt', {
              moment: momentText(endedAt, locale),
            })}
          </p>
        )}
        <p className="now-date">
          {t('progress.startedAt', { moment: momentText(startedAt, locale) })}
        </p>
        {endedAt === null && (
          <p className="now-next">
            <strong>{t('progress.next')}</strong> {t(nextKey(progress))}
          </p>
        )}
      </section>
      {children}
      <h2 id="steps">{t('progress.steps')}</h2>
      <Steps steps={progress.timeline} />
      <p className="no-print">
        <button type="button" className="button" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
      </p>
    </div>
  )
}

function listed(names: readonly string[], locale: Locale): string {
  return names.join(locale === 'en' ? ', ' : '、')
}

/** The state a cancelled case stood in says nothing any more. */
function Position({ progress }: { readonly progress: Progress }) {
  const { t, i18n } = useTranslation('portal')
  if (isCancelled(progress)) return t('progress.cancelledHere')
  const place = listed(progress.positionTitles, localeOf(i18n))
  return place === '' ? t('progress.done') : place
}

function labelKey(progress: Progress) {
  if (isCancelled(progress)) return 'progress.cancelled'
  return progress.endedAt === null ? 'progress.now' : 'progress.ended'
}

/** A closed case that may still be reopened waits for nobody, and says so. */
function nextKey({ isYours, isInHand }: Progress) {
  if (isYours) return 'progress.nextYours'
  return isInHand ? 'progress.nextDefault' : 'progress.nextNobody'
}

function isCancelled({ endedAs }: Progress): boolean {
  return endedAs === 'cancelled'
}

function Steps({ steps }: { readonly steps: readonly StepFieldsFragment[] }) {
  const { t, i18n } = useTranslation('portal')
  const locale = localeOf(i18n)
  const newestFirst = [...steps].sort((a, b) => b.seq - a.seq)
  if (newestFirst.length === 0) return <p className="empty">{t('progress.noSteps')}</p>
  return (
    <ol className="parcel" aria-labelledby="steps" reversed>
      {newestFirst.map((step, index) => (
        <li key={step.seq} className={index === 0 ? 'parcel-step parcel-latest' : 'parcel-step'}>
          <p className="parcel-sentence">{step.sentence}</p>
          {step.notes.map((note) => (
            <p key={note} className="parcel-note">
              {note}
            </p>
          ))}
          <p className="parcel-meta">
            <time dateTime={step.at}>{momentText(step.at, locale)}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
