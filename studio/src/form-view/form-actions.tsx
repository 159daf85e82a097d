import { useTranslation } from 'react-i18next'
import type { Pages } from './use-pages.ts'

/** One of several ways to send the same answers, e.g. the outcomes of a task. */
export interface FormAction {
  readonly id: string
  readonly label: string
  readonly tone?: 'primary' | 'danger' | undefined
}

interface FormActionsProps {
  readonly actions: readonly FormAction[] | undefined
  readonly submitLabel: string | undefined
  readonly isBusy: boolean
  readonly pages: Pages
  /** A page is one question, and its buttons say so. */
  readonly isOneQuestion: boolean
}

/** The buttons below the questions. */
export function FormActions(props: FormActionsProps) {
  const { t } = useTranslation('common')
  const { actions, submitLabel, isBusy, pages, isOneQuestion } = props
  const send: readonly FormAction[] = actions ?? [
    { id: '', label: submitLabel ?? t('form.submit'), tone: 'primary' },
  ]
  const next: readonly FormAction[] = [
    { id: '', label: t(isOneQuestion ? 'form.nextPage' : 'form.nextScreen'), tone: 'primary' },
  ]
  return (
    <div className="form-actions">
      {(pages.isLast ? send : next).map(({ id, label, tone }) => (
        <button
          key={id}
          type="submit"
          name="action"
          value={id}
          className={tone === undefined ? 'button' : `button button-${tone}`}
          aria-disabled={isBusy}
        >
          {label}
        </button>
      ))}
      {pages.index > 0 && (
        <button type="button" className="button" onClick={() => pages.go(-1)}>
          {t(isOneQuestion ? 'form.previousPage' : 'form.previousScreen')}
        </button>
      )}
    </div>
  )
}
