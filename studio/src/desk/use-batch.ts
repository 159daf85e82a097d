import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { CompleteTasksDocument, type TaskRowFragment } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'
import { newKey } from '../ui/new-key.ts'

/** Why one of many was not done. */
export interface BatchFailure {
  readonly task: TaskRowFragment
  readonly message: string
}

export interface Batch {
  readonly isOn: boolean
  readonly turn: (isOn: boolean) => void
  readonly chosen: ReadonlySet<string>
  readonly toggle: (taskId: string) => void
  readonly failures: readonly BatchFailure[]
  readonly isBusy: boolean
  readonly complete: (tasks: readonly TaskRowFragment[], outcome: string) => Promise<void>
}

/** Tasks that are chosen to be done together. Those that were refused stay chosen, each with the reason. */
export function useBatch(onDone: () => void): Batch {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(CompleteTasksDocument)
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [failures, setFailures] = useState<readonly BatchFailure[]>([])
  const complete = async (tasks: readonly TaskRowFragment[], outcome: string) => {
    const input = { taskIds: tasks.map(({ id }) => id), outcome, key: newKey() }
    const { data } = await withSession(session, () => execute({ input }))
    if (data === undefined || data === null) {
      void message.error(t('batch.failed'))
      return
    }
    const refused = data.completeTasks.flatMap(({ id, result }): BatchFailure[] => {
      const task = tasks.find((each) => each.id === id)
      if (task === undefined || result.__typename === 'TaskChanged') return []
      return [{ task, message: result.message }]
    })
    const done = tasks.length - refused.length
    setFailures(refused)
    setChosen(new Set(refused.map(({ task }) => task.id)))
    if (refused.length === 0) void message.success(t('batch.done', { count: done }))
    else void message.warning(t('batch.partly', { done, left: refused.length }))
    onDone()
  }
  return {
    isOn: chosen !== null,
    turn(isOn) {
      setFailures([])
      setChosen(isOn ? new Set() : null)
    },
    chosen: chosen ?? new Set(),
    toggle(taskId) {
      setChosen((before) => toggled(before ?? new Set(), taskId))
    },
    failures,
    isBusy: fetching,
    complete,
  }
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
