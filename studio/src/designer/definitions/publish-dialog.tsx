import { textIn } from '@linli/schemas/locale-text'
import { Alert, App, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { PublishDocument } from '../../api/documents.ts'
import { useSession } from '../../api/session.ts'
import { withSession } from '../../api/with-session.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { FindingMark } from '../editor/problem-list.tsx'
import { type DefinitionDetail, newestOf } from './definition-detail.ts'
import { DraftChanges } from './draft-changes.tsx'
import type { DraftDocument } from './use-draft-document.ts'
import type { SaveResult } from './use-save-draft.ts'

interface PublishDialogProps {
  readonly definition: DefinitionDetail
  readonly draft: DraftDocument
  readonly save: () => Promise<SaveResult>
  readonly isBlocked: boolean
  readonly onClose: () => void
}

/** Says what publishing will do, with all findings and changes before one's eyes; blocked while something must be put right. */
export function PublishDialog(props: PublishDialogProps) {
  const { definition, draft, isBlocked, onClose } = props
  const { t, i18n } = useTranslation('studio')
  const { problem, isBusy, publish } = usePublish(props)
  const newest = newestOf(definition.versions)
  const next = (newest?.number ?? 0) + 1
  const { findings } = draft.examined
  return (
    <Modal
      open
      width={860}
      title={t('publish.title', { title: definition.title, number: next })}
      okText={t('publish.confirm', { number: next })}
      okButtonProps={{ disabled: isBlocked || draft.isChecking, loading: isBusy }}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <div className="publish-dialog">
        {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
        <p>
          {definition.activeCount === 0
            ? t('publish.noneRunning')
            : t('publish.running', { count: definition.activeCount })}
        </p>
        {isBlocked && <Alert type="error" showIcon title={t('publish.blocked')} />}
        {findings.length > 0 && (
          <ul className="finding-list">
            {findings.map((finding) => (
              <li key={`${finding.code}:${finding.path}`}>
                <FindingMark severity={finding.severity} />{' '}
                {textIn(finding.message, localeOf(i18n))} <code>{finding.path}</code>
              </li>
            ))}
          </ul>
        )}
        <DraftChanges definition={definition} draft={draft} onLeave={onClose} />
      </div>
    </Modal>
  )
}

/** Saves the text first where it is not saved, then publishes exactly that revision. */
function usePublish({ definition, draft, save, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['studio', 'staff'])
  const { message } = App.useApp()
  const session = useSession()
  const [, execute] = useMutation(PublishDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const revision = async (): Promise<number | null> => {
    if (!draft.isDirty) return draft.baseRevision
    const saved = await save()
    if (saved.kind === 'saved') return saved.revision
    if (saved.kind === 'refused') setProblem(saved.message)
    else onClose()
    return null
  }
  const send = async () => {
    const baseRevision = await revision()
    if (baseRevision === null) return
    const input = { definitionId: definition.definitionId, baseRevision }
    const { data, error } = await withSession(session, () => execute({ input }))
    const answer = data?.publish
    if (answer?.__typename === 'Published') {
      void message.success(t('publish.done', { number: answer.version.number }))
      onClose()
      return
    }
    setProblem(answer?.message ?? t(error?.networkError ? 'staff:offline' : 'staff:failed'))
  }
  const publish = async () => {
    setIsBusy(true)
    try {
      await send()
    } finally {
      setIsBusy(false)
    }
  }
  return { problem, isBusy, publish }
}
