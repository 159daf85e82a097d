import { BellOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { UrgeInstanceDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { dateTimeText } from './time-text.ts'
import type { InstanceDetail } from './use-instance.ts'

/** 催办: whoever has an open task of the case is told; rests for a while afterwards. */
export function UrgeButton({
  instance,
  now,
}: {
  readonly instance: InstanceDetail
  readonly now: number
}) {
  const { t, i18n } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(UrgeInstanceDocument)
  const { urgeableAt } = instance
  if (urgeableAt === null || instance.tasks.every(({ state }) => state !== 'open')) return null
  const rests = Date.parse(urgeableAt) > now
  const urge = async () => {
    const { data } = await withSession(session, () =>
      execute({ input: { instanceId: instance.id } }),
    )
    const answer = data?.urgeInstance
    if (answer?.__typename === 'InstanceChanged') void message.success(t('urge.done'))
    else void message.error(answer?.message ?? t('urge.failed'))
  }
  return (
    <Tooltip
      title={
        rests ? t('urge.again', { time: dateTimeText(urgeableAt, now, localeOf(i18n)) }) : undefined
      }
    >
      <Button
        icon={<BellOutlined />}
        disabled={rests}
        loading={fetching}
        onClick={() => void urge()}
      >
        {t('urge.button')}
      </Button>
    </Tooltip>
  )
}
