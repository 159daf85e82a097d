import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { checkFields } from '../check-fields.ts'
import { checkSubmission } from '../check-submission.ts'
import type { CompiledForm } from '../compile-form.ts'

/** Answers by dotted path; undefined for one that is not given. */
export type GivenAnswers = ReadonlyMap<string, JsonValue | undefined>

/** Answers that the form accepts, as few as it asks for, with those that are given. Null where none were found. */
export function sampleAnswers(
  form: CompiledForm,
  given: GivenAnswers,
  street: Street,
): JsonObject | null {
  return filledIn(form.form.schema, { given, street }, (answers) =>
    checkSubmission(form, answers).problems.map(({ field }) => field),
  )
}

/** The same for a reading or the payload of an event, which have no rules. */
export function samplePayload(
  schema: ObjectSchema,
  given: GivenAnswers,
  street: Street,
): JsonObject | null {
  return filledIn(schema, { given, street }, (payload) =>
    checkFields(schema, payload).map(({ field }) => field),
  )
}

/** An answer may ask for more: a group for its fields, an option for what belongs to it. */
const MOST_ROUNDS = 8

interface Filling {
  readonly given: GivenAnswers
  readonly street: Street
}

function filledIn(
  schema: ObjectSchema,
  { given, street }: Filling,
  missing: (answers: JsonObject) => readonly string[],
): JsonObject | null {
  let answers: JsonObject = {}
  for (const [path, value] of given) {
    if (value !== undefined) answers = withAnswer(answers, path.split('.'), value)
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = missing(answers)
    if (open.length === 0) return answers
    for (const path of open) {
      const names = path.split('.')
      const field = fieldAt(schema, names)
      if (given.get(path) !== undefined || field === undefined) return null
      answers = withAnswer(answers, names, sampleOf(field, street))
    }
  }
  return null
}

function fieldAt(schema: FieldSchema, names: readonly string[]): FieldSchema | undefined {
  return names.reduce<FieldSchema | undefined>((group, name) => group?.properties?.[name], schema)
}

function withAnswer(group: JsonObject, names: readonly string[], value: JsonValue): JsonObject {
  const [name = '', ...rest] = names
  if (rest.length === 0) return { ...group, [name]: value }
  const inner = group[name]
  return { ...group, [name]: withAnswer(isJsonObject(inner) ? inner : {}, rest, value) }
}

function sampleOf(schema: FieldSchema, street: Street): JsonValue {
  if (schema.const !== undefined) return schema.const
  const option = schema.enum?.[0] ?? schema.oneOf?.[0]?.const
  if (option !== undefined) return option
  switch (schema.type) {
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1))
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items, street)]
    case 'object':
      return {}
    case 'string':
      return sampleText(schema, street)
  }
}

/** Nobody's phone, and no file: seeds as templates/street.json writes them. */
function sampleText(
  { format, minLength = 1, maxLength = 200 }: FieldSchema,
  street: Street,
): string {
  switch (format) {
    case 'date':
      return '2026-09-28'
    case 'date-time':
      return '2026-09-28T09:00:00+08:00'
    case 'phone-cn':
      return '13900000000'
    case 'linli-file':
      return '00000000-0000-4000-8000-000000000000'
    case 'linli-node':
      return nodeForSamples(street)
    default:
      return '情况说明'.repeat(Math.ceil(minLength / 4)).slice(0, Math.max(minLength, maxLength))
  }
}

/** A place far down the tree, so that every post above it is found. */
export function nodeForSamples({ nodes }: Street): string {
  const grid = nodes.find(({ kind }) => kind === 'grid')
  return (grid ?? nodes.at(-1))?.id ?? ''
}
