import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useClient } from 'urql'
import { useAccount } from '../staff/use-account.ts'
import { createDraftServer } from './draft/draft-server.ts'
import { createTaskDraft, type DraftView, type TaskDraft } from './draft/task-draft.ts'
import { useOffline } from './offline/offline-context.ts'

export type TaskDraftState = DraftView & Pick<TaskDraft, 'keep' | 'remove' | 'discard' | 'choose'>

/** The draft of a task's form, saved on this device 400 ms after the last key. `follows`: also at the server, for the other devices of
 *  who holds the task. */
export function useTaskDraft(taskId: string, follows = false): TaskDraftState {
  const { device, connection } = useOffline()
  const { id: accountId } = useAccount()
  const client = useClient()
  const draft = useMemo(
    () =>
      createTaskDraft({
        ...{ accountId, taskId, drafts: device.drafts, now: Date.now },
        server: follows ? createDraftServer(client, connection.isAway) : null,
        later: (run, delay) => {
          const timer = setTimeout(run, delay)
          return () => clearTimeout(timer)
        },
      }),
    [accountId, taskId, follows, device, connection, client],
  )
  useEffect(() => {
    void draft.open()
    const look = () => {
      if (document.visibilityState === 'visible') void draft.lookAgain()
      else draft.flush()
    }
    const back = () => {
      if (!connection.isAway()) void draft.lookAgain()
    }
    const stop = connection.subscribe(back)
    window.addEventListener('pagehide', draft.flush)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      window.removeEventListener('pagehide', draft.flush)
      document.removeEventListener('visibilitychange', look)
      draft.flush()
    }
  }, [draft, connection])
  const view = useSyncExternalStore(draft.subscribe, draft.view)
  const { keep, remove, discard, choose } = draft
  return { ...view, keep, remove, discard, choose }
}
