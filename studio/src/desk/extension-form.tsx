import { Alert, App, Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { AskExtensionDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { WordsField } from '../staff/words-field.tsx'
import type { TaskDetail } from './task-detail.ts'

interface ExtensionFormProps {
  readonly task: TaskDetail
  readonly onDone: () => void
}

interface Asked {
  readonly units: number
  readonly reason: string
}

/** How much more time, and why (延期). */
export function ExtensionForm({ task, onDone }: ExtensionFormProps) {
  const { t } = useTranslation('desk')
  const { ask, problem, isBusy } = useAskExtension(task.id, onDone)
  const room = task.extensionRoom
  if (room === null) return <p>{t('extension.none')}</p>
  return (
    <Form<Asked>
      layout="vertical"
      requiredMark={false}
      initialValues={{ units: 1 }}
      onFinish={(asked) => void ask(asked)}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>{t('extension.keeps', { text: room.text, times: room.times })}</p>
      <Form.Item
        name="units"
        label={t('extension.units', { text: room.text })}
        rules={[{ required: true, message: t('extension.unitsMissing') }]}
      >
        <InputNumber min={1} max={room.units} precision={0} />
      </Form.Item>
      <WordsField name="reason" label={t('hand.reason')} missing={t('hand.reasonMissing')} />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('extension.ask')}
      </Button>
    </Form>
  )
}

function useAskExtension(taskId: string, onDone: () => void) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(AskExtensionDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async ({ units, reason }: Asked) => {
    const { data, error } = await withSession(session, () =>
      execute({ input: { taskId, units, reason } }),
    )
    const answer = data?.askExtension
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t('extension.asked'))
      onDone()
    } else if (answer === undefined) {
      setProblem(error?.networkError ? t('task.offline') : t('task.failed'))
    } else setProblem(answer.message)
  }
  return { ask, problem, isBusy: fetching }
}
