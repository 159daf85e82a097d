import type { Definition, InvokeDefinition, StateDefinition } from '@linli/schemas/definition'
import { asList } from '../../document/workflow/as-list.ts'
import type { IconKind } from './kind-icon.tsx'

const SIGNS = {
  all: 'signAll',
  any: 'signAny',
  sequence: 'signInTurn',
  share: 'signShare',
} as const

/** What an official calls a state of this shape. */
export function stepKindOf(state: StateDefinition, { tasks }: Pick<Definition, 'tasks'>): IconKind {
  if (state.type === 'final') return 'end'
  if (state.type === 'history') return 'history'
  if (state.type === 'parallel') return 'parallel'
  if (state.states !== undefined) return 'section'
  const [invoke] = asList(state.invoke)
  if (invoke !== undefined) return invokedKind(invoke, tasks)
  if (Array.isArray(state.always) && state.always.length > 1) return 'choice'
  if (state.always !== undefined || state.entry !== undefined) return 'notice'
  return state.after === undefined ? 'event' : 'wait'
}

function invokedKind(invoke: InvokeDefinition, tasks: Definition['tasks']): IconKind {
  if (invoke.src === 'workflow') return 'child'
  const task = tasks[invoke.input.task]
  if (task?.sign !== undefined) return SIGNS[task.sign.mode]
  return task !== undefined && Object.keys(task.outcomes).length > 1 ? 'approval' : 'task'
}
