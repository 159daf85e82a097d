import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMutation } from 'urql'
import { RemoveSignerDocument } from '../api/documents.ts'
import { useSession } from '../api/session.ts'
import { withSession } from '../api/with-session.ts'

/** Takes a signer away; the page hears of it as of every change. */
export function useRemoveSigner(taskId: string, onDone: () => void) {
  const { t } = useTranslation('desk')
  const { message } = App.useApp()
  const session = useSession()
  const [{ fetching }, execute] = useMutation(RemoveSignerDocument)
  const remove = async (seat: number, reason: string) => {
    const { data, error } = await withSession(session, () =>
      execute({ input: { taskId, seat, reason } }),
    )
    const answer = data?.removeSigner
    if (answer?.__typename === 'TaskChanged') {
      void message.success(t('signing.removed'))
      onDone()
    } else if (answer === undefined) {
      void message.error(error?.networkError ? t('task.offline') : t('task.failed'))
    } else void message.error(answer.message)
  }
  return { remove, isBusy: fetching }
}
