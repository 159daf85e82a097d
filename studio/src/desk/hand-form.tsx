import { Alert, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColleagueSelect } from '../staff/colleague-select.tsx'
import { WordsField } from '../staff/words-field.tsx'
import type { TaskDetail } from './task-detail.ts'
import { type Deed, type Handed, useHandTask } from './use-hand-task.ts'

interface HandFormProps {
  readonly task: TaskDetail
  readonly deed: Deed
  readonly onDone: () => void
}

const POSITIONS = ['BEFORE', 'AFTER', 'BESIDE'] as const

/** To whom, and why; the colleague reads the reason. */
export function HandForm({ task, deed, onDone }: HandFormProps) {
  const { t } = useTranslation('desk')
  const [name, setName] = useState('')
  const { hand, problem, isBusy } = useHandTask({ taskId: task.id, deed, onDone })
  return (
    <Form<Handed>
      layout="vertical"
      requiredMark={false}
      initialValues={{ position: 'AFTER' }}
      onFinish={(handed) => void hand(handed, name)}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>{t(`hand.${deed}.keeps`)}</p>
      {deed === 'addSigner' && (
        <Form.Item name="position" label={t('hand.position')}>
          <Radio.Group
            className="hand-positions"
            options={POSITIONS.map((value) => ({ value, label: t(`hand.positions.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="to"
        label={t('hand.who')}
        rules={[{ required: true, message: t('hand.whoMissing') }]}
      >
        <ColleagueSelect of={{ taskId: task.id }} onName={setName} />
      </Form.Item>
      <WordsField
        name="reason"
        label={t('hand.reason')}
        extra={t('hand.reasonHelp')}
        missing={t('hand.reasonMissing')}
      />
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t(`hand.${deed}.item`)}
      </Button>
    </Form>
  )
}
