import { type MouseEvent, type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { focusControl } from './focus-control.ts'
import { controlId, type ShownProblem } from './problems.ts'

interface ErrorSummaryProps {
  readonly ref: Ref<HTMLElement>
  readonly prefix: string
  readonly problems: readonly ShownProblem[]
}

/** Everything to put right, in the words used at the fields, each a way to its field. Takes the focus after a submit. */
export function ErrorSummary({ ref, prefix, problems }: ErrorSummaryProps) {
  const { t } = useTranslation('common')
  const headingId = useId()
  const jump = (event: MouseEvent<HTMLElement>, id: string) => {
    event.preventDefault()
    focusControl(id, event.currentTarget.ownerDocument)
  }
  return (
    <section ref={ref} className="error-summary" tabIndex={-1} aria-labelledby={headingId}>
      <h2 id={headingId}>{t('form.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, sentence }) => {
          const id = controlId(field, prefix)
          return (
            <li key={field}>
              {field === '' ? (
                sentence
              ) : (
                <a href={`#${id}`} onClick={(event) => jump(event, id)}>
                  {sentence}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
