import { ownersOf } from '@linli/runtime/core'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { RuledVersion } from './erase-due.ts'

/** What the fields are called that a rule erases, each once, in the order of the document; one without a title is left to the field that
 *  it was set from. */
export function fieldTitles({ definition, marks, rule }: RuledVersion): string[] {
  const titles = ownersOf(definition).flatMap(([owner, schema]) => titlesIn(schema, owner))
  return [...new Set(titles)]

  function titlesIn(schema: FieldSchema, at: string): string[] {
    return Object.entries({ ...schema.properties, ...schema.items?.properties }).flatMap(
      ([key, field]) => {
        const mark = marks.get(`${at}.${key}`)
        const isErased = mark !== undefined && (rule.erase === 'marked' || mark === 'sensitive')
        if (!isErased) return titlesIn(field, `${at}.${key}`)
        return field.title === undefined ? [] : [field.title]
      },
    )
  }
}
