import { useEffect, useRef } from 'react'
import { useClient } from 'urql'
import { OrgNodesDocument, TaskPageDocument, type TaskRowFragment } from '../../api/documents.ts'
import { useIsAway } from './offline-context.ts'

/** More than anybody does in a day without a network. */
const MOST_KEPT = 50

/** Asks for the whole of each task that is hers, with its form and its case, so that the device has them when there is no network; again
 *  when its row has changed. Tasks that others may take too are not asked for. */
export function useKeepTasks(tasks: readonly TaskRowFragment[]): void {
  const client = useClient()
  const isAway = useIsAway()
  const kept = useRef(new Map<string, string>())
  useEffect(() => {
    if (isAway) return
    let isCurrent = true
    const keepAll = async () => {
      for (const task of tasks.filter(({ mine }) => mine).slice(0, MOST_KEPT)) {
        const row = JSON.stringify(task)
        if (kept.current.get(task.id) === row) continue
        const asked = client.query(
          TaskPageDocument,
          { id: task.id },
          { requestPolicy: 'network-only' },
        )
        const { data } = await asked.toPromise()
        if (!isCurrent) return
        if (data !== undefined) kept.current.set(task.id, row)
      }
    }
    // Its forms may ask for a place.
    void client.query(OrgNodesDocument, {}).toPromise().then(keepAll)
    return () => {
      isCurrent = false
    }
  }, [client, tasks, isAway])
}
