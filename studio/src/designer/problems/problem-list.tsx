import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import type { Finding, QuickFix } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { PlaceNames } from './place-names.tsx'
import { SilenceForm } from './silence-form.tsx'

interface ProblemListProps {
  readonly findings: readonly Finding[]
  /** What they were found in; its names say where. */
  readonly definition: Definition | null
  readonly isChecking: boolean
  readonly onGo: (finding: Finding) => void
  readonly onFix: (fix: QuickFix) => void
  /** Where advice may be let stand. */
  readonly onSilence?: (finding: Finding, reason: string) => void
}

/** What must and what should be put right, worst first; each leads to its place. */
export function ProblemList(props: ProblemListProps) {
  const { findings, definition, isChecking, onGo, onFix, onSilence } = props
  const { i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const worstFirst = [...findings].sort((one, other) => rank(one) - rank(other))
  return (
    <ul className="finding-rows">
      {worstFirst.map((finding) => {
        const message = textIn(finding.message, locale)
        return (
          <li key={`${finding.code}:${finding.path}:${message}`}>
            <button type="button" className="finding-row" onClick={() => onGo(finding)}>
              <FindingMark severity={finding.severity} />
              <span>
                {message}
                <span className="finding-path">
                  <PlaceNames definition={definition} path={finding.path} />
                </span>
              </span>
            </button>
            {finding.fix !== undefined && (
              <FixButton fix={finding.fix} isDisabled={isChecking} onFix={onFix} />
            )}
            {onSilence !== undefined && finding.severity === 'warning' && (
              <SilenceForm finding={finding} isDisabled={isChecking} onSilence={onSilence} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface ProblemSumProps {
  readonly findings: readonly Finding[]
  /** Whether nothing was checked yet. */
  readonly isUnknown: boolean
}

/** How many there are of each kind; said aloud when that changes. */
export function ProblemSum({ findings, isUnknown }: ProblemSumProps) {
  const { t } = useTranslation('studio')
  if (isUnknown) return <span className="findings-sum">{t('problems.checking')}</span>
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <span className="findings-sum" role="status">
      {findings.length === 0 ? (
        <>
          <CheckCircleFilled className="findings-fine" aria-hidden="true" /> {t('problems.none')}
        </>
      ) : (
        t('problems.sum', { errors, warnings: findings.length - errors })
      )}
    </span>
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

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1
}
