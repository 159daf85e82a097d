import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import type { Finding, QuickFix } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { TextRange } from './pointer-range.ts'

export interface ShownFinding {
  readonly finding: Finding
  /** In the reader's language. */
  readonly message: string
  readonly range: TextRange
}

interface ProblemListProps {
  readonly found: readonly ShownFinding[]
  readonly isChecking: boolean
  readonly onGo: (range: TextRange) => void
  readonly onFix: (fix: QuickFix) => void
}

/** What must and what should be put right, worst first; each leads to its place in the text. */
export function ProblemList({ found, isChecking, onGo, onFix }: ProblemListProps) {
  const { t } = useTranslation('studio')
  const worstFirst = [...found].sort((one, other) => rank(one) - rank(other))
  const errors = found.filter(({ finding }) => finding.severity === 'error').length
  return (
    <section className="findings card" aria-labelledby="problems-title" aria-busy={isChecking}>
      <h2 id="problems-title">{t('problems.title')}</h2>
      <p className="findings-sum" role="status">
        {found.length === 0 ? (
          <>
            <CheckCircleFilled className="findings-fine" aria-hidden="true" /> {t('problems.none')}
          </>
        ) : (
          t('problems.sum', { errors, warnings: found.length - errors })
        )}
      </p>
      <ul className="finding-rows">
        {worstFirst.map(({ finding, message, range }) => (
          <li key={`${finding.code}:${finding.path}:${message}`}>
            <button type="button" className="finding-row" onClick={() => onGo(range)}>
              <FindingMark severity={finding.severity} />
              <span>
                {message}
                <code className="finding-path">{finding.path === '' ? '/' : finding.path}</code>
              </span>
            </button>
            {finding.fix !== undefined && (
              <FixButton fix={finding.fix} isDisabled={isChecking} onFix={onFix} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface FixButtonProps {
  readonly fix: QuickFix
  /** While the text is ahead of what was checked. */
  readonly isDisabled: boolean
  readonly onFix: (fix: QuickFix) => void
}

function FixButton({ fix, isDisabled, onFix }: FixButtonProps) {
  const { t, i18n } = useTranslation('studio')
  const what = textIn(fix.title, localeOf(i18n))
  return (
    <Button size="small" className="finding-fix" disabled={isDisabled} onClick={() => onFix(fix)}>
      {t('problems.fixIt', { what })}
    </Button>
  )
}

/** How grave a finding is, as word and sign. */
export function FindingMark({ severity }: { readonly severity: string }) {
  const { t } = useTranslation('studio')
  const isError = severity === 'error'
  return (
    <span className={`finding-mark finding-${isError ? 'error' : 'warning'}`}>
      {isError ? <CloseCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />}{' '}
      {t(isError ? 'problems.error' : 'problems.warning')}
    </span>
  )
}

function rank({ finding }: ShownFinding): number {
  return finding.severity === 'error' ? 0 : 1
}
