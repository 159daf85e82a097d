import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql'
import type { SwapSavedFieldsFragment } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'

/** Sends what concerns a swap; what the server says to it is shown, never guessed. */
export function useSwapDeed<Variables extends AnyVariables>(
  document: TypedDocumentNode<{ readonly saved: SwapSavedFieldsFragment }, Variables>,
  done: string,
  onDone: () => void,
) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const session = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [{ fetching }, execute] = useMutation(document)
  const send = async (variables: Variables) => {
    setProblem(null)
    const { data, error } = await withSession(session, () => execute(variables))
    const saved = data?.saved
    if (saved?.__typename === 'SwapSaved') {
      void message.success(done)
      onDone()
    } else if (saved?.__typename === 'Refusal') setProblem(saved.message)
    else setProblem(t(error?.networkError ? 'offline' : 'failed'))
  }
  return { send, problem, isBusy: fetching }
}
