import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DefinitionDetail } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { useProposal } from './use-proposal.ts'

interface ProposeScenariosProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
  /** Whether the server holds this text, without errors. */
  readonly isReady: boolean
}

/** Adds scenarios for what was not tried to the text, and says for which places none was found. */
export function ProposeScenarios({ definition, draft, isReady }: ProposeScenariosProps) {
  const { t } = useTranslation('studio')
  const { added, isAsking, hasFailed, ask } = useProposal(definition.definitionId, draft)
  return (
    <div className="scenarios-propose">
      <Button type="primary" disabled={!isReady} loading={isAsking} onClick={() => void ask()}>
        {t('scenarios.propose')}
      </Button>
      <div role="status">
        {isAsking && <span className="soft">{t('scenarios.proposing')}</span>}
        {hasFailed && <Alert type="error" showIcon title={t('scenarios.failedToAsk')} />}
        {added !== null && (
          <Alert
            type={added.proposals.length > 0 ? 'success' : 'info'}
            showIcon
            title={
              added.proposals.length > 0
                ? t('scenarios.added', { count: added.proposals.length })
                : t('scenarios.noneFound')
            }
            description={
              <>
                <ul className="scenarios-places">
                  {added.proposals.map(({ title, covers }, index) => (
                    <li key={index}>
                      {title}{' '}
                      <span className="soft">
                        {t('scenarios.covers', { count: covers.length })}
                      </span>
                    </li>
                  ))}
                </ul>
                {added.untried.length > 0 && (
                  <>
                    <h3>{t('scenarios.untried')}</h3>
                    <ul className="scenarios-places">
                      {added.untried.map(({ path, message }) => (
                        <li key={path}>
                          {message} <code>{path}</code>
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </>
            }
          />
        )}
      </div>
    </div>
  )
}
