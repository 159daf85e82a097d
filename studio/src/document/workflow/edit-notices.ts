import type { Definition, NoticeDefinition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { editAt } from './edit-at.ts'
import { freshName } from './fresh-name.ts'
import { takenNames } from './step-kinds.ts'
import type { Removed } from './unused-parts.ts'
import { usedParts } from './unused-parts.ts'

/** A notice that nobody sends yet. */
export function addNotice(
  definition: Definition,
  declared: NoticeDefinition,
): { readonly definition: Definition; readonly notice: string } {
  const notice = freshName('notice', takenNames(definition))
  const notices = { ...definition.notices, [notice]: declared }
  return { definition: { ...definition, notices }, notice }
}

/** What a notice says, and by which channel; of all who send it. */
export function setNotice(
  definition: Definition,
  name: string,
  declared: NoticeDefinition,
): Definition {
  return editAt(definition, `/notices/${escapePointer(name)}`, () => declared)
}

/** A notice goes; refused while something sends it. */
export function removeNotice(definition: Definition, name: string): Removed {
  const declared = definition.notices[name]
  if (declared !== undefined && usedParts(definition).notices.has(name)) {
    return { kind: 'refused', by: [declared.title] }
  }
  const without = editAt(definition, `/notices/${escapePointer(name)}`, () => undefined)
  return { kind: 'removed', definition: without }
}
