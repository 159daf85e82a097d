import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DraftScenariosDocument, type DraftScenariosQuery } from '../../api/documents.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { DefinitionDetail } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { ProposeScenarios } from './propose-scenarios.tsx'
import './scenarios.css'

interface ScenariosTabProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

type Played = NonNullable<
  NonNullable<NonNullable<DraftScenariosQuery['definition']>['draft']>['played']
>

/** The scenarios of the saved draft as they went, what they go through, and the deed that adds some for the rest. */
export function ScenariosTab({ definition, draft }: ScenariosTabProps) {
  const { t } = useTranslation(['studio', 'common'])
  const isSaved = !draft.isDirty && draft.base.revision > 0
  const [{ data, error, fetching }, reload] = useQuery({
    query: DraftScenariosDocument,
    variables: { id: definition.definitionId },
    requestPolicy: 'network-only',
    pause: !isSaved,
  })
  const played = data?.definition?.draft?.played
  return (
    <div className="scenarios-tab">
      <ProposeScenarios
        definition={definition}
        draft={draft}
        isReady={isSaved && !fetching && played != null}
      />
      {!isSaved && <Alert type="info" showIcon title={t('scenarios.saveFirst')} />}
      {isSaved && error !== undefined && (
        <Trouble
          title={t('common:trouble.load')}
          advice={t('common:trouble.loadAdvice')}
          retry={() => reload({ requestPolicy: 'network-only' })}
        />
      )}
      {isSaved && fetching && <Delayed />}
      {isSaved && !fetching && played === null && (
        <Alert type="warning" showIcon title={t('scenarios.broken')} />
      )}
      {isSaved && !fetching && played != null && <PlayedList played={played} />}
    </div>
  )
}

function PlayedList({ played }: { readonly played: Played }) {
  const { t } = useTranslation('studio')
  const { scenarios, states, transitions, conditions } = played
  const missing = [...transitions.missing, ...states.missing]
  return (
    <>
      <section className="card scenarios-coverage" aria-labelledby="coverage-title">
        <h2 id="coverage-title">{t('scenarios.coverage')}</h2>
        <dl>
          <Share name={t('scenarios.states')} covered={states} />
          <Share name={t('scenarios.transitions')} covered={transitions} />
          <Share name={t('scenarios.conditions')} covered={conditions} />
        </dl>
        {missing.length === 0 ? (
          <p className="soft">{t('scenarios.all')}</p>
        ) : (
          <details>
            <summary>{t('scenarios.missing')}</summary>
            <ul className="scenarios-places">
              {missing.map((path) => (
                <li key={path}>
                  <code>{path}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section className="card scenarios-played" aria-labelledby="played-title">
        <h2 id="played-title">{t('scenarios.title')}</h2>
        {scenarios.length === 0 && <p className="soft">{t('scenarios.none')}</p>}
        <ol>
          {scenarios.map(({ title, failedStep, failure }, index) => (
            <li key={index}>
              {failedStep === null ? (
                <CheckCircleFilled className="scenario-passed" aria-label={t('scenarios.passed')} />
              ) : (
                <CloseCircleFilled
                  className="scenario-failed"
                  aria-label={t('scenarios.failed', { step: failedStep + 1 })}
                />
              )}{' '}
              {title}
              {failedStep !== null && (
                <p className="scenario-failure">
                  {t('scenarios.failure', { step: failedStep + 1, failure })}
                </p>
              )}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

interface ShareProps {
  readonly name: string
  readonly covered: Played['states']
}

function Share({ name, covered: { total, missing } }: ShareProps) {
  const { t } = useTranslation('studio')
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{t('scenarios.share', { count: total - missing.length, total })}</dd>
    </div>
  )
}
