import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import {
  AddSignerDocument,
  type AddSignerInput,
  DelegateTaskDocument,
  TransferTaskDocument,
} from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'

export type Deed = 'transfer' | 'delegate' | 'addSigner'

export interface Handed {
  /** Account id. */
  readonly to: string
  readonly reason: string
  /** Of an added signer. */
  readonly position: AddSignerInput['position']
}

interface HandTask {
  readonly taskId: string
  readonly deed: Deed
  readonly onDone: () => void
}

/** Hands the task to somebody; what the server says to it is shown, never guessed. */
export function useHandTask({ taskId, deed, onDone }: HandTask) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const client = useClient()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async ({ to, reason, position }: Handed) => {
    const input = { taskId, to, reason }
    switch (deed) {
      case 'transfer': {
        const { data, error } = await withSession(session, () =>
          client.mutation(TransferTaskDocument, { input }).toPromise(),
        )
        return { answer: data?.transferTask, error }
      }
      case 'delegate': {
        const { data, error } = await withSession(session, () =>
          client.mutation(DelegateTaskDocument, { input }).toPromise(),
        )
        return { answer: data?.delegateTask, error }
      }
      case 'addSigner': {
        const added = { input: { ...input, position } }
        const { data, error } = await withSession(session, () =>
          client.mutation(AddSignerDocument, added).toPromise(),
        )
        return { answer: data?.addSigner, error }
      }
    }
  }
  const hand = async (handed: Handed, name: string) => {
    setIsBusy(true)
    const { answer, error } = await send(handed)
    setIsBusy(false)
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t(`hand.${deed}.done`, { name }))
      onDone()
    } else if (answer === undefined) {
      setProblem(error?.networkError ? t('task.offline') : t('task.failed'))
    } else setProblem(answer.message)
  }
  return { hand, problem, isBusy }
}
