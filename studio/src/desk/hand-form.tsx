import { Alert, Button, Form, Input, Radio, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { ColleaguesDocument } from '../api/documents.ts'
import type { TaskDetail } from './task-detail.ts'
import { type Deed, type Handed, useHandTask } from './use-hand-task.ts'

interface HandFormProps {
  readonly task: TaskDetail
  readonly deed: Deed
  readonly onDone: () => void
}

const MAX_REASON = 500
const POSITIONS = ['BEFORE', 'AFTER', 'BESIDE'] as const

/** To whom, and why; the colleague reads the reason. */
export function HandForm({ task, deed, onDone }: HandFormProps) {
  const { t } = useTranslation('desk')
  const colleagues = useColleagues(task.id)
  const nameOf = (id: string) => colleagues.all.find((each) => each.id === id)?.name ?? ''
  const { hand, problem, isBusy } = useHandTask({ taskId: task.id, deed, onDone })
  return (
    <Form<Handed>
      layout="vertical"
      requiredMark={false}
      initialValues={{ position: 'AFTER' }}
      onFinish={(handed) => void hand(handed, nameOf(handed.to))}
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
        <Select
          showSearch={{ filterOption: false, onSearch: colleagues.search }}
          loading={colleagues.isLoading}
          placeholder={t('hand.search')}
          notFoundContent={colleagues.isLoading ? null : t('hand.none')}
          options={colleagues.all.map(({ id, name, posts }) => ({
            value: id,
            label: `${name}（${posts.join('、')}）`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('hand.reason')}
        extra={t('hand.reasonHelp')}
        rules={[{ required: true, whitespace: true, message: t('hand.reasonMissing') }]}
      >
        <Input.TextArea maxLength={MAX_REASON} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t(`hand.${deed}.item`)}
      </Button>
    </Form>
  )
}

function useColleagues(taskId: string) {
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const [{ data, fetching }] = useQuery({
    query: ColleaguesDocument,
    variables: { taskId, search: wanted },
    requestPolicy: 'network-only',
  })
  return { all: data?.task?.colleagues ?? [], isLoading: fetching, search: setSearch }
}
