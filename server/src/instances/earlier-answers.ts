import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'

/** A form that somebody once filled in, with what she answered. */
export interface FilledForm {
  readonly schema: ObjectSchema
  readonly answers: JsonObject
}

/** What she answered before, for each question of `asked` that asks the same: the words and the kind are alike, and it is of who and where
 *  one is. What is sensitive, on either form, is never among them. Give the newest form first; its answer goes before older ones. */
export function earlierAnswers<Form extends FilledForm>(
  asked: ObjectSchema,
  filled: readonly Form[],
): readonly { readonly field: string; readonly value: JsonValue; readonly of: Form }[] {
  return Object.entries(asked.properties).flatMap(([field, question]) => {
    const kind = kindOf(question)
    if (kind === null) return []
    for (const of of filled) {
      const [name] =
        Object.entries(of.schema.properties).find(
          ([, each]) => each.title === question.title && kindOf(each) === kind,
        ) ?? []
      const value = name === undefined ? undefined : of.answers[name]
      if (value !== undefined && value !== null && value !== '') return [{ field, value, of }]
    }
    return []
  })
}

/** How one says where to find somebody; asked of everybody, whether it is marked or not. */
const WHERE = ['phone-cn', 'landline-cn', 'linli-node', 'room']

/** What kind of question it is; null for one that is not of who and where somebody is. */
function kindOf(field: FieldSchema): string | null {
  if (field.title === undefined || isSensitive(field)) return null
  const { type, format, properties = {} } = field
  if (format !== undefined && WHERE.includes(format)) return `${type} ${format}`
  // A place with words beside it is a group of the two.
  if (type === 'object') {
    const inner = Object.entries(properties)
    const isPlace = inner.some(([, each]) => each.format === 'linli-node')
    return isPlace ? `place ${inner.map(([name]) => name).join()}` : null
  }
  const isChoice = field.oneOf !== undefined || field.enum !== undefined
  const isOfHer = type === 'string' && field['x-personal'] === 'personal' && !isChoice
  return isOfHer ? `string ${format ?? ''}` : null
}

/** It, or anything in it. A number of an identity card is, whatever its form says. */
function isSensitive(field: FieldSchema): boolean {
  return (
    field['x-personal'] === 'sensitive' ||
    field.format === 'id-number-cn' ||
    Object.values(field.properties ?? {}).some(isSensitive) ||
    (field.items !== undefined && isSensitive(field.items))
  )
}
