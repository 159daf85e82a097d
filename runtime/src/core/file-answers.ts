import type { FieldSchema, FileKind } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'

export interface FileAnswer {
  /** JSON Pointer into the answers. */
  readonly path: string
  /** As it was answered: not necessarily a UUID, nor the id of a file. */
  readonly id: string
  /** The kinds of file that the field takes. */
  readonly accept: readonly FileKind[]
}

/** Every answer of a field that asks for a file, in the order of the schema. Never throws, whatever the answers are. */
export function fileAnswers(
  schema: FieldSchema,
  value: JsonValue | undefined,
  path = '',
): readonly FileAnswer[] {
  if (schema.format === 'linli-file' && typeof value === 'string') {
    return [{ path, id: value, accept: acceptOf(schema) }]
  }
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined
      ? []
      : value.flatMap((entry: JsonValue, index) => fileAnswers(items, entry, `${path}/${index}`))
  }
  if (typeof value !== 'object' || value === null) return []
  const answers = value as JsonObject
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    fileAnswers(field, Object.hasOwn(answers, name) ? answers[name] : undefined, `${path}/${name}`),
  )
}

/** The kinds of file that a field takes: photos where it says nothing. */
export function acceptOf(schema: FieldSchema): readonly FileKind[] {
  return schema['x-accept'] ?? ['photo']
}
