import { Alert, App, Button, Form, Input, Modal, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from 'urql'
import { ColleaguesDocument, TransferTaskDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { useGo } from '../staff/staff-link.tsx'
import { useAccount } from '../staff/use-account.ts'
import type { TaskDetail } from './task-detail.ts'

interface TransferTaskProps {
  readonly task: TaskDetail
  /** Over somebody's head, as an official. */
  readonly isOthers: boolean
}

/** 转办: hands the task on to one person, who reads why. */
export function TransferTask({ task, isOthers }: TransferTaskProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setIsOpen] = useState(false)
  const { role } = useAccount()
  const go = useGo()
  const leave = () => {
    setIsOpen(false)
    // It is not hers to read any more.
    if (role !== 'official') go('/')
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        {t(isOthers ? 'transfer.official' : 'transfer.button')}
      </Button>
      <Modal
        open={isOpen}
        title={t('transfer.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
      >
        <TransferForm task={task} onDone={leave} />
      </Modal>
    </>
  )
}

const MAX_REASON = 500

interface Handed {
  readonly to: string
  readonly reason: string
}

function TransferForm({
  task,
  onDone,
}: {
  readonly task: TaskDetail
  readonly onDone: () => void
}) {
  const { t } = useTranslation('desk')
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search)
  const [{ data, fetching }] = useQuery({
    query: ColleaguesDocument,
    variables: { taskId: task.id, search: wanted },
    requestPolicy: 'network-only',
  })
  const colleagues = data?.task?.colleagues ?? []
  const nameOf = (id: string) => colleagues.find((each) => each.id === id)?.name ?? ''
  const { transfer, problem, isBusy } = useTransfer(task.id, onDone)
  return (
    <Form<Handed>
      layout="vertical"
      requiredMark={false}
      onFinish={({ to, reason }) => void transfer({ to, reason }, nameOf(to))}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      <p>{t('transfer.keeps')}</p>
      <Form.Item
        name="to"
        label={t('transfer.who')}
        rules={[{ required: true, message: t('transfer.whoMissing') }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          loading={fetching}
          placeholder={t('transfer.search')}
          notFoundContent={fetching ? null : t('transfer.none')}
          options={colleagues.map(({ id, name, posts }) => ({
            value: id,
            label: `${name}（${posts.join('、')}）`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('transfer.reason')}
        extra={t('transfer.reasonHelp')}
        rules={[{ required: true, whitespace: true, message: t('transfer.reasonMissing') }]}
      >
        <Input.TextArea maxLength={MAX_REASON} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('transfer.submit')}
      </Button>
    </Form>
  )
}

function useTransfer(taskId: string, onDone: () => void) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(TransferTaskDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const transfer = async ({ to, reason }: Handed, name: string) => {
    const { data, error } = await withSession(session, () =>
      execute({ input: { taskId, to, reason } }),
    )
    const answer = data?.transferTask
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t('transfer.done', { name }))
      onDone()
    } else if (answer === undefined) {
      setProblem(error?.networkError ? t('task.offline') : t('task.failed'))
    } else setProblem(answer.message)
  }
  return { transfer, problem, isBusy: fetching }
}
