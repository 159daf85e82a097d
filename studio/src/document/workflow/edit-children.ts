import type { Definition, InvokeDefinition, WorkflowInput } from '@linli/schemas/definition'
import { asList } from './as-list.ts'
import { editAt } from './edit-at.ts'
import { findUid, placedStates } from './placed-states.ts'

/** What a step's invocation of another service (`id`) says of it: which, which version, what it is given, and what becomes of it. */
export function setChild(
  definition: Definition,
  at: { readonly uid: string; readonly id: string },
  input: WorkflowInput,
): Definition {
  const place = findUid(placedStates(definition.machine), at.uid)
  if (place === undefined) return definition
  const { invoke } = place.state
  const index = asList(invoke).findIndex((each) => each.src === 'workflow' && each.id === at.id)
  if (index === -1) return definition
  const own = `${place.pointer}/invoke${Array.isArray(invoke) ? `/${index}` : ''}`
  return editAt<Extract<InvokeDefinition, { src: 'workflow' }>['input']>(
    definition,
    `${own}/input`,
    () => input,
  )
}
