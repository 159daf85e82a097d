import { ShareAltOutlined } from '@ant-design/icons'
import { Alert, App, Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { CopyInstanceDocument, MarkCopyReadDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { localeOf } from '../i18n/i18n.ts'
import { ColleagueSelect } from './colleague-select.tsx'
import { Dialog } from './dialog.tsx'
import { dateTimeText } from './time-text.ts'
import { useAccount } from './use-account.ts'
import type { InstanceDetail } from './use-instance.ts'
import { WordsField } from './words-field.tsx'

interface CopyProps {
  readonly instance: InstanceDetail
  readonly now: number
}

/** 抄送: lets colleagues read the case; for officials and whoever works on it. */
export function CopyButton({ instance }: Pick<CopyProps, 'instance'>) {
  const { t } = useTranslation('staff')
  const { role } = useAccount()
  const [isOpen, setIsOpen] = useState(false)
  const { copy, problem, isBusy } = useCopy(instance.id, () => setIsOpen(false))
  const isInvolved = instance.tasks.some(({ state }) => state === 'open')
  if (instance.endedAt !== null || (role !== 'official' && !isInvolved)) return null
  return (
    <>
      <Button icon={<ShareAltOutlined />} onClick={() => setIsOpen(true)}>
        {t('copy.button')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('copy.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <Form<Copied>
          layout="vertical"
          requiredMark={false}
          onFinish={(copied) => void copy(copied)}
        >
          {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
          <p>{t('copy.keeps')}</p>
          <Form.Item
            name="to"
            label={t('copy.who')}
            rules={[{ required: true, message: t('copy.whoMissing') }]}
          >
            <ColleagueSelect of={{ instanceId: instance.id }} isMultiple />
          </Form.Item>
          <WordsField name="note" label={t('copy.note')} />
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('copy.button')}
          </Button>
        </Form>
      </Dialog>
    </>
  )
}

/** To whom it was copied, and who has read it (已阅). */
export function CopyList({ instance, now }: CopyProps) {
  const { t, i18n } = useTranslation('staff')
  useReadCopy(instance)
  const { copies } = instance
  if (copies.length === 0) return null
  const readText = (readAt: string | null) =>
    readAt === null
      ? t('copy.unread')
      : t('copy.readAt', { time: dateTimeText(readAt, now, localeOf(i18n)) })
  return (
    <section className="card" aria-labelledby="instance-copies">
      <h2 id="instance-copies">{t('copy.list')}</h2>
      <ul className="open-tasks">
        {copies.map(({ to, readAt }) => (
          <li key={to?.id ?? ''}>
            <span>{to?.name ?? ''}</span>
            <span className="soft">{readText(readAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whoever it was copied to has read it once the page was before her. */
function useReadCopy({ id, copies }: InstanceDetail): void {
  const { id: accountId } = useAccount()
  const session = useSession()
  const [, execute] = useMutation(MarkCopyReadDocument)
  const isUnread = copies.some(({ to, readAt }) => to?.id === accountId && readAt === null)
  useEffect(() => {
    if (isUnread) void withSession(session, () => execute({ instanceId: id }))
  }, [isUnread, id, session, execute])
}

interface Copied {
  readonly to: string[]
  readonly note?: string
}

function useCopy(instanceId: string, onDone: () => void) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(CopyInstanceDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const copy = async ({ to, note }: Copied) => {
    const input = { instanceId, to, note: note ?? '' }
    const { data } = await withSession(session, () => execute({ input }))
    const answer = data?.copyInstance
    if (answer?.__typename === 'InstanceChanged') {
      void message.success(t('copy.done'))
      setProblem(null)
      onDone()
    } else setProblem(answer?.message ?? t('copy.failed'))
  }
  return { copy, problem, isBusy: fetching }
}
