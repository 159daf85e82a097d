import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { AskDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'

export interface Asked {
  /** Account id; none for whoever has the task. */
  readonly to?: string
  readonly text: string
  /** `YYYY-MM-DDTHH:MM` of this device's clock; empty where no time is set. */
  readonly dueAt?: string
}

interface UseAsk {
  readonly taskId: string
  readonly kind: 'ADVICE' | 'SUPERVISION'
  readonly onDone: () => void
}

/** Asks beside the task; what the server says to it is shown, never guessed. */
export function useAsk({ taskId, kind, onDone }: UseAsk) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(AskDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async ({ to, text, dueAt }: Asked) => {
    const due = instantOf(dueAt)
    if (due !== null && due.getTime() <= Date.now()) {
      setProblem(t('ask.dueAtPast'))
      return
    }
    const input = { taskId, kind, to: to ?? null, text, dueAt: due?.toISOString() ?? null }
    const { data, error } = await withSession(session, () => execute({ input }))
    const answer = data?.ask
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t(`ask.${kind}.done`))
      onDone()
    } else if (answer === undefined) {
      setProblem(error?.networkError ? t('task.offline') : t('task.failed'))
    } else setProblem(answer.message)
  }
  return { ask, problem, isBusy: fetching }
}

/** Null where no time is set. */
function instantOf(local: string | undefined): Date | null {
  return local === undefined || local === '' ? null : new Date(local)
}
