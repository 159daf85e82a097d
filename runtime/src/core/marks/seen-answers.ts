import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { FieldMarks, MarkedField } from './marked-field.ts'
import { MASK, maskValue } from './mask-value.ts'

/** How somebody sees a field: as it is, so that she can recognise it, or not at all. */
export type Sight = 'clear' | 'masked' | 'hidden'

/** What somebody sees of answers. */
export interface Seen {
  readonly answers: JsonObject
  /** JSON Pointers of what is masked in them. */
  readonly masked: readonly string[]
}

/** Whose fields the answers are of: a form, or `context`. */
export interface Owned {
  readonly owner: string
  readonly schema: FieldSchema
  readonly marks: FieldMarks
}

/** The answers as somebody sees them of whom `sightOf` decides. What the schema does not know is not shown where anything of
 *  the definition is marked: nobody can say what it is. */
export function seenAnswers(
  answers: JsonObject,
  { owner, schema, marks }: Owned,
  sightOf: (field: MarkedField) => Sight,
): Seen {
  if (marks.size === 0) return { answers, masked: [] }
  const masked: string[] = []
  const look = (
    value: JsonValue,
    field: FieldSchema,
    { at, pointer }: Place,
  ): JsonValue | undefined => {
    const mark = marks.get(at)
    if (isJsonObject(value)) return group(value, field, { at, pointer })
    if (Array.isArray(value) && mark === undefined) {
      return value.map(
        (item: JsonValue, index) =>
          look(item, field.items ?? { type: 'string' }, { at, pointer: `${pointer}/${index}` }) ??
          MASK,
      )
    }
    const sight = mark === undefined ? 'clear' : sightOf({ field: at, mark })
    if (sight === 'clear') return value
    if (sight === 'hidden') return undefined
    const shown = maskValue(value, field)
    if (shown !== value) masked.push(pointer)
    return shown
  }
  const group = (values: JsonObject, { properties = {} }: FieldSchema, place: Place): JsonObject =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => {
        const field = Object.hasOwn(properties, key) ? properties[key] : undefined
        if (field === undefined) return []
        const inner = {
          at: `${place.at}.${key}`,
          pointer: `${place.pointer}/${escapePointer(key)}`,
        }
        const shown = look(value, field, inner)
        return shown === undefined ? [] : [[key, shown] as const]
      }),
    )
  return { answers: group(answers, schema, { at: owner, pointer: '' }), masked }
}

interface Place {
  readonly at: string
  readonly pointer: string
}
