import type { TaskPageQuery } from '../api/documents.ts'

/** A task with everything its page shows. */
export type TaskDetail = NonNullable<TaskPageQuery['task']>
