import { acceptOf } from '@linli/runtime/core'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { escapePointer, pointerKeys } from '@linli/schemas/json-pointer'
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
  | { readonly kind: 'days'; readonly start: string; readonly end: string }
  | { readonly kind: 'money'; readonly fen: number }
  | { readonly kind: 'photos'; readonly fileIds: readonly string[] }
  | { readonly kind: 'files'; readonly fileIds: readonly string[] }
  | { readonly kind: 'signature'; readonly fileId: string | null; readonly name: string }
  | { readonly kind: 'place'; readonly nodeId: string }
  | { readonly kind: 'person'; readonly accountId: string }
  | {
      readonly kind: 'rows'
      readonly columns: readonly string[]
      /** As many cells as there are columns. */
      readonly rows: readonly (readonly ReadableAnswer[])[]
    }

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
  return wholeFields(schema, localized.ui ?? {}, masked).flatMap((field) => {
    const asked = fieldSchemaAt(schema, field)
    const value = answerAt(known, field)
    if (masked.length > 0 && value === undefined) return []
    const pointer = pointerOf(field)
    const answer = readable(asked, value, { pointer, masked })
    return [{ field, question: questionAt(schema, field), answer }]
  })
}

/** A part of a group that is read as one answer is called by both: whose it is stands in the title of the group. */
function questionAt(schema: FieldSchema, field: string): string {
  const own = fieldSchemaAt(schema, field)?.title ?? field
  const group = fieldSchemaAt(schema, field.split('.').slice(0, -1).join('.'))
  const isPart = group?.title !== undefined && WHOLE.includes(group.format ?? '')
  return isPart ? `${group.title} · ${own}` : own
}

const NONE: readonly string[] = []

/** Groups that are read as one answer. */
const WHOLE: readonly string[] = ['date-range', 'room', 'signature']

/** Like `fieldOrder`, with a group that is one answer as one field; where something in it is masked, each part for itself, so that each can
 *  be asked for. */
function wholeFields(schema: FieldSchema, ui: JsonObject, masked: readonly string[]): string[] {
  const fields = fieldOrder(schema, ui).flatMap((field) => {
    const names = field.split('.')
    const groups = names.map((_, index) => names.slice(0, index + 1).join('.'))
    const whole = groups.find((group) => {
      const format = fieldSchemaAt(schema, group)?.format ?? ''
      return WHOLE.includes(format) && fieldSchemaAt(schema, group)?.type === 'object'
    })
    if (whole === undefined) return [field]
    const isMasked = masked.some((pointer) => pointer.startsWith(`${pointerOf(whole)}/`))
    if (!isMasked) return [whole]
    const parts = Object.keys(fieldSchemaAt(schema, whole)?.properties ?? {})
    return parts.map((part) => `${whole}.${part}`)
  })
  return [...new Set(fields)]
}

function pointerOf(field: string): string {
  return `/${field.split('.').map(escapePointer).join('/')}`
}

/** What is masked would lead the rules astray: then whatever has an answer was asked, and nothing is computed again. */
function shownOf(form: FormDefinition, answers: JsonObject, isMasked: boolean) {
  return isMasked ? { schema: form.schema, answers } : formNow(form, answers)
}

/** A value as the answer to what is asked at a JSON Pointer into the answers of the form. */
export function readableAt(
  form: FormDefinition,
  pointer: string,
  value: JsonValue,
): ReadableAnswer {
  const asked = pointerKeys(pointer).reduce<FieldSchema | undefined>(
    (branch, key) => (branch?.type === 'array' ? branch.items : branch?.properties?.[key]),
    form.schema,
  )
  return readable(asked, value)
}

/** The schema of the field at a dotted path of property names. */
export function fieldSchemaAt(schema: FieldSchema, field: string): FieldSchema | undefined {
  return field
    .split('.')
    .reduce<FieldSchema | undefined>((branch, name) => branch?.properties?.[name], schema)
}

