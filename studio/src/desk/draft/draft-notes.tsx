import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { dateTimeText } from '../../staff/time-text.ts'
import { Answers } from '../../staff/timeline.tsx'
import { useOffline } from '../offline/offline-context.ts'
import type { TaskDetail } from '../task-detail.ts'
import type { TaskDraftState } from '../use-task-draft.ts'

interface DraftNotesProps {
  readonly draft: TaskDraftState
  readonly form: TaskDetail['form']
}

/** Where the draft is, what of it is elsewhere, and, where two devices have changed it, which of the two it shall be. */
export function DraftNotes({ draft, form }: DraftNotesProps) {
  return (
    <>
      <DraftChoice draft={draft} form={form} />
      <DraftMark draft={draft} />
      <AbsentFiles draft={draft} />
    </>
  )
}

/** Nothing is lost by itself: both stay until she has said which. The newer one is offered first. */
function DraftChoice({ draft, form }: DraftNotesProps) {
  const { t, i18n } = useTranslation('desk')
  const { other, savedAt } = draft
  if (other === null) return null
  const at = dateTimeText(other.savedAt, Date.now(), localeOf(i18n))
  const isOtherNewer = Date.parse(other.savedAt) > (savedAt ?? 0)
  const [first, second] = isOtherNewer ? (['there', 'here'] as const) : (['here', 'there'] as const)
  const labels = {
    here: t(draft.savedAt === null ? 'draft.clearToo' : 'draft.useHere'),
    there: t(other.answers === null ? 'draft.clearToo' : 'draft.useThere'),
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(other.answers === null ? 'draft.clearedThere' : 'draft.changedThere', { at })}
      description={
        <>
          <p>{t('draft.chooseOne')}</p>
          {other.answers !== null && (
            <details>
              <summary>{t('draft.seeThere')}</summary>
              <Answers form={form} answers={other.answers} />
            </details>
          )}
          <div className="draft-choice">
            <Button type="primary" onClick={() => void draft.choose(first)}>
              {labels[first]}
            </Button>
            <Button onClick={() => void draft.choose(second)}>{labels[second]}</Button>
          </div>
        </>
      }
    />
  )
}

function DraftMark({ draft }: { readonly draft: TaskDraftState }) {
  const { t, i18n } = useTranslation('desk')
  if (draft.savedAt === null) return null
  const at = dateTimeText(new Date(draft.savedAt).toISOString(), Date.now(), localeOf(i18n))
  return (
    <p className="draft-mark" role="status">
      <span className="badge badge-draft">{t('mark.draft')}</span>{' '}
      {t(draft.isSynced ? 'draft.syncedAt' : 'draft.savedAt', { at })}
      <Button type="link" size="small" onClick={() => void draft.discard()}>
        {t('draft.discard')}
      </Button>
    </p>
  )
}

/** Photos go by themselves from the device that took them; until then this one cannot show them, and the task is not handed in. */
function AbsentFiles({ draft }: { readonly draft: TaskDraftState }) {
  const { t } = useTranslation('desk')
  const { photos } = useOffline()
  const count = draft.absentFiles.filter((id) => photos.urlOf(id) === undefined).length
  if (count === 0) return null
  return <Alert type="info" showIcon role="status" title={t('draft.absentFiles', { count })} />
}
