import type { Definition, StateDefinition } from '@linli/schemas/definition'
import { editAt } from './edit-at.ts'
import { findUid, placedStates } from './placed-states.ts'
import { newRegion } from './step-kinds.ts'

/** One more line beside those that a parallel state goes along at once, with a task to begin with. Null where the state is none. */
export function addRegion(
  definition: Definition,
  uid: string,
): { readonly definition: Definition; readonly uid: string } | null {
  const place = findUid(placedStates(definition.machine), uid)
  if (place?.state.type !== 'parallel') return null
  const { key, state, tasks } = newRegion(definition, uid)
  const declared = { ...definition, tasks: { ...definition.tasks, ...tasks } }
  const next = editAt<StateDefinition['states']>(declared, `${place.pointer}/states`, (had) => ({
    ...had,
    [key]: state,
  }))
  return { definition: next, uid: key }
}
