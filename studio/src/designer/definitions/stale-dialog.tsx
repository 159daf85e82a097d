import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionPageDocument } from '../../api/documents.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { ConflictList } from './conflict-list.tsx'
import { DiffView } from './diff-view.tsx'
import { comparableText } from './document-text.ts'
import { mergedText, mergeOfTexts } from './merge-texts.ts'
import type { DraftDocument } from './use-draft-document.ts'
import type { DraftSaving, StaleDraft } from './use-save-draft.ts'
import { useSaveElsewhere } from './use-save-elsewhere.ts'

interface StaleDialogProps {
  readonly definitionId: string
  readonly draft: DraftDocument
  readonly stale: StaleDraft
  readonly saving: DraftSaving
  readonly onClose: () => void
}

/** Somebody saved meanwhile: both are put together where that is plain, and where both changed the same it asks whose shall stand. Whatever is
 *  chosen, the other text is one 撤销 away, and mine can be kept as a service of its own. */
export function StaleDialog({ definitionId, draft, stale, saving, onClose }: StaleDialogProps) {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  const theirs = useTheirs(definitionId, stale.revision)
  const merge = useMemo(
    () => (theirs === null ? null : mergeOfTexts(draft.base.text, draft.text, theirs.text)),
    [draft.base.text, draft.text, theirs],
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const elsewhere = useSaveElsewhere(definitionId, draft.text)

  const take = (text: string, key: 'merge' | 'theirs') => {
    if (theirs === null) return
    draft.accept(theirs)
    draft.change(text, { key })
    saving.forgetStale()
    onClose()
  }
  const overwrite = async () => {
    const result = await saving.overwrite()
    if (result.kind === 'saved') void message.success(t('draft.saved'))
    if (result.kind === 'refused') void message.error(result.message)
    if (result.kind !== 'stale') onClose()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(draft.text)
    void message.success(t('stale.copied'))
  }
  return (
    <Dialog
      open
      width={860}
      title={t('stale.title', { name: stale.updatedBy })}
      onCancel={onClose}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {t('stale.copy')}
        </Button>,
        <Button key="elsewhere" loading={elsewhere.isSaving} onClick={() => void elsewhere.save()}>
          {t('stale.elsewhere')}
        </Button>,
        <Button
          key="theirs"
          disabled={theirs === null}
          onClick={() => theirs !== null && take(theirs.text, 'theirs')}
        >
          {t('stale.takeTheirs')}
        </Button>,
        <Button key="mine" onClick={() => void overwrite()}>
          {t('stale.overwrite')}
        </Button>,
        <Button
          key="merge"
          type="primary"
          disabled={merge === null}
          onClick={() => merge !== null && take(mergedText(draft.text, merge, chosen), 'merge')}
        >
          {t('stale.merge')}
        </Button>,
      ]}
    >
      <p>{t('stale.advice')}</p>
      {merge !== null && (
        <ConflictList merge={merge} text={draft.text} chosen={chosen} onChoose={setChosen} />
      )}
      {theirs !== null && (
        <details open={merge === null}>
          <summary>{t('stale.difference')}</summary>
          <DiffView before={comparableText(theirs.text)} after={comparableText(draft.text)} />
        </details>
      )}
    </Dialog>
  )
}

/** What the server holds now; null until it is known: what the page has read before may be older than what was refused. */
function useTheirs(definitionId: string, atLeast: number) {
  const [{ data }] = useQuery({
    query: DefinitionPageDocument,
    variables: { id: definitionId },
    requestPolicy: 'network-only',
  })
  const draft = data?.definition?.draft
  return useMemo(
    () =>
      draft == null || draft.revision < atLeast
        ? null
        : { text: draft.body, revision: draft.revision },
    [draft, atLeast],
  )
}
