import { ArrowLeftOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionPageDocument } from '../../api/documents.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink, useParam, useQueryString } from '../../staff/staff-link.tsx'
import { usePageTitle } from '../../staff/use-page-title.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { EditorTab } from '../editor/editor-tab.tsx'
import { FormDesigner } from '../forms/form-designer.tsx'
import { ProblemsDock } from '../problems/problems-dock.tsx'
import { WorkflowTab } from '../workflow/workflow-tab.tsx'
import { type DefinitionDetail, definitionPath, newestOf } from './definition-detail.ts'
import { documentText } from './document-text.ts'
import { DraftBar } from './draft-bar.tsx'
import { PresenceNote } from './presence.tsx'
import { useUndoKeys } from './undo-buttons.tsx'
import { type DraftDocument, useDraftDocument } from './use-draft-document.ts'
import { useVersionTitle } from './version-title.ts'
import { VersionsTab } from './versions-tab.tsx'

// The core that plays, and the street it plays on, are needed on these tabs only.
const SimulatorTab = lazy(async () => ({
  default: (await import('../simulator/simulator-tab.tsx')).SimulatorTab,
}))

const ScenariosTab = lazy(async () => ({
  default: (await import('../scenarios/scenarios-tab.tsx')).ScenariosTab,
}))

const TABS = ['canvas', 'forms', 'simulator', 'scenarios', 'json', 'versions'] as const
type Tab = (typeof TABS)[number]

/** One definition: its diagram, forms, text and versions; all tabs show the same text being edited. */
export function DefinitionPage() {
  const { t } = useTranslation(['studio', 'common'])
  const id = useParam('definitionId')
  const [{ data, error }, reload] = useQuery({
    query: DefinitionPageDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const definition = data?.definition
  usePageTitle(definition?.title ?? t('definitions.title'))
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return (
      <Trouble
        title={t('common:trouble.load')}
        advice={t('common:trouble.loadAdvice')}
        retry={() => reload({ requestPolicy: 'network-only' })}
      />
    )
  }
  if (definition === null || definition === undefined) {
    return <EmptyList title={t('definitions.missing')} advice={t('definitions.missingAdvice')} />
  }
  return (
    <DefinitionSheet
      key={definition.id}
      definition={definition}
      onNews={() => reload({ requestPolicy: 'network-only' })}
    />
  )
}

interface DefinitionSheetProps {
  readonly definition: DefinitionDetail
  readonly onNews: () => void
}

function DefinitionSheet({ definition, onNews }: DefinitionSheetProps) {
  const { t } = useTranslation('studio')
  const titleOf = useVersionTitle()
  const newest = newestOf(definition.versions)
  const draft = useDraftDocument(definition.definitionId, {
    text: definition.draft?.body ?? (newest === undefined ? '' : documentText(newest.body)),
    revision: definition.draft?.revision ?? 0,
  })
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

interface TabBodyProps {
  readonly tab: Tab
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

function TabBody({ tab, definition, draft }: TabBodyProps) {
  const { t } = useTranslation('studio')
  if (tab === 'json') return <EditorTab draft={draft} />
  if (tab === 'simulator' || tab === 'scenarios') {
    const Played = tab === 'simulator' ? SimulatorTab : ScenariosTab
    return (
      <Suspense fallback={<Delayed />}>
        <Played definitionId={definition.definitionId} draft={draft} />
      </Suspense>
    )
  }
  if (tab === 'versions') return <VersionsTab definition={definition} draft={draft} />
  const drawn = draft.definition
  if (drawn === null) {
    return (
      <EmptyList
        title={t('definitions.broken')}
        advice={t('definitions.brokenAdvice')}
        action={
          <StaffLink to={`${definitionPath(definition.definitionId)}?tab=json`}>
            {t('definitions.toText')}
          </StaffLink>
        }
      />
    )
  }
  if (tab === 'forms') {
    // Where drafts are refused that no longer name what is published, the server is the judge; here it locks keys.
    const published = (newestOf(definition.versions)?.body ?? null) as Definition | null
    return <FormDesigner definition={drawn} draft={draft} published={published} />
  }
  const { definitionId } = definition
  return <WorkflowTab definitionId={definitionId} definition={drawn} draft={draft} />
}

function useTab(): Tab {
  const asked = useQueryString().get('tab')
  return TABS.find((tab) => tab === asked) ?? 'canvas'
}
