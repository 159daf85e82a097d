import { useClient } from 'urql'
import { MoreTasksDocument, type TaskRowFragment } from '../api/documents.ts'
import { gatherTasks, MOST_LISTED } from './gather-tasks.ts'
import { type InboxFilter, passes } from './inbox-filter.ts'
import { groupByUrgency } from './urgency.ts'
import type { Inbox } from './use-inbox.ts'

export interface ListedTasks {
  /** In the order of the page. */
  readonly ids: readonly string[]
  readonly isCut: boolean
}

/** Gives the tasks of a filter for a list: those on the page, or, where the server has more than the page shows, all of them. Rejects where it
 *  does not answer. */
export function useListedTasks(inbox: Inbox, filter: InboxFilter): () => Promise<ListedTasks> {
  const client = useClient()
  const load = async (wanted: 'MINE' | 'POOL' | 'TEAM', after: string | null) => {
    const asked = client.query(
      MoreTasksDocument,
      { filter: wanted, after },
      { requestPolicy: 'network-only' },
    )
    const { data, error } = await asked.toPromise()
    if (data === undefined) throw error ?? new Error('The server did not answer.')
    const { edges, pageInfo } = data.tasks
    return {
      tasks: edges.map(({ node }) => node),
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }
  }
  return async () => {
    const now = Date.now()
    const isListed = (task: TaskRowFragment) => passes(task, filter, now)
    const { tasks, isCut } = inbox.hasMore
      ? await gatherTasks(LISTS[filter.holder], load, isListed)
      : { tasks: inbox.tasks.filter(isListed), isCut: false }
    const ids = groupByUrgency(tasks, now).flatMap((group) => group.tasks.map(({ id }) => id))
    return { ids: ids.slice(0, MOST_LISTED), isCut }
  }
}

/** Which lists of the server a filter is made of. */
const LISTS = {
  all: ['MINE', 'POOL'],
  mine: ['MINE'],
  pool: ['POOL'],
  team: ['TEAM'],
} as const
