import type { TaskRowFragment } from '../api/documents.ts'

type Outcome = TaskRowFragment['outcomes'][number]
export type BatchTask = Pick<TaskRowFragment, 'hasForm' | 'id' | 'outcomes'>

/** Whether it may be done together with others: it asks for nothing but an outcome. */
export function isBatchable({
  hasForm,
  outcomes,
}: Pick<BatchTask, 'hasForm' | 'outcomes'>): boolean {
  return !hasForm && outcomes.length > 0
}

/** The outcomes that all of them have, by id and title, in the order of the first; none where none is chosen. */
export function commonOutcomes(tasks: readonly Pick<BatchTask, 'outcomes'>[]): readonly Outcome[] {
  const [first, ...others] = tasks
  return (first?.outcomes ?? []).filter((outcome) =>
    others.every(({ outcomes }) =>
      outcomes.some(({ id, title }) => id === outcome.id && title === outcome.title),
    ),
  )
}
