import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { HoldCaseDocument, ReleaseCaseDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { Dialog } from './dialog.tsx'
import { ReasonForm } from './reason-form.tsx'
import { dateTimeText } from './time-text.ts'
import { useAccount } from './use-account.ts'
import type { InstanceDetail } from './use-instance.ts'

interface HoldProps {
  readonly instance: InstanceDetail
  readonly now: number
}

/** That its personal data was erased, or why it is not though its time may be over. */
export function RetentionNotice({ instance: { erasedAt, hold }, now }: HoldProps) {
  const { t, i18n } = useTranslation('staff')
  const time = (iso: string) => dateTimeText(iso, now, localeOf(i18n))
  if (erasedAt !== null) {
    return <Alert type="info" showIcon title={t('hold.erased', { time: time(erasedAt) })} />
  }
  if (hold === null) return null
  return (
    <Alert
      type="warning"
      showIcon
      icon={<LockOutlined />}
      title={t('hold.by', { name: hold.by, time: time(hold.at), reason: hold.reason })}
    />
  )
}

/** 冻结 and 解除冻结 of a case that has ended, for officials. */
export function HoldButton({ instance }: Pick<HoldProps, 'instance'>) {
  const { t } = useTranslation('staff')
  const { role } = useAccount()
  const [isOpen, setIsOpen] = useState(false)
  const { hold, release, isBusy } = useHold(instance.id, () => setIsOpen(false))
  const { endedAt, erasedAt } = instance
  if (role !== 'official' || endedAt === null || erasedAt !== null) return null
  if (instance.hold !== null) {
    return (
      <Button icon={<UnlockOutlined />} loading={isBusy} onClick={() => void release()}>
        {t('hold.release')}
      </Button>
    )
  }
  return (
    <>
      <Button icon={<LockOutlined />} onClick={() => setIsOpen(true)}>
        {t('hold.hold')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('hold.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <ReasonForm
          keeps={t('hold.keeps')}
          label={t('hold.reason')}
          missing={t('hold.reasonMissing')}
          button={t('hold.hold')}
          isBusy={isBusy}
          onReason={(reason) => void hold(reason)}
        />
      </Dialog>
    </>
  )
}

function useHold(instanceId: string, onDone: () => void) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [holding, executeHold] = useMutation(HoldCaseDocument)
  const [releasing, executeRelease] = useMutation(ReleaseCaseDocument)
  const tell = (
    answer: { readonly __typename: string; readonly message?: string } | undefined,
    done: string,
  ) => {
    if (answer?.__typename !== 'InstanceChanged') {
      void message.error(answer?.message ?? t('failed'))
      return
    }
    void message.success(done)
    onDone()
  }
  return {
    isBusy: holding.fetching || releasing.fetching,
    async hold(reason: string) {
      const { data } = await withSession(session, () => executeHold({ instanceId, reason }))
      tell(data?.holdCase, t('hold.held'))
    },
    async release() {
      const { data } = await withSession(session, () => executeRelease({ instanceId }))
      tell(data?.releaseCase, t('hold.released'))
    },
  }
}
