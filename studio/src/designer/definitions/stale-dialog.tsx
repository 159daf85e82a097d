import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionPageDocument } from '../../api/documents.ts'
import { useFocusReturn } from '../../ui/use-focus-return.ts'
import { DiffView } from './diff-view.tsx'
import { comparableText } from './document-text.ts'
import type { DraftDocument } from './use-draft-document.ts'
import type { SaveResult, StaleDraft } from './use-save-draft.ts'

interface StaleDialogProps {
  readonly definitionId: string
  readonly draft: DraftDocument
  readonly stale: StaleDraft
  readonly onOverwrite: () => Promise<SaveResult>
  readonly onClose: () => void
}

/** Somebody saved meanwhile: shows how the texts differ and asks which one shall stand. Mine can always be copied. */
export function StaleDialog({
  definitionId,
  draft,
  stale,
  onOverwrite,
  onClose,
}: StaleDialogProps) {
  const { t } = useTranslation('studio')
  const { message } = App.useApp()
  useFocusReturn()
  const [{ data }] = useQuery({
    query: DefinitionPageDocument,
    variables: { id: definitionId },
    requestPolicy: 'network-only',
  })
  const theirs = data?.definition?.draft
  const copy = async () => {
    await navigator.clipboard.writeText(draft.text)
    void message.success(t('stale.copied'))
  }
  const overwrite = async () => {
    const result = await onOverwrite()
    if (result.kind === 'saved') void message.success(t('draft.saved'))
    if (result.kind === 'refused') void message.error(result.message)
  }
  const takeTheirs = () => {
    if (theirs === null || theirs === undefined) return
    draft.replace({ text: theirs.body, revision: theirs.revision })
    onClose()
  }
  return (
    <Modal
      open
      width={860}
      title={t('stale.title', { name: stale.updatedBy })}
      onCancel={onClose}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {t('stale.copy')}
        </Button>,
        <Button key="theirs" disabled={theirs === undefined} onClick={takeTheirs}>
          {t('stale.takeTheirs')}
        </Button>,
        <Button key="mine" type="primary" onClick={() => void overwrite()}>
          {t('stale.overwrite')}
        </Button>,
      ]}
    >
      <p>{t('stale.advice')}</p>
      {theirs !== null && theirs !== undefined && (
        <DiffView before={comparableText(theirs.body)} after={comparableText(draft.text)} />
      )}
    </Modal>
  )
}
