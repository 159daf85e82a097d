import type { ScenarioGround } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendars } from '../../document/simulation/calendars.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { type PlayedScenario, usePlayed } from '../scenarios/use-played.ts'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'
import { useCalendars } from '../simulator/use-calendars.ts'

/** The scenarios of what is to be published, played before one's eyes: how many pass, and the first difference of each that does not. */
export function DraftTests({ definition }: { readonly definition: Definition }) {
  const { calendars } = useCalendars()
  if (calendars === null) return null
  return <PlayedTests definition={definition} calendars={calendars} />
}

interface PlayedTestsProps {
  readonly definition: Definition
  readonly calendars: Calendars
}

function PlayedTests({ definition, calendars }: PlayedTestsProps) {
  const { t } = useTranslation('studio')
  const ground = useMemo<ScenarioGround>(
    () => ({ street: FICTIONAL_STREET, calendar: calendars.published }),
    [calendars],
  )
  const { played } = usePlayed(definition, ground)
  const total = definition.scenarios.length
  if (total === 0) return <p className="soft">{t('publish.tests.none')}</p>
  const failed = [...played.results].filter(([, { failure }]) => failure !== null)
  const done = played.results.size
  const isRunning = done < total
  return (
    <div className="publish-tests">
      <p role="status">
        {isRunning
          ? t('publish.tests.running', { done, total })
          : t('publish.tests.ran', { passed: total - failed.length, total })}
      </p>
      {failed.map(([index, result]) => (
        <FailedTest key={index} definition={definition} index={index} result={result} />
      ))}
    </div>
  )
}

interface FailedTestProps {
  readonly definition: Definition
  readonly index: number
  readonly result: PlayedScenario
}

function FailedTest({ definition, index, result: { failure } }: FailedTestProps) {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const scenario = definition.scenarios[index]
  if (failure === null || scenario === undefined) return null
  return (
    <Alert
      type="error"
      showIcon
      title={textIn(scenario.title, locale)}
      description={t('scenarios.failure', {
        step: failure.step + 1,
        failure: textIn(failure.message, locale),
      })}
    />
  )
}
