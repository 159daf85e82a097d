import { StopOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { CancelInstanceDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { Dialog } from './dialog.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useAccount } from './use-account.ts'
import type { InstanceDetail } from './use-instance.ts'

/** 终止, for officials and for good. */
export function CancelButton({ instance }: { readonly instance: InstanceDetail }) {
  const { t } = useTranslation('staff')
  const { role } = useAccount()
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  const { cancel, isBusy } = useCancel(instance.id, close)
  if (role !== 'official' || instance.endedAt !== null) return null
  return (
    <>
      <Button danger icon={<StopOutlined />} onClick={() => setIsOpen(true)}>
        {t('cancelCase.button')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('cancelCase.title')}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <ReasonForm
          keeps={t('cancelCase.keeps')}
          label={t('cancelCase.reason')}
          missing={t('cancelCase.reasonMissing')}
          button={t('cancelCase.button')}
          isDangerous
          isBusy={isBusy}
          onReason={(reason) => void cancel(reason)}
        />
      </Dialog>
    </>
  )
}

function useCancel(instanceId: string, onDone: () => void) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(CancelInstanceDocument)
  const cancel = async (reason: string) => {
    const { data } = await withSession(session, () => execute({ input: { instanceId, reason } }))
    const answer = data?.cancelInstance
    if (answer?.__typename !== 'InstanceChanged') {
      void message.error(answer?.message ?? t('cancelCase.failed'))
      return
    }
    void message.success(t('cancelCase.done'))
    onDone()
  }
  return { cancel, isBusy: fetching }
}
