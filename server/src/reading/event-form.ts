import type { EventDeclaration } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'

/** What an event asks of whoever sends it, as a form; null where its name says everything. */
export function eventForm({ title, schema, i18n }: EventDeclaration): FormDefinition | null {
  if (schema === undefined) return null
  return { title, schema, ...(i18n === undefined ? {} : { i18n }) }
}
