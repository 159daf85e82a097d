import type { FieldSchema } from '@linli/schemas/form-definition'

/** The field of a form at a dotted path, or null where there is none. */
export function formField(schema: FieldSchema, path: string): FieldSchema | null {
  return path.split('.').reduce<FieldSchema | null>((found, name) => {
    const { properties } = found ?? {}
    return properties !== undefined && Object.hasOwn(properties, name)
      ? (properties[name] ?? null)
      : null
  }, schema)
}

/** The dotted paths of all fields of a form, groups before what is in them. */
export function formFields(schema: FieldSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    prefix + name,
    ...formFields(field, `${prefix}${name}.`),
  ])
}
