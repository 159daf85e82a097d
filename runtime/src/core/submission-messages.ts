import type { FieldLimit, FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import { acceptOf } from './file-answers.ts'
import { moneyText } from './formats/money.ts'

/** What can be wrong with an answer. */
export type Complaint =
  | { readonly code: 'field.required' }
  | { readonly code: 'field.type' }
  | { readonly code: 'field.choice' }
  | { readonly code: 'field.format' }
  | { readonly code: 'field.pattern' }
  | { readonly code: 'field.duplicate' }
  /** Somebody stands in a list of people twice. */
  | { readonly code: 'field.repeated' }
  /** A day before the one that `after` names. */
  | { readonly code: 'field.before'; readonly after: string }
  | {
      readonly code:
        | 'field.too-short'
        | 'field.too-long'
        | 'field.too-small'
        | 'field.too-large'
        | 'field.too-few'
        | 'field.too-many'
      readonly limit: number
    }

/** A field with everything that decides how it is spoken of. */
export interface NamedField {
  readonly schema: FieldSchema
  readonly title: Required<LocaleText>
  readonly widget: string | null
  /** What the form itself says of an answer that is beyond a limit; null where it says nothing. */
  readonly message: (limit: FieldLimit) => LocaleText | null
}

/** How the fields of a form are called; without a form, by their names. */
export interface FieldNames {
  nameField(schema: FieldSchema, pointer: string, segments: readonly string[]): NamedField
}

export function fieldNames(form?: Pick<FormDefinition, 'ui' | 'i18n'>): FieldNames {
  return {
    nameField: (schema, pointer, segments) => {
      const zh = schema.title ?? segments.at(-1) ?? ''
      return {
        schema,
        title: { 'zh-CN': zh, en: form?.i18n?.en?.[`/schema${pointer}/title`] ?? zh },
        widget: widgetOf(form?.ui, segments),
        message: (limit) => {
          const said = schema['x-messages']?.[limit]
          if (said === undefined) return null
          const en = form?.i18n?.en?.[`/schema${pointer}/x-messages/${limit}`]
          return en === undefined ? { 'zh-CN': said } : { 'zh-CN': said, en }
        },
      }
    },
  }
}

/** One sentence that says what to do, in the words of the form: its own sentence, where it has one for this. Never a validator's
 *  jargon. */
export function complaintText(field: NamedField, complaint: Complaint): LocaleText {
  const limit = limitOf(field.schema, complaint)
  return (limit === null ? null : field.message(limit)) ?? commonText(field, complaint)
}

/** The rule of the schema that an answer is beyond; null where it is another one, as for a text too long to be compared with a pattern. */
function limitOf(schema: FieldSchema, complaint: Complaint): FieldLimit | null {
  if (complaint.code === 'field.pattern') return 'pattern'
  if (!('limit' in complaint)) return null
  const limit = LIMIT_OF[complaint.code]
  return schema[limit] === complaint.limit ? limit : null
}

const LIMIT_OF = {
  'field.too-short': 'minLength',
  'field.too-long': 'maxLength',
  'field.too-small': 'minimum',
  'field.too-large': 'maximum',
  'field.too-few': 'minItems',
  'field.too-many': 'maxItems',
} as const satisfies Readonly<Record<string, FieldLimit>>

function commonText(field: NamedField, complaint: Complaint): LocaleText {
  const { 'zh-CN': zh, en } = field.title
  switch (complaint.code) {
    case 'field.required':
      return requiredText(field)
    case 'field.type':
      return typeText(field)
    case 'field.choice':
      return text(`请从给出的选项里选择“${zh}”。`, `Choose “${en}” from the options.`)
    case 'field.format':
      return formatText(field)
    case 'field.pattern':
      return text(`“${zh}”的写法不对，请检查。`, `“${en}” is not written as expected.`)
    case 'field.duplicate':
      return text(`“${zh}”里有重复的内容。`, `“${en}” holds the same thing twice.`)
    case 'field.repeated':
      return text(`“${zh}”和前面的人一样，请检查。`, `“${en}” is the same as somebody's above.`)
    case 'field.before':
      return text(`“${zh}”不能早于“${complaint.after}”。`, `“${en}” cannot be before the start.`)
    default:
      return limitText(field, complaint)
  }
}

function typeText({ schema, title: { 'zh-CN': zh, en } }: NamedField): LocaleText {
  if (schema.format === 'money-fen') {
    return text(
      `“${zh}”要填金额，最多两位小数，例如 1234.50。`,
      `“${en}” must be an amount with at most two decimals, such as 1234.50.`,
    )
  }
  return schema.type === 'integer'
    ? text(`“${zh}”要填整数。`, `“${en}” must be a whole number.`)
    : text(`“${zh}”填写的内容不对。`, `“${en}” has the wrong kind of answer.`)
}

function requiredText({ schema, title, widget }: NamedField): LocaleText {
  const { 'zh-CN': zh, en } = title
  if (widget === 'consent' || (schema.type === 'boolean' && schema.const === true)) {
    return text(`请阅读并勾选“${opening(zh)}”。`, `Read and tick “${opening(en)}”.`)
  }
  if (schema.format === 'signature') return text(`请在“${zh}”签名。`, `Sign “${en}”.`)
  if (schema.format === 'household') return text(`请填写${zh}。`, `Enter “${en}”.`)
  const isFile = schema.format === 'linli-file' || schema.items?.format === 'linli-file'
  if (widget === 'photos' || isFile) {
    return text(`请添加“${zh}”。`, `Add “${en}”.`)
  }
  const isChoice =
    schema.oneOf !== undefined ||
    schema.enum !== undefined ||
    schema.type === 'boolean' ||
    schema.type === 'array' ||
    ['date', 'date-time', 'time-of-day', 'linli-node', 'linli-person'].includes(schema.format ?? '')
  if (isChoice) return text(`请选择${zh}。`, `Choose “${en}”.`)
  return text(`请填写${zh}。`, `Enter “${en}”.`)
}

/** A statement of many lines is named by how it begins: nobody wants to read all of it twice. */
function opening(statement: string): string {
  const first = statement.split(/[：:，,。;；]/)[0] ?? statement
  return first.length < statement.length ? `${first}…` : statement
}

function formatText({ schema, title }: NamedField): LocaleText {
  const { 'zh-CN': zh, en } = title
  const said = FORMAT_TEXTS[schema.format ?? '']
  return said === undefined
    ? text(`请重新选择${zh}。`, `Choose “${en}” again.`)
    : text(`“${zh}”${said[0]}。`, `“${en}” ${said[1]}.`)
}

/** After the title. */
const FORMAT_TEXTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'phone-cn': [
    '要填11位手机号，或带区号的固定电话',
    'must be a mobile number of 11 digits or a landline with its area code',
  ],
  'landline-cn': [
    '要填带区号的固定电话，例如 010-12345678',
    'must be a landline with its area code, such as 010-12345678',
  ],
  'id-number-cn': [
    '不是一个正确的18位身份证号，请对照证件检查',
    'is not a correct ID number of 18 characters; compare it with the card',
  ],
  'credit-code-cn': [
    '不是一个正确的18位统一社会信用代码，请对照执照检查',
    'is not a correct social credit code of 18 characters; compare it with the licence',
  ],
  'plate-cn': [
    '不是一个正确的车牌号，例如 京A12345',
    'is not a correct number plate, such as 京A12345',
  ],
  date: ['不是一个正确的日期', 'is not a date that exists'],
  'date-time': ['不是一个正确的时间', 'is not a correct date and time'],
  'time-of-day': ['不是一个正确的钟点，例如 14:30', 'is not a time of day, such as 14:30'],
  'linli-file': ['没有上传成功，请重新添加', 'did not upload; add it again'],
}

