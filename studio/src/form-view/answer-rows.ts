import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject, JsonValue } from '@linli/schemas/json'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Locale } from '@linli/schemas/locale-text'
import { answerAt } from './answer-at.ts'
import { fieldOrder } from './field-plan.ts'
import { localizeForm } from './localize-form.ts'
import { formNow } from './verdict.ts'

/** One question with its answer, ready to be read. */
export interface AnswerRow {
  readonly field: string
  readonly question: string
  readonly answer: ReadableAnswer
}

export type ReadableAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'masked'; readonly text: string; readonly pointer: string }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'date'; readonly instant: string; readonly hasTime: boolean }
  | { readonly kind: 'photos'; readonly fileIds: readonly string[] }
  | { readonly kind: 'place'; readonly nodeId: string }
  | { readonly kind: 'person'; readonly accountId: string }

export interface RowsOf {
  readonly locale: Locale
  /** JSON Pointers of what is masked. */
  readonly masked: readonly string[]
}

/** Every question the person was asked, in the order of the page; hidden questions are left out. */
export function answerRows(
  form: FormDefinition,
  answers: JsonObject,
  { locale, masked }: RowsOf,
): readonly AnswerRow[] {
  const localized = localizeForm(form, locale)
  const { schema, answers: known } = shownOf(localized, answers, masked.length > 0)
  return fieldOrder(schema, localized.ui ?? {}).flatMap((field) => {
    const asked = fieldSchemaAt(schema, field)
    const value = answerAt(known, field)
    if (masked.length > 0 && value === undefined) return []
    const pointer = `/${field.split('.').map(escapePointer).join('/')}`
    const answer: ReadableAnswer = masked.includes(pointer)
      ? { kind: 'masked', text: String(value), pointer }
      : readable(asked, value)
    return [{ field, question: asked?.title ?? field, answer }]
  })
}

/** What is masked would lead the rules astray: then whatever has an answer was asked, and nothing is computed again. */
function shownOf(form: FormDefinition, answers: JsonObject, isMasked: boolean) {
  return isMasked ? { schema: form.schema, answers } : formNow(form, answers)
}

/** A value as the answer to a field of the form. */
export function readableAt(form: FormDefinition, field: string, value: JsonValue): ReadableAnswer {
  return readable(fieldSchemaAt(form.schema, field), value)
}

/** The schema of the field at a dotted path of property names. */
export function fieldSchemaAt(schema: FieldSchema, field: string): FieldSchema | undefined {
  return field
    .split('.')
    .reduce<FieldSchema | undefined>((branch, name) => branch?.properties?.[name], schema)
}

function readable(schema: FieldSchema | undefined, value: JsonValue | undefined): ReadableAnswer {
  if (value === undefined || value === null || value === '') return { kind: 'none' }
  if (Array.isArray(value)) return readableList(schema?.items, value)
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value }
  if (typeof value === 'object') return { kind: 'text', text: JSON.stringify(value) }
  const text = String(value)
  switch (schema?.format) {
    case 'date':
      return { kind: 'date', instant: text, hasTime: false }
    case 'date-time':
      return { kind: 'date', instant: text, hasTime: true }
    case 'linli-file':
      return { kind: 'photos', fileIds: [text] }
    case 'linli-node':
      return { kind: 'place', nodeId: text }
    case 'linli-person':
      return { kind: 'person', accountId: text }
    default:
      return { kind: 'text', text: titleOf(schema, value as string | number) }
  }
}

function readableList(
  items: FieldSchema | undefined,
  values: readonly JsonValue[],
): ReadableAnswer {
  if (values.length === 0) return { kind: 'none' }
  if (items?.format === 'linli-file') return { kind: 'photos', fileIds: values.map(String) }
  const texts = values.map((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? titleOf(items, value)
      : JSON.stringify(value),
  )
  return { kind: 'text', text: texts.join('、') }
}

function titleOf(schema: FieldSchema | undefined, value: string | number): string {
  return schema?.oneOf?.find((choice) => choice.const === value)?.title ?? String(value)
}