interface At {
  readonly pointer: string
  readonly masked: readonly string[]
}

function readable(
  schema: FieldSchema | undefined,
  value: JsonValue | undefined,
  at: At = { pointer: '', masked: NONE },
): ReadableAnswer {
  if (value === undefined || value === null || value === '') return { kind: 'none' }
  if (at.masked.includes(at.pointer)) {
    return { kind: 'masked', text: String(value), pointer: at.pointer }
  }
  if (Array.isArray(value)) return readableList(schema?.items, value, at)
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value }
  if (isJsonObject(value)) return readableGroup(schema, value)
  if (typeof value === 'number') return readableNumber(schema, value)
  const text = String(value)
  switch (schema?.format) {
    case 'date':
      return { kind: 'date', instant: text, hasTime: false }
    case 'date-time':
      return { kind: 'date', instant: text, hasTime: true }
    case 'linli-file':
      return readableFiles(schema, [text])
    case 'linli-node':
      return { kind: 'place', nodeId: text }
    case 'linli-person':
      return { kind: 'person', accountId: text }
    default:
      return { kind: 'text', text: titleOf(schema, text) }
  }
}

function readableNumber(schema: FieldSchema | undefined, value: number): ReadableAnswer {
  return schema?.format === 'money-fen' && Number.isSafeInteger(value)
    ? { kind: 'money', fen: value }
    : { kind: 'text', text: titleOf(schema, value) }
}

function readableGroup(schema: FieldSchema | undefined, value: JsonObject): ReadableAnswer {
  const said = (part: string) => (typeof value[part] === 'string' ? value[part] : '')
  switch (schema?.format) {
    case 'date-range':
      return { kind: 'days', start: said('start'), end: said('end') }
    case 'room':
      return textOrNone(['building', 'unit', 'room'].map(said))
    case 'signature': {
      const [drawing, name] = [said('drawing'), said('name')]
      if (drawing === '' && name === '') return { kind: 'none' }
      return { kind: 'signature', fileId: drawing === '' ? null : drawing, name }
    }
    default:
      return { kind: 'text', text: JSON.stringify(value) }
  }
}

function textOrNone(parts: readonly string[]): ReadableAnswer {
  const text = parts.filter((part) => part !== '').join(' ')
  return text === '' ? { kind: 'none' } : { kind: 'text', text }
}

function readableFiles(field: FieldSchema, fileIds: readonly string[]): ReadableAnswer {
  const isPhotos = acceptOf(field).every((kind) => kind === 'photo')
  return { kind: isPhotos ? 'photos' : 'files', fileIds }
}

function readableList(
  items: FieldSchema | undefined,
  values: readonly JsonValue[],
  at: At,
): ReadableAnswer {
  if (values.length === 0) return { kind: 'none' }
  if (items?.format === 'linli-file') return readableFiles(items, values.map(String))
  if (items?.properties !== undefined) return readableRows(items, values, at)
  const texts = values.map((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? titleOf(items, value)
      : JSON.stringify(value),
  )
  return { kind: 'text', text: texts.join('、') }
}

/** The fields that are asked of each row, and what is in them. */
function readableRows(
  items: FieldSchema,
  values: readonly JsonValue[],
  { pointer, masked }: At,
): ReadableAnswer {
  const fields = Object.entries(items.properties ?? {}).filter(([, { type }]) => type !== 'null')
  return {
    kind: 'rows',
    columns: fields.map(([name, { title }]) => title ?? name),
    rows: values.map((value, index) =>
      fields.map(([name, field]) =>
        readable(field, isJsonObject(value) ? value[name] : undefined, {
          ...{ masked, pointer: `${pointer}/${index}/${escapePointer(name)}` },
        }),
      ),
    ),
  }
}

function titleOf(schema: FieldSchema | undefined, value: string | number): string {
  return schema?.oneOf?.find((choice) => choice.const === value)?.title ?? String(value)
}
