import type { Definition } from '@linli/schemas/definition'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { Delayed } from '../../ui/delayed.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { type DefinitionDetail, definitionPath, newestOf } from './definition-detail.ts'
import type { Tab } from './tabs.ts'
import type { DraftDocument } from './use-draft-document.ts'
import { VersionsTab } from './versions-tab.tsx'

// Each tab loads what it needs alone: the canvas, the editor, the theme of forms and the core that plays are large.
const loadWorkflow = async () => ({
  default: (await import('../workflow/workflow-tab.tsx')).WorkflowTab,
})
const loadForms = async () => ({
  default: (await import('../forms/form-designer.tsx')).FormDesigner,
})
const WorkflowTab = lazy(loadWorkflow)
const FormDesigner = lazy(loadForms)
const SimulatorTab = lazy(async () => ({
  default: (await import('../simulator/simulator-tab.tsx')).SimulatorTab,
}))
const ScenariosTab = lazy(async () => ({
  default: (await import('../scenarios/scenarios-tab.tsx')).ScenariosTab,
}))
const TranslationsTab = lazy(async () => ({
  default: (await import('../translations/translations-tab.tsx')).TranslationsTab,
}))
const PapersTab = lazy(async () => ({
  default: (await import('../papers/papers-tab.tsx')).PapersTab,
}))
const EditorTab = lazy(async () => ({
  default: (await import('../editor/editor-tab.tsx')).EditorTab,
}))

interface TabBodyProps {
  readonly tab: Tab
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

/** So long after the page the designers are fetched that nobody has turned to yet. */
const FETCH_MS = 1_000

/** One view of the document. Who turns from one designer to the other can do so without a network, too; a view that cannot be shown leaves
 *  the others what they are. */
export function TabBody(props: TabBodyProps) {
  useEffect(() => {
    const fetchAll = () => void Promise.allSettled([loadWorkflow(), loadForms()])
    const timer = setTimeout(fetchAll, FETCH_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <ErrorBoundary key={props.tab}>
      <Suspense fallback={<Delayed />}>
        <Shown {...props} />
      </Suspense>
    </ErrorBoundary>
  )
}

function Shown({ tab, definition, draft }: TabBodyProps) {
  const { t } = useTranslation('studio')
  if (tab === 'json') return <EditorTab draft={draft} />
  if (tab === 'simulator' || tab === 'scenarios') {
    const Played = tab === 'simulator' ? SimulatorTab : ScenariosTab
    return <Played definitionId={definition.definitionId} draft={draft} />
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
  if (tab === 'papers') return <PapersTab definition={drawn} draft={draft} />
  if (tab === 'texts') return <TranslationsTab definition={drawn} draft={draft} />
  if (tab === 'forms') {
    // Where drafts are refused that no longer name what is published, the server is the judge; here it locks keys.
    const published = (newestOf(definition.versions)?.body ?? null) as Definition | null
    return <FormDesigner definition={drawn} draft={draft} published={published} />
  }
  const { definitionId } = definition
  return <WorkflowTab definitionId={definitionId} definition={drawn} draft={draft} />
}
