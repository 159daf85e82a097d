import type { Definition, EventDeclaration, Trigger } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { editAt } from './edit-at.ts'
import { connect } from './edit-ways.ts'
import { freshName } from './fresh-name.ts'
import { takenNames } from './step-kinds.ts'

/** An event that is declared anew, on which a state leads to another one. */
export function addEvent(
  definition: Definition,
  at: { readonly from: string; readonly to: string },
  declared: EventDeclaration,
): Definition {
  const name = freshName(`${at.from}_event`, takenNames(definition))
  const events = { ...definition.events, [name]: declared }
  const wakes = { kind: 'event', name } as const
  return connect({ ...definition, events }, { ...at, wakes })?.definition ?? definition
}

/** What an event is called and who gives it. */
export function setEvent(
  definition: Definition,
  name: string,
  declared: EventDeclaration,
): Definition {
  return editAt(definition, `/events/${escapePointer(name)}`, () => declared)
}

/** One of the ways an instance begins; put behind the others where there is none of the index, null takes it away. */
export function setTrigger(
  definition: Definition,
  index: number,
  trigger: Trigger | null,
): Definition {
  const { triggers } = definition
  const next =
    trigger === null ? triggers.toSpliced(index, 1) : triggers.toSpliced(index, 1, trigger)
  return { ...definition, triggers: next }
}
