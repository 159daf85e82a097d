import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { AskedTasksDocument } from '../api/documents.ts'
import { EmptyList } from '../staff/empty-list.tsx'
import { StaffLink } from '../staff/staff-link.tsx'
import { useNow } from '../staff/use-now.ts'
import { Delayed } from '../ui/delayed.tsx'
import { LoadTrouble } from '../ui/load-trouble.tsx'
import { TaskRow } from './task-row.tsx'

/** What others are to answer me: what I asked beside a task, and what I delegated. */
export function AskedList() {
  const { t } = useTranslation(['desk', 'common'])
  const now = useNow()
  const [{ data, error }, reload] = useQuery({
    query: AskedTasksDocument,
    requestPolicy: 'cache-and-network',
  })
  if (data === undefined) {
    if (error === undefined) return <Delayed />
    return <LoadTrouble error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
  }
  const tasks = data.tasks.edges.map(({ node }) => node)
  if (tasks.length === 0)
    return (
      <EmptyList
        title={t('empty.asked')}
        advice={t('empty.askedAdvice')}
        action={<StaffLink to="/">{t('task.toInbox')}</StaffLink>}
      />
    )
  return (
    <ul className="task-list">
      {tasks.map((task) => (
        <TaskRow key={task.id} {...{ task, now, hasDraft: false, isDoneHere: false }} />
      ))}
    </ul>
  )
}
