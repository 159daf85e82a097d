import { SaveOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { hasErrors } from '../editor/examine.ts'
import { type DefinitionDetail, newestOf } from './definition-detail.ts'
import { comparableText, documentText } from './document-text.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import { type Keeping, useAutosave } from './use-autosave.ts'
import type { DraftDocument } from './use-draft-document.ts'
import { useSaveDraft } from './use-save-draft.ts'

interface DraftBarProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
}

/** Where the text stands (kept or not, by whom), and the two deeds: save the draft now, publish it. */
export function DraftBar({ definition, draft }: DraftBarProps) {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  const [open, setOpen] = useState<'publishing' | 'settling' | null>(null)
  const saving = useSaveDraft(definition.definitionId, draft)
  const keeping = useAutosave(draft, saving)
  const saveByHand = async () => {
    const result = await saving.save()
    if (result.kind === 'stale') setOpen('settling')
    return result
  }
  const save = async () => {
    const result = await saveByHand()
    if (result.kind === 'saved') void message.success(t('draft.saved'))
    if (result.kind === 'refused') void message.error(result.message)
  }
  // Of the text at rest: comparing takes longer than a key may.
  const canPublish = useChanges(definition, draft.examinedText || draft.base.text)
  const close = () => setOpen(null)
  return (
    <div className="draft-bar">
      <DraftState {...{ definition, draft, keeping }} hasChanges={canPublish} />
      {keeping === 'stale' && (
        <Button danger onClick={() => setOpen('settling')}>
          {t('stale.settle')}
        </Button>
      )}
      <UndoButtons draft={draft} />
      <Button
        icon={<SaveOutlined aria-hidden="true" />}
        loading={saving.isSaving}
        onClick={() => void save()}
      >
        {t('draft.save')}
      </Button>
      <Button type="primary" disabled={!canPublish} onClick={() => setOpen('publishing')}>
        {t('publish.button')}
      </Button>
      {open === 'publishing' && (
        <PublishDialog
          {...{ definition, draft }}
          save={saveByHand}
          isBlocked={hasErrors(draft.examined.findings)}
          onClose={close}
        />
      )}
      {open === 'settling' && saving.stale !== null && (
        <StaleDialog
          definitionId={definition.definitionId}
          stale={saving.stale}
          {...{ draft, saving }}
          onClose={close}
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
  // Nobody waits for it: the key that changed the text is shown first.
  const calm = useDeferredValue(text)
  return useMemo(() => comparableText(calm) !== published, [calm, published])
}

interface DraftStateProps extends DraftBarProps {
  readonly hasChanges: boolean
  readonly keeping: Keeping
}

function DraftState({ definition, draft, hasChanges, keeping }: DraftStateProps) {
  const { t, i18n } = useTranslation('studio')
  const time = (iso: string) => dateTimeText(iso, Date.now(), localeOf(i18n))
  const safety = useSyncExternalStore(draft.keeper.subscribe, draft.keeper.safety)
  if (safety === 'keeping') {
    return <span className="draft-state soft">{t('draft.keeping')}</span>
  }
  if (keeping === 'saving') {
    return <span className="draft-state soft">{t('draft.saving')}</span>
  }
  if (keeping !== 'held') {
    const { restoredAt } = draft
    const isNews = keeping === 'waiting' && restoredAt !== null
    return (
      <span className="draft-state" role="status">
        <span className="badge badge-draft">{t(`draft.badge.${keeping}`)}</span>{' '}
        {isNews
          ? t('draft.restored', { at: time(new Date(restoredAt).toISOString()) })
          : t(safety === 'homeless' ? 'draft.homeless' : 'draft.keptLocally')}
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
