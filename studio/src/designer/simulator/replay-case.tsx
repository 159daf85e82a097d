import type { Scenario } from '@linli/schemas/scenario'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, useQuery } from 'urql'
import { FinishedCasesDocument, LivedScenarioDocument } from '../../api/documents.ts'
import type { Simulation } from './use-simulation.ts'

interface ReplayCaseProps {
  readonly definitionId: string
  readonly simulation: Simulation
}

/** Lets a finished case go its way again, on the draft: by people who do not exist, without anything that anybody wrote. */
export function ReplayCase({ definitionId, simulation }: ReplayCaseProps) {
  const { t } = useTranslation('simulator')
  const client = useClient()
  const [{ data }] = useQuery({ query: FinishedCasesDocument, variables: { definitionId } })
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const cases = data?.instances.edges.map(({ node }) => node) ?? []
  const instanceId = chosen ?? cases[0]?.id
  const replay = async () => {
    if (instanceId === undefined) return
    setIsAsking(true)
    setProblem(null)
    const answer = await client
      .query(LivedScenarioDocument, { instanceId }, { requestPolicy: 'network-only' })
      .toPromise()
    setIsAsking(false)
    const told = answer.data?.livedScenario
    if (told?.__typename === 'LivedScenario') {
      // The core made it a moment ago.
      simulation.open(told.scenario as unknown as Scenario)
    } else if (told?.__typename === 'ScenarioUntellable') {
      setProblem(t('replay.untellable', { seq: told.seq, reason: told.reason }))
    } else setProblem(told?.message ?? t('replay.failed'))
  }
  if (cases.length === 0) return null
  return (
    <section className="card simulator-card" aria-label={t('replay.title')}>
      <h2>{t('replay.title')}</h2>
      <p className="soft">{t('replay.help')}</p>
      <div className="simulator-buttons">
        <Select
          aria-label={t('replay.which')}
          className="person-select"
          {...(instanceId === undefined ? {} : { value: instanceId })}
          onChange={setChosen}
          options={cases.map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${title}`,
          }))}
        />
        <Button loading={isAsking} onClick={() => void replay()}>
          {t('replay.button')}
        </Button>
      </div>
      <div role="status">
        {problem !== null && <Alert type="warning" showIcon title={problem} />}
      </div>
    </section>
  )
}
