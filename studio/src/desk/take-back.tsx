import { UndoOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { TakeBackTaskDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { Dialog } from '../staff/dialog.tsx'
import { ReasonForm } from '../staff/reason-form.tsx'
import { useGo } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import type { TaskDetail } from './task-detail.ts'
import { useHandTask } from './use-hand-task.ts'

/** 撤回, while nobody has acted on what came of it. */
export function TakeBack({ task }: { readonly task: TaskDetail }) {
  const back = useTakeBack(task.id)
  return task.mayTakeBack ? <WithReason task={task} group="takeBack" {...back} /> : null
}

/** What I delegated is mine again, before the other one has said anything. */
export function TakeOver({ task }: { readonly task: TaskDetail }) {
  const { id } = useAccount()
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const { hand, problem, isBusy } = useHandTask({
    ...{ taskId: task.id, deed: 'transfer' },
    onDone: () => void message.success(t('takeOver.done')),
  })
  if (!task.isDelegatedByMe) return null
  const takeBack = (reason: string) => hand({ to: id, reason, position: 'AFTER' }, '')
  return <WithReason {...{ task, group: 'takeOver', takeBack, problem, isBusy }} />
}

interface WithReasonProps {
  readonly task: TaskDetail
  readonly group: 'takeBack' | 'takeOver'
  readonly takeBack: (reason: string) => Promise<void>
  readonly problem?: string | null
  readonly isBusy: boolean
}

function WithReason({ task, group, takeBack, problem = null, isBusy }: WithReasonProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button icon={<UndoOutlined />} onClick={() => setIsOpen(true)}>
        {t(`${group}.button`)}
      </Button>
      <Dialog
        open={isOpen}
        title={t(`${group}.title`, { title: task.title })}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
        <ReasonForm
          keeps={t(`${group}.keeps`)}
          label={t('hand.reason')}
          missing={t('hand.reasonMissing')}
          button={t(`${group}.button`)}
          isBusy={isBusy}
          onReason={(reason) => void takeBack(reason)}
        />
      </Dialog>
    </>
  )
}

function useTakeBack(taskId: string) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const go = useGo()
  const [{ fetching }, execute] = useMutation(TakeBackTaskDocument)
  const takeBack = async (reason: string) => {
    const { data, error } = await withSession(session, () => execute({ input: { taskId, reason } }))
    const answer = data?.takeBackTask
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t('takeBack.done'))
      go('/')
    } else if (answer === undefined) {
      void message.error(error?.networkError ? t('task.offline') : t('task.failed'))
    } else void message.error(answer.message)
  }
  return { takeBack, isBusy: fetching }
}
