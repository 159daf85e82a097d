import { LinliError } from '@linli/schemas/linli-error'
import type { OpenTask } from '@linli/schemas/snapshot'

/** Whether it is answered in words and moves nothing. */
export function isQuestion({ question }: Pick<OpenTask, 'question'>): boolean {
  return question !== undefined
}

/** Throws `task.question` for what can only be answered. */
export function refuseQuestion(task: OpenTask): void {
  if (isQuestion(task)) {
    throw new LinliError('task.question', `The task '${task.id}' is a question.`)
  }
}
