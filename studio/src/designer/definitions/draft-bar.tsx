import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { hasErrors } from '../editor/examine.ts'
import { type DefinitionDetail, newestOf } from './definition-detail.ts'
import { comparableText, documentText } from './document-text.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import type { DraftDocument } from './use-draft-document.ts'
import { useSaveDraft } from './use-save-draft.ts'

interface DraftBarProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

/** Where the text stands (saved or not, by whom), and the two deeds: save the draft, publish it. */
export function DraftBar({ definition, draft }: DraftBarProps) {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  const [isPublishing, setIsPublishing] = useState(false)
  const saving = useSaveDraft(definition.definitionId, draft)
  const save = async () => {
    const result = await saving.save()
    if (result.kind === 'saved') void message.success(t('draft.saved'))
    if (result.kind === 'refused') void message.error(result.message)
  }
  // Of the text at rest: comparing takes longer than a key may.
  const canPublish = useChanges(definition, draft.examinedText)
  return (
    <div className="draft-bar">
      <DraftState definition={definition} draft={draft} hasChanges={canPublish} />
      <UndoButtons draft={draft} />
      <Button disabled={!draft.isDirty} loading={saving.isSaving} onClick={() => void save()}>
        {t('draft.save')}
      </Button>
      <Button type="primary" disabled={!canPublish} onClick={() => setIsPublishing(true)}>
        {t('publish.button')}
      </Button>
      {isPublishing && (
        <PublishDialog
          definition={definition}
          draft={draft}
          save={saving.save}
          isBlocked={hasErrors(draft.examined.findings)}
          onClose={() => setIsPublishing(false)}
        />
      )}
      {saving.stale !== null && (
        <StaleDialog
          definitionId={definition.definitionId}
          draft={draft}
          stale={saving.stale}
          onOverwrite={saving.overwrite}
          onClose={saving.forgetStale}
        />
      )}
    </div>
  )
}

/** Whether publishing would make another version than the newest one. */
function useChanges({ versions }: DefinitionDetail, text: string): boolean {
  const newest = newestOf(versions)
  const published = useMemo(
    () => (newest === undefined ? null : comparableText(documentText(newest.body))),
    [newest],
  )
  return useMemo(() => comparableText(text) !== published, [text, published])
}

function DraftState({
  definition,
  draft,
  hasChanges,
}: DraftBarProps & { readonly hasChanges: boolean }) {
  const { t, i18n } = useTranslation('studio')
  const time = (iso: string) => dateTimeText(iso, Date.now(), localeOf(i18n))
  if (draft.restoredAt !== null) {
    const at = time(new Date(draft.restoredAt).toISOString())
    return (
      <span className="draft-state" role="status">
        <span className="badge badge-draft">{t('draft.unsaved')}</span>{' '}
        {t('draft.restored', { at })}
      </span>
    )
  }
  if (draft.isDirty) {
    return (
      <span className="draft-state" role="status">
        <span className="badge badge-draft">{t('draft.unsaved')}</span> {t('draft.keptLocally')}
      </span>
    )
  }
  if (definition.draft === null || !hasChanges) {
    return <span className="draft-state soft">{t('draft.none')}</span>
  }
  const { updatedBy, updatedAt } = definition.draft
  return (
    <span className="draft-state soft">
      {t('draft.savedBy', { name: updatedBy, at: time(updatedAt) })}
    </span>
  )
}
