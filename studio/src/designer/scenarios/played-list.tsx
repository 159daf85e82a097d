import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import type { PlaceNames } from '../canvas/place-names.ts'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { Played, PlayedScenario } from './use-played.ts'

interface PlayedListProps {
  readonly definitionId: string
  readonly definition: Definition
  readonly names: PlaceNames
  readonly played: Played
  readonly onAgain: () => void
}

/** Every scenario with what became of it, while they are played one after another; each opens in the simulator where it fails. */
export function PlayedList({ definitionId, definition, names, played, onAgain }: PlayedListProps) {
  const { t, i18n } = useTranslation(['studio', 'simulator'])
  const locale = localeOf(i18n)
  const { scenarios } = definition
  const done = played.results.size
  const failed = [...played.results.values()].filter(({ failure }) => failure !== null).length
  const isRunning = played.coverage === null
  return (
    <section className="card scenarios-played" aria-labelledby="played-title">
      <h2 id="played-title">{t('scenarios.title')}</h2>
      <div className="scenarios-run">
        <Button onClick={onAgain} loading={isRunning}>
          {t('simulator:tests.runAll')}
        </Button>
        <progress value={done} max={Math.max(scenarios.length, 1)} aria-labelledby="played-sum" />
        <span id="played-sum" role="status">
          {isRunning
            ? t('simulator:tests.running', { done, total: scenarios.length })
            : t('simulator:tests.ran', { passed: done - failed, total: scenarios.length })}
        </span>
      </div>
      {scenarios.length === 0 && <p className="soft">{t('scenarios.none')}</p>}
      <ol>
        {scenarios.map(({ title }, index) => (
          <li key={index}>
            <ResultMark result={played.results.get(index)} />{' '}
            <StaffLink to={`${definitionPath(definitionId)}?tab=simulator&scenario=${index}`}>
              {textIn(title, locale)}
            </StaffLink>
            <Difference {...{ names }} result={played.results.get(index)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function ResultMark({ result }: { readonly result: PlayedScenario | undefined }) {
  const { t } = useTranslation(['studio', 'simulator'])
  if (result === undefined) return <span className="soft">{t('simulator:tests.waits')}</span>
  if (result.failure === null) {
    return <CheckCircleFilled className="scenario-passed" aria-label={t('scenarios.passed')} />
  }
  const step = result.failure.step + 1
  return (
    <CloseCircleFilled className="scenario-failed" aria-label={t('scenarios.failed', { step })} />
  )
}

interface DifferenceProps {
  readonly result: PlayedScenario | undefined
  readonly names: PlaceNames
}

/** The first difference, and where it stood then. */
function Difference({ result, names }: DifferenceProps) {
  const { t, i18n } = useTranslation(['studio', 'simulator'])
  if (result === undefined || result.failure === null) return null
  const { step, message } = result.failure
  return (
    <p className="scenario-failure">
      {t('scenarios.failure', { step: step + 1, failure: textIn(message, localeOf(i18n)) })}{' '}
      {result.position.length > 0 &&
        t('simulator:tests.stands', { states: result.position.map(names.ofState).join('、') })}
    </p>
  )
}
