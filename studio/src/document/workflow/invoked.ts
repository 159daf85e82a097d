import type { StateDefinition, TaskInvocation, WorkflowInvocation } from '@linli/schemas/definition'
import { asList } from './as-list.ts'

type Invoking = Pick<StateDefinition, 'invoke'>

/** The tasks that a state gives out, by name. */
export function tasksOf({ invoke }: Invoking): readonly string[] {
  return asList(invoke).flatMap((each) => (each.src === 'humanTask' ? each.input.task : []))
}

/** What a state gives out of one task. */
export function taskInvocationOf({ invoke }: Invoking, task: string): TaskInvocation | null {
  const own = asList(invoke).filter((each) => each.src === 'humanTask')
  return own.find(({ input }) => input.task === task) ?? null
}

/** The other services that a state starts and waits for. */
export function workflowsOf({ invoke }: Invoking): readonly WorkflowInvocation[] {
  return asList(invoke).filter((each) => each.src === 'workflow')
}
