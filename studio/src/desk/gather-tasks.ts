import type { TaskRowFragment } from '../api/documents.ts'

/** As many as the server puts in one list. */
export const MOST_LISTED = 2_000

interface Page {
  readonly tasks: readonly TaskRowFragment[]
  /** Null on the last one. */
  readonly next: string | null
}

export interface Gathered {
  readonly tasks: readonly TaskRowFragment[]
  /** There are more than may be listed. */
  readonly isCut: boolean
}

/** All tasks of several lists that pass, each once, page by page and no further than a list may be long. `load` throws where the server does
 *  not answer. */
export async function gatherTasks<Filter extends string>(
  filters: readonly Filter[],
  load: (filter: Filter, after: string | null) => Promise<Page>,
  passes: (task: TaskRowFragment) => boolean,
): Promise<Gathered> {
  const found = new Map<string, TaskRowFragment>()
  for (const filter of filters) {
    let after: string | null = null
    do {
      const page: Page = await load(filter, after)
      for (const task of page.tasks) if (passes(task)) found.set(task.id, task)
      after = page.next
    } while (after !== null && found.size <= MOST_LISTED)
  }
  return { tasks: [...found.values()], isCut: found.size > MOST_LISTED }
}
