import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Definition } from '@linli/schemas/definition'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionComparisonDocument } from '../../api/documents.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { OpenedDetails } from '../../ui/opened-details.tsx'
import { ChangeList } from './change-list.tsx'
import { type DefinitionDetail, definitionPath, newestOf } from './definition-detail.ts'
import { DiffView } from './diff-view.tsx'
import { comparableText, documentText } from './document-text.ts'
import type { ToldComparison } from './told-changes.ts'
import { compareHere } from './told-changes.ts'
import type { DraftDocument } from './use-draft-document.ts'

interface DraftChangesProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
  /** Before somebody is led to a place in the text. */
  readonly onLeave?: () => void
}

/** What the text being edited changes of the newest version; with numbers once it is saved. */
export function DraftChanges({ definition, draft, onLeave }: DraftChangesProps) {
  const { t } = useTranslation('studio')
  const go = useGo()
  const newest = newestOf(definition.versions)
  const told = useDraftComparison(definition, draft)
  const { definition: after } = draft.examined
  const hasOtherPicture = useMemo(
    () =>
      newest !== undefined &&
      after !== null &&
      isOtherPicture(newest.body as unknown as Definition, after),
    [newest, after],
  )
  if (newest === undefined) return null
  return (
    <div className="changes">
      <h3>{t('changes.title', { number: newest.number })}</h3>
      {told === null ? (
        <p className="soft">{t('changes.unreadable')}</p>
      ) : (
        <>
          {told.running === undefined && told.changes.length > 0 && (
            <p className="soft">{t('changes.saveForImpact')}</p>
          )}
          <ChangeList
            comparison={told}
            none={t(hasOtherPicture ? 'changes.onlyPicture' : 'changes.none')}
            onGo={(pointer) => {
              onLeave?.()
              const query = new URLSearchParams({ tab: 'json', at: pointer })
              go(`${definitionPath(definition.definitionId)}?${query}`)
            }}
          />
        </>
      )}
      <OpenedDetails summary={t('changes.text')}>
        {() => (
          <DiffView
            before={comparableText(documentText(newest.body))}
            after={comparableText(draft.text)}
          />
        )}
      </OpenedDetails>
    </div>
  )
}

/** Whether what means nothing to any case is another one: where states stand, notes, frames, and which advice is silenced. */
function isOtherPicture(before: Definition, after: Definition): boolean {
  const besideOf = ({ layout, remarks = {}, silenced = [] }: Definition) =>
    canonicalJson({ layout, remarks, silenced })
  return besideOf(before) !== besideOf(after)
}

/** Null where the text is no definition. What the server counted is shown for exactly the text it has. */
function useDraftComparison(
  definition: DefinitionDetail,
  draft: DraftDocument,
): ToldComparison | null {
  const { i18n } = useTranslation('studio')
  const locale = localeOf(i18n)
  const isSaved = !draft.isDirty && !draft.isChecking && draft.base.revision > 0
  const [{ data, fetching, stale }] = useQuery({
    query: DefinitionComparisonDocument,
    variables: { id: definition.definitionId },
    requestPolicy: 'network-only',
    pause: !isSaved,
  })
  const newest = newestOf(definition.versions)
  const after = draft.examined.definition
  const here = useMemo(() => {
    if (after === null || newest === undefined) return null
    const bundle: unknown = i18n.getResourceBundle(i18n.language, 'staff')
    return compareHere(newest.body as unknown as Definition, after, {
      locale,
      posts: postTitlesIn(bundle),
    })
  }, [after, newest, locale, i18n])
  const weighed = data?.definition?.comparison
  return here !== null && isSaved && !fetching && !stale && weighed != null ? weighed : here
}

/** Titles of posts as the staff pages call them, for whichever language is loaded. */
export function postTitlesIn(bundle: unknown): Record<string, { 'zh-CN': string; en: string }> {
  const posts = typeof bundle === 'object' && bundle !== null && 'post' in bundle ? bundle.post : {}
  return Object.fromEntries(
    Object.entries(posts ?? {}).map(([post, title]) => {
      return [post, { 'zh-CN': String(title), en: String(title) }]
    }),
  )
}
