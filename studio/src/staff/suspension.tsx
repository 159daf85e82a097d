import { PauseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { ResumeInstanceDocument, SuspendInstanceDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { Dialog } from './dialog.tsx'
import { ReasonForm } from './reason-form.tsx'
import { dateTimeText } from './time-text.ts'
import { useAccount } from './use-account.ts'
import type { InstanceDetail } from './use-instance.ts'

interface SuspensionProps {
  readonly instance: InstanceDetail
  readonly now: number
}

/** Why the clocks of the case stand still, and since when. */
export function SuspensionNotice({ instance, now }: SuspensionProps) {
  const { t, i18n } = useTranslation('staff')
  const { suspension, pausedTimers, endedAt } = instance
  if (endedAt !== null || (suspension === null && pausedTimers.length === 0)) return null
  const timeText = (iso: string) => dateTimeText(iso, now, localeOf(i18n))
  return (
    <Alert
      type="warning"
      showIcon
      icon={<PauseCircleOutlined />}
      title={
        suspension === null
          ? t('suspension.byState')
          : t('suspension.by', {
              name: suspension.by?.name ?? '',
              time: timeText(suspension.at),
              reason: suspension.reason,
            })
      }
      description={pausedTimers
        .map(({ title, pausedAt }) => t('suspension.timer', { title, time: timeText(pausedAt) }))
        .join(t('instances.separator'))}
    />
  )
}

/** 挂起 and 恢复计时, for officials. */
export function SuspendButton({ instance }: Pick<SuspensionProps, 'instance'>) {
  const { t } = useTranslation('staff')
  const { role } = useAccount()
  const [isOpen, setIsOpen] = useState(false)
  const { suspend, resume, isBusy } = useClocks(instance.id, () => setIsOpen(false))
  if (role !== 'official' || instance.endedAt !== null) return null
  if (instance.suspension !== null) {
    return (
      <Button icon={<PlayCircleOutlined />} loading={isBusy} onClick={() => void resume()}>
        {t('suspension.resume')}
      </Button>
    )
  }
  return (
    <>
      <Button icon={<PauseCircleOutlined />} onClick={() => setIsOpen(true)}>
        {t('suspension.suspend')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('suspension.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <ReasonForm
          keeps={t('suspension.keeps')}
          label={t('suspension.reason')}
          missing={t('suspension.reasonMissing')}
          button={t('suspension.suspend')}
          isBusy={isBusy}
          onReason={(reason) => void suspend(reason)}
        />
      </Dialog>
    </>
  )
}

function useClocks(instanceId: string, onDone: () => void) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [suspending, executeSuspend] = useMutation(SuspendInstanceDocument)
  const [resuming, executeResume] = useMutation(ResumeInstanceDocument)
  const tell = (
    answer: { readonly __typename: string; readonly message?: string } | undefined,
    done: string,
  ) => {
    if (answer?.__typename !== 'InstanceChanged') {
      void message.error(answer?.message ?? t('suspension.failed'))
      return
    }
    void message.success(done)
    onDone()
  }
  return {
    isBusy: suspending.fetching || resuming.fetching,
    async suspend(reason: string) {
      const { data } = await withSession(session, () =>
        executeSuspend({ input: { instanceId, reason } }),
      )
      tell(data?.suspendInstance, t('suspension.suspended'))
    },
    async resume() {
      const { data } = await withSession(session, () => executeResume({ input: { instanceId } }))
      tell(data?.resumeInstance, t('suspension.resumed'))
    },
  }
}
