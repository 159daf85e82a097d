import type { ScenarioGround } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import type { PlaceNames } from '../canvas/place-names.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { useProposal } from './use-proposal.ts'

interface ProposeScenariosProps {
  readonly definition: Definition
  readonly ground: ScenarioGround
  readonly draft: DraftDocument
  readonly names: PlaceNames
}

/** Adds scenarios for what was not tried to the text, and says for which places none was found. */
export function ProposeScenarios({ definition, ground, draft, names }: ProposeScenariosProps) {
  const { t, i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const { added, isAsking, isLate, ask } = useProposal({ definition, ground, draft })
  return (
    <div className="scenarios-propose">
      <Button type="primary" disabled={draft.isChecking} loading={isAsking} onClick={ask}>
        {t('scenarios.propose')}
      </Button>
      <div role="status">
        {isAsking && <span className="soft">{t('scenarios.proposing')}</span>}
        {isLate && <Alert type="warning" showIcon title={t('scenarios.late')} />}
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
                  {added.proposals.map(({ scenario, covers }, index) => (
                    <li key={index}>
                      {textIn(scenario.title, locale)}{' '}
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
                          {names.of(path)}
                          {t('scenarios.colon')}
                          {textIn(message, locale)}
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
