import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ColleagueSelect } from '../staff/colleague-select.tsx'
import { WordsField } from '../staff/words-field.tsx'
import type { TaskDetail } from './task-detail.ts'
import { type Asked, useAsk } from './use-ask.ts'

interface AskFormProps {
  readonly task: TaskDetail
  readonly kind: 'ADVICE' | 'SUPERVISION'
  readonly onDone: () => void
}

const ROWS = { minRows: 3, maxRows: 8 }

/** What to ask beside the task, of whom, and by when an answer is wanted. */
export function AskForm({ task, kind, onDone }: AskFormProps) {
  const { t } = useTranslation('desk')
  const { ask, problem, isBusy } = useAsk({ taskId: task.id, kind, onDone })
  return (
    <Form<Asked> layout="vertical" requiredMark={false} onFinish={(asked) => void ask(asked)}>
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>{t(`ask.${kind}.keeps`)}</p>
      {kind === 'ADVICE' && (
        <Form.Item
          name="to"
          label={t('hand.who')}
          rules={[{ required: true, message: t('hand.whoMissing') }]}
        >
          <ColleagueSelect of={{ taskId: task.id }} />
        </Form.Item>
      )}
      <WordsField
        name="text"
        label={t(`ask.${kind}.text`)}
        missing={t('ask.textMissing')}
        most={2000}
        rows={ROWS}
      />
      <Form.Item name="dueAt" label={t('ask.dueAt')} extra={t('ask.dueAtHelp')}>
        <Input type="datetime-local" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t(`ask.${kind}.item`)}
      </Button>
    </Form>
  )
}
