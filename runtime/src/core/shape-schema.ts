import type { FieldSchema } from '@linli/schemas/form-definition'

/** What the rules make of a form's questions, as dotted paths of fields. */
export interface FormShape {
  /** Not asked now. */
  readonly hidden: readonly string[]
  /** Asked for by a rule, beside what the schema itself asks for. */
  readonly required: readonly string[]
}

/** The schema without the hidden fields, and with what is required now. Decides nothing: a page that was told the shape draws the form
 *  without knowing its rules. */
export function shapeSchema<T extends FieldSchema>(schema: T, shape: FormShape, prefix = ''): T {
  if (schema.properties === undefined) return schema
  const names = Object.keys(schema.properties)
  const shown = names.filter((name) => !shape.hidden.includes(prefix + name))
  const properties = shown.map((name) => {
    const field = schema.properties?.[name]
    return [name, field && shapeSchema(field, shape, `${prefix}${name}.`)] as const
  })
  const required = shown.filter(
    (name) => schema.required?.includes(name) || shape.required.includes(prefix + name),
  )
  return { ...schema, properties: Object.fromEntries(properties), required }
}
