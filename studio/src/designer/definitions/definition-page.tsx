import { ArrowLeftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { CopyLink } from '../../staff/copy-link.tsx'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { LoadTrouble } from '../../ui/load-trouble.tsx'
import { ProblemsDock } from '../problems/problems-dock.tsx'
import { type DefinitionDetail, definitionPath, newestOf } from './definition-detail.ts'
import { documentText } from './document-text.ts'
import { DraftBar } from './draft-bar.tsx'
import type { LocalText } from './local-text-store.ts'
import { PresenceNote } from './presence.tsx'
import { TabBody } from './tab-body.tsx'
import { TABS, type Tab } from './tabs.ts'
import { useUndoKeys } from './undo-buttons.tsx'
import { useDefinitionDetail } from './use-definition-detail.ts'
import { useDraftDocument } from './use-draft-document.ts'
import { useLeftText } from './use-left-text.ts'
import { useVersionTitle } from './version-title.ts'

/** One definition: its diagram, forms, text and versions; all tabs show the same text being edited. */
export function DefinitionPage() {
  const { t } = useTranslation(['studio', 'common'])
  const id = useParam('definitionId')
  const { definition, error, reload } = useDefinitionDetail(id)
  const left = useLeftText(id)
  usePageTitle(definition?.title ?? t('definitions.title'))
  if (definition === undefined || left === undefined) {
    if (error === undefined || definition !== undefined) return <Delayed />
    return <LoadTrouble error={error} retry={reload} />
  }
  if (definition === null) {
    return (
      <EmptyList
        title={t('definitions.missing')}
        advice={t('definitions.missingAdvice')}
        action={<StaffLink to="/">{t('definitions.toList')}</StaffLink>}
      />
    )
  }
  return <DefinitionSheet key={definition.id} definition={definition} left={left} onNews={reload} />
}

interface DefinitionSheetProps {
  readonly definition: DefinitionDetail
  readonly left: LocalText | null
  readonly onNews: () => void
}

function DefinitionSheet({ definition, left, onNews }: DefinitionSheetProps) {
  const { t } = useTranslation('studio')
  const titleOf = useVersionTitle()
  const newest = newestOf(definition.versions)
  const draft = useDraftDocument(
    definition.definitionId,
    {
      text: definition.draft?.body ?? (newest === undefined ? '' : documentText(newest.body)),
      revision: definition.draft?.revision ?? 0,
    },
    left,
  )
  const tab = useTab()
  useUndoKeys(draft)
  return (
    <div className={`page definition-page definition-page-${tab}`}>
      <StaffLink className="back-link" to="/">
        <ArrowLeftOutlined aria-hidden="true" /> {t('definitions.title')}
      </StaffLink>
      <header className="definition-head">
        <div>
          <h1>
            {definition.title} <span className="number">{definition.definitionId}</span>
          </h1>
          <p className="soft">
            {newest === undefined ? t('definitions.unpublished') : titleOf(newest)} ·{' '}
            {t('definitions.active', { count: definition.activeCount })}
            <CopyLink path={`/studio${definitionPath(definition.definitionId)}`} isInline />
          </p>
        </div>
        <DraftBar definition={definition} draft={draft} />
      </header>
      <PresenceNote definitionId={definition.definitionId} {...{ draft, onNews }} />
      <nav className="tabs" aria-label={t('tabs.title')}>
        {TABS.map((name) => (
          <StaffLink
            key={name}
            className="tab"
            to={`${definitionPath(definition.definitionId)}?tab=${name}`}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t(`tabs.${name}`)}
            {name === 'json' && draft.examined.findings.length > 0 && (
              <span className="tab-count">{draft.examined.findings.length}</span>
            )}
          </StaffLink>
        ))}
      </nav>
      <TabBody tab={tab} definition={definition} draft={draft} />
      {tab !== 'json' && tab !== 'versions' && (
        <ProblemsDock definitionId={definition.definitionId} draft={draft} />
      )}
    </div>
  )
}

function useTab(): Tab {
  const asked = useQueryString().get('tab')
  return TABS.find((tab) => tab === asked) ?? 'canvas'
}
