import { useEffect, useMemo, useState } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { InboxDocument, type TaskRowFragment } from '../api/documents.ts'
import { useAccount } from '../staff/use-account.ts'
import { useOffline } from './offline/offline-context.ts'

export interface Inbox {
  readonly tasks: readonly TaskRowFragment[]
  readonly isLoaded: boolean
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
    hasMore: data?.mine.pageInfo.hasNextPage === true || data?.pool.pageInfo.hasNextPage === true,
    error,
    reload: () => execute({ requestPolicy: 'network-only' }),
  }
}

/** Ids of the tasks this account has a draft for on this device. */
export function useDraftTaskIds(): ReadonlySet<string> {
  const { drafts } = useOffline().device
  const { id } = useAccount()
  const [taskIds, setTaskIds] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let isCurrent = true
    void drafts.list(id).then((found) => {
      if (isCurrent) setTaskIds(new Set(found.map(({ taskId }) => taskId)))
    })
    return () => {
      isCurrent = false
    }
  }, [drafts, id])
  return taskIds
}
