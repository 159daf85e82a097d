import type { Definition, SilencedAdvice } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { PlaceNames } from './place-names.tsx'

interface SilencedListProps {
  readonly definition: Definition
  /** What the check would say of them. */
  readonly findings: readonly Finding[]
  /** Without it they are only read. */
  readonly onHear?: (advice: SilencedAdvice) => void
}

/** The advice that somebody left standing, each with the reason; what does not apply any more is told as that. */
export function SilencedList({ definition, findings, onHear }: SilencedListProps) {
  const { t, i18n } = useTranslation('studio')
  const { silenced = [] } = definition
  if (silenced.length === 0) return null
  return (
    <details className="silenced">
      <summary>{t('problems.silenced', { count: silenced.length })}</summary>
      <ul>
        {silenced.map((advice) => {
          const finding = findings.find(
            ({ code, path }) => code === advice.code && path === advice.path,
          )
          return (
            <li key={`${advice.code} ${advice.path}`}>
              {finding === undefined
                ? t('problems.stale')
                : textIn(finding.message, localeOf(i18n))}{' '}
              <span className="finding-path">
                <PlaceNames definition={definition} path={advice.path} />
              </span>
              <p className="silenced-why">{t('problems.because', { reason: advice.reason })}</p>
              {onHear !== undefined && (
                <Button size="small" onClick={() => onHear(advice)}>
                  {t('problems.hear')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
