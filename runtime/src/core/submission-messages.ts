import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What can be wrong with an answer. */
export type Complaint =
  | { readonly code: 'field.required' }
  | { readonly code: 'field.type' }
  | { readonly code: 'field.choice' }
  | { readonly code: 'field.format' }
  | { readonly code: 'field.pattern' }
  | { readonly code: 'field.duplicate' }
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
      }
    },
  }
}

/** One sentence that says what to do, in the words of the form. Never a validator's jargon. */
export function complaintText(field: NamedField, complaint: Complaint): LocaleText {
  const { 'zh-CN': zh, en } = field.title
  switch (complaint.code) {
    case 'field.required':
      return requiredText(field)
    case 'field.type':
      return field.schema.type === 'integer'
        ? text(`“${zh}”要填整数。`, `“${en}” must be a whole number.`)
        : text(`“${zh}”填写的内容不对。`, `“${en}” has the wrong kind of answer.`)
    case 'field.choice':
      return text(`请从给出的选项里选择“${zh}”。`, `Choose “${en}” from the options.`)
    case 'field.format':
      return formatText(field)
    case 'field.pattern':
      return text(`“${zh}”的写法不对，请检查。`, `“${en}” is not written as expected.`)
    case 'field.duplicate':
      return text(`“${zh}”里有重复的内容。`, `“${en}” holds the same thing twice.`)
    default:
      return limitText(field, complaint)
  }
}

function requiredText({ schema, title, widget }: NamedField): LocaleText {
  const { 'zh-CN': zh, en } = title
  if (widget === 'consent' || (schema.type === 'boolean' && schema.const === true)) {
    return text(`请阅读并勾选“${opening(zh)}”。`, `Read and tick “${opening(en)}”.`)
  }
  if (widget === 'photos' || schema.format === 'linli-file') {
    return text(`请添加“${zh}”。`, `Add “${en}”.`)
  }
  const isChoice =
    schema.oneOf !== undefined ||
    schema.enum !== undefined ||
    schema.type === 'boolean' ||
    schema.type === 'array' ||
    ['date', 'date-time', 'linli-node', 'linli-person'].includes(schema.format ?? '')
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
  switch (schema.format) {
    case 'phone-cn':
      return text(
        `“${zh}”要填11位手机号，或带区号的固定电话。`,
        `“${en}” must be a mobile number of 11 digits or a landline with its area code.`,
      )
    case 'date':
      return text(`“${zh}”不是一个正确的日期。`, `“${en}” is not a date that exists.`)
    case 'date-time':
      return text(`“${zh}”不是一个正确的时间。`, `“${en}” is not a correct date and time.`)
    case 'linli-file':
      return text(`“${zh}”没有上传成功，请重新添加。`, `“${en}” did not upload; add it again.`)
    default:
      return text(`请重新选择${zh}。`, `Choose “${en}” again.`)
  }
}

function limitText(
  { schema, title }: NamedField,
  complaint: Extract<Complaint, { limit: number }>,
): LocaleText {
  const { 'zh-CN': zh, en } = title
  const { limit } = complaint
  const isPhotos = schema.items?.format === 'linli-file'
  switch (complaint.code) {
    case 'field.too-short':
      return text(`“${zh}”至少写${limit}个字。`, `“${en}” needs at least ${limit} characters.`)
    case 'field.too-long':
      return text(`“${zh}”最多写${limit}个字。`, `“${en}” takes at most ${limit} characters.`)
    case 'field.too-small':
      return text(`“${zh}”不能小于${limit}。`, `“${en}” must be at least ${limit}.`)
    case 'field.too-large':
      return text(`“${zh}”不能大于${limit}。`, `“${en}” must be at most ${limit}.`)
    case 'field.too-few':
      return isPhotos
        ? text(`请至少添加${limit}张${zh}。`, `Add at least ${limit} to “${en}”.`)
        : text(`“${zh}”至少要有${limit}项。`, `“${en}” needs at least ${limit} entries.`)
    case 'field.too-many':
      return isPhotos
        ? text(`“${zh}”最多${limit}张。`, `“${en}” takes at most ${limit}.`)
        : text(`“${zh}”最多${limit}项。`, `“${en}” takes at most ${limit} entries.`)
  }
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
