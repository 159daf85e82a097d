import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import type { Street } from '@linli/schemas/street'
import { checkFields } from '../check-fields.ts'
import { checkSubmission } from '../check-submission.ts'
import type { CompiledForm } from '../compile-form.ts'
import { codeForSamples, isCodeFormat } from '../formats/code-samples.ts'
import { answersToRules, fieldAt } from './answers-to-rules.ts'
import { withAnswer } from './with-answer.ts'

/** Answers by dotted path; undefined for one that is not given. */
export type GivenAnswers = ReadonlyMap<string, JsonValue | undefined>

/** Answers that the form accepts, as few as it asks for, with those that are given. Null where none were found. */
export function sampleAnswers(
  form: CompiledForm,
  given: GivenAnswers,
  street: Street,
): JsonObject | null {
  const answers = filledIn(form.form.schema, { given, street }, (made) =>
    checkSubmission(form, made).problems.flatMap(({ field, code }) =>
      code === 'field.rule' ? [] : field,
    ),
  )
  if (answers === null || checkSubmission(form, answers).problems.length === 0) return answers
  return answersToRules(form, answers, (path) => given.get(path) !== undefined)
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
      return sampleList(schema, street)
    case 'object':
      return schema.format === 'signature' ? { name: '示例' } : {}
    case 'string':
      return sampleText(schema, street)
    case 'null':
      return null
  }
}

/** As long as it has to be. What is ticked is not ticked twice. */
function sampleList({ items, minItems = 1 }: FieldSchema, street: Street): JsonValue[] {
  if (items === undefined) return []
  const options = items.enum ?? items.oneOf?.map((option) => option.const) ?? []
  const count = Math.max(minItems, 1)
  return options.length >= count
    ? options.slice(0, count)
    : Array.from({ length: count }, () => sampleOf(items, street))
}

/** Nobody's phone, and no file: seeds as templates/street.json writes them. */
function sampleText(
  { title, format, minLength = 1, maxLength = 200 }: FieldSchema,
  street: Street,
): string {
  if (format !== undefined && isCodeFormat(format)) return codeForSamples(format, 0)
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
    case 'linli-person':
      return personForSamples(street)
    default:
      return sentenceAbout(title ?? '情况', { minLength, maxLength })
  }
}

/** Another text for every field, so that one is not taken for another. */
function sentenceAbout(
  title: string,
  { minLength, maxLength }: Required<Pick<FieldSchema, 'minLength' | 'maxLength'>>,
): string {
  const letters = [...`${title}说明。`]
  const times = Math.ceil(minLength / letters.length)
  return Array.from({ length: Math.max(times, 1) }, () => letters)
    .flat()
    .slice(0, maxLength)
    .join('')
}

/** Somebody of the staff with a post. */
export function personForSamples({ accounts }: Street): string {
  return accounts.find(({ role, posts }) => role === 'worker' && posts.length > 0)?.id ?? ''
}

/** A place far down the tree, so that every post above it is found. */
export function nodeForSamples({ nodes }: Street): string {
  const grid = nodes.find(({ kind }) => kind === 'grid')
  return (grid ?? nodes.at(-1))?.id ?? ''
}
