import { App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { DecideExtensionDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { useGo } from '../staff/staff-link.tsx'
import { WordsField } from '../staff/words-field.tsx'
import type { TaskDetail } from './task-detail.ts'

/** More time is given, or not, with a reason that whoever asked reads. */
export function ExtensionDecision({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('desk')
  const [form] = Form.useForm<{ readonly reason: string }>()
  const { decide, isBusy } = useDecide(task.id)
  const send = async (isGranted: boolean) => {
    const { reason } = await form.validateFields()
    await decide(isGranted, reason)
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <p>
        <strong>{t('extension.wanted', { time: task.askedTime ?? '' })}</strong>
      </p>
      <p className="soft">{t('question.EXTENSION.keeps')}</p>
      <WordsField name="reason" label={t('hand.reason')} missing={t('hand.reasonMissing')} />
      <div className="task-hand">
        <Button type="primary" loading={isBusy} onClick={() => void send(true).catch(ignore)}>
          {t('extension.grant')}
        </Button>
        <Button loading={isBusy} onClick={() => void send(false).catch(ignore)}>
          {t('extension.refuse')}
        </Button>
      </div>
    </Form>
  )
}

/** The form says at the field what is missing. */
function ignore(): void {}

function useDecide(taskId: string) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const go = useGo()
  const [{ fetching }, execute] = useMutation(DecideExtensionDocument)
  const decide = async (isGranted: boolean, reason: string) => {
    const { data } = await withSession(session, () =>
      execute({ input: { taskId, isGranted, reason } }),
    )
    const answer = data?.decideExtension
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t(isGranted ? 'extension.granted' : 'extension.refused'))
      go('/')
    } else void message.error(answer?.message ?? t('task.failed'))
  }
  return { decide, isBusy: fetching }
}
