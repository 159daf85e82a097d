import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { useNow } from '../../staff/use-now.ts'
import { useResolutionText } from './use-resolution-text.ts'
import type { Settled } from './use-settle.ts'

interface SettlementResultsProps {
  readonly settled: readonly Settled[]
  readonly problem: string | null
  readonly onClose: () => void
}

/** What became of each, told to the eye and to the screen reader. */
export function SettlementResults({ settled, problem, onClose }: SettlementResultsProps) {
  const { t } = useTranslation('studio')
  const done = settled.filter(({ resolvedAs }) => resolvedAs !== null).length
  const failed = settled.length - done
  return (
    <div className="incident-results" role="status" aria-label={t('incidents.results')}>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {settled.length > 0 && (
        <Alert
          type={failed === 0 ? 'success' : 'warning'}
          showIcon
          closable={{ onClose, 'aria-label': t('incidents.close') }}
          title={
            failed === 0
              ? t('incidents.resultDone', { done })
              : t('incidents.resultSum', { done, failed })
          }
          description={
            <ul>
              {settled.map((each) => (
                <ResultLine key={each.id} {...each} />
              ))}
            </ul>
          }
        />
      )}
    </div>
  )
}

function ResultLine({ kind, what, number, resolvedAs, message, by, at }: Settled) {
  const { t, i18n } = useTranslation('studio')
  const now = useNow()
  const resolution = useResolutionText()
  return (
    <li>
      {what} <span className="number">{number}</span>
      {' · '}
      {resolvedAs === null ? message : resolution(kind, resolvedAs)}
      {by !== null &&
        at !== null &&
        ` ${t('incidents.faster', { name: by, time: dateTimeText(at, now, localeOf(i18n)) })}`}
    </li>
  )
}
