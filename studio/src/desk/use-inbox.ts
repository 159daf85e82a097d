import { useEffect, useMemo, useRef, useState } from 'react'
import { type CombinedError, useQuery } from 'urql'
import {
  InboxDocument,
  TaskDraftIdsDocument,
  type TaskRowFragment,
  TeamTasksDocument,
} from '../api/documents.ts'
import { useAccount } from '../staff/use-account.ts'
import { useIsAway, useOffline } from './offline/offline-context.ts'

export interface Inbox {
  readonly tasks: readonly TaskRowFragment[]
  readonly isLoaded: boolean
  /** Cases that were copied to me and that I have not read. */
  readonly unreadCopies: number
  /** The server has more than it showed. */
  readonly hasMore: boolean
  readonly error: CombinedError | undefined
  readonly reload: () => void
}

/** Everything I may work on now: what I hold and what my posts' pools offer, each task once. */
export function useInbox(): Inbox {
  const [{ data, error }, execute] = useQuery({
    query: InboxDocument,
    requestPolicy: 'cache-and-network',
  })
  const tasks = useMemo(() => {
    const all = [...(data?.mine.edges ?? []), ...(data?.pool.edges ?? [])].map((edge) => edge.node)
    return [...new Map(all.map((task) => [task.id, task])).values()]
  }, [data])
  return {
    tasks,
    isLoaded: data !== undefined,
    // An answer that a device kept from the release before has no such count.
    unreadCopies: data?.unreadCopyCount ?? 0,
    hasMore: data?.mine.pageInfo.hasNextPage === true || data?.pool.pageInfo.hasNextPage === true,
    error,
    reload: () => execute({ requestPolicy: 'network-only' }),
  }
}

/** What colleagues hold, asked for while somebody wants to see it, and again when the inbox has changed: a task that one of them takes or does
 *  moves there too. */
export function useTeamTasks(isWanted: boolean, inbox: Inbox): Inbox {
  const [{ data, error }, execute] = useQuery({
    query: TeamTasksDocument,
    requestPolicy: 'cache-and-network',
    pause: !isWanted,
  })
  const seen = useRef(inbox.tasks)
  useEffect(() => {
    if (seen.current === inbox.tasks) return
    seen.current = inbox.tasks
    if (isWanted) execute({ requestPolicy: 'network-only' })
  }, [isWanted, inbox.tasks, execute])
  const tasks = useMemo(() => (data?.tasks.edges ?? []).map(({ node }) => node), [data])
  return {
    ...{ tasks, isLoaded: data !== undefined, error, unreadCopies: inbox.unreadCopies },
    hasMore: data?.tasks.pageInfo.hasNextPage === true,
    reload: () => execute({ requestPolicy: 'network-only' }),
  }
}

/** Ids of the tasks this account has a draft for, on this device or on another one of hers. */
export function useDraftTaskIds(): ReadonlySet<string> {
  const { drafts } = useOffline().device
  const { id } = useAccount()
  const [here, setHere] = useState<readonly string[]>([])
  // Without a network it is those of this device.
  const [{ data }] = useQuery({
    query: TaskDraftIdsDocument,
    requestPolicy: 'cache-and-network',
    pause: useIsAway(),
  })
  useEffect(() => {
    let isCurrent = true
    void drafts.list(id).then((found) => {
      if (isCurrent) setHere(found.map(({ taskId }) => taskId))
    })
    return () => {
      isCurrent = false
    }
  }, [drafts, id])
  return useMemo(() => new Set([...here, ...(data?.taskDraftIds ?? [])]), [here, data])
}