function limitText(
  { schema, title }: NamedField,
  complaint: Extract<Complaint, { limit: number }>,
): LocaleText {
  const { 'zh-CN': zh, en } = title
  const isMoney = schema.format === 'money-fen'
  const limit = isMoney ? `${moneyText(complaint.limit)}元` : complaint.limit
  const limitEn = isMoney ? `${moneyText(complaint.limit)} yuan` : complaint.limit
  const list = listWords(schema)
  switch (complaint.code) {
    case 'field.too-short':
      return text(`“${zh}”至少写${limit}个字。`, `“${en}” needs at least ${limit} characters.`)
    case 'field.too-long':
      return text(`“${zh}”最多写${limit}个字。`, `“${en}” takes at most ${limit} characters.`)
    case 'field.too-small':
      return text(`“${zh}”不能小于${limit}。`, `“${en}” must be at least ${limitEn}.`)
    case 'field.too-large':
      return text(`“${zh}”不能大于${limit}。`, `“${en}” must be at most ${limitEn}.`)
    case 'field.too-few':
      return list === null
        ? text(`“${zh}”至少要有${limit}项。`, `“${en}” needs at least ${limit} entries.`)
        : text(
            `请至少${list.verb}${limit}${list.unit}${zh}。`,
            `${list.verbEn} at least ${limit} of “${en}”.`,
          )
    case 'field.too-many':
      return text(
        `“${zh}”最多${list?.most ?? ''}${limit}${list?.unit ?? '项'}。`,
        `“${en}” takes at most ${limit}${list === null ? ' entries' : ''}.`,
      )
  }
}

interface ListWords {
  readonly verb: string
  readonly verbEn: string
  readonly unit: string
  readonly most: string
}

/** How the entries of a list are counted, and what is done with them; null for rows that are filled in. */
function listWords({ items, format }: FieldSchema): ListWords | null {
  if (items?.format === 'linli-file') {
    const isPhotos = acceptOf(items).every((kind) => kind === 'photo')
    return { verb: '添加', verbEn: 'Add', unit: isPhotos ? '张' : '个', most: '' }
  }
  if (items?.oneOf !== undefined || items?.enum !== undefined) {
    return { verb: '选', verbEn: 'Choose', unit: '项', most: '选' }
  }
  return format === 'household' ? { verb: '填写', verbEn: 'Enter', unit: '位', most: '' } : null
}

function text(zh: string, en: string): LocaleText {
  return { 'zh-CN': zh, en }
}

function widgetOf(ui: JsonValue | undefined, segments: readonly string[]): string | null {
  let branch: JsonValue | undefined = ui
  for (const segment of segments) {
    const key = /^\d+$/.test(segment) ? 'items' : segment
    branch = memberOf(branch, key)
  }
  const widget = memberOf(branch, 'ui:widget')
  return typeof widget === 'string' ? widget : null
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? (value as Record<string, JsonValue>)[key] : undefined
}
