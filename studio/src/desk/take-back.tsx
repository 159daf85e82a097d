import { UndoOutlined } from '@ant-design/icons'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { TakeBackTaskDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { ReasonForm } from '../staff/reason-form.tsx'
import { useGo } from '../staff/staff-link.tsx'
import type { TaskDetail } from './task-detail.ts'

/** 撤回, while nobody has acted on what came of it. */
export function TakeBack({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const [isOpen, setIsOpen] = useState(false)
  const { takeBack, isBusy } = useTakeBack(task.id)
  if (!task.mayTakeBack) return null
  return (
    <>
      <Button icon={<UndoOutlined />} onClick={() => setIsOpen(true)}>
        {t('takeBack.button')}
      </Button>
      <Modal
        open={isOpen}
        title={t('takeBack.title', { title: task.title })}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <ReasonForm
          keeps={t('takeBack.keeps')}
          label={t('hand.reason')}
          missing={t('hand.reasonMissing')}
          button={t('takeBack.button')}
          isBusy={isBusy}
          onReason={(reason) => void takeBack(reason)}
        />
      </Modal>
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
