import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'

/** What stands where a number, a date, a choice or a photo is not shown. */
export const MASK = '***'

/** Hides all but the first character of a name: `张**`. */
export function maskName(name: string): string {
  const [first = ''] = [...name]
  return `${first}**`
}

/** `139****0001`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

const PHONE = /^(?:\+?86)?1\d{10}$/
/** 15 or 18 digits, the last of the longer ones may be an X (GB 11643). */
const ID_NUMBER = /^(?:\d{15}|\d{17}[\dXx])$/
const DATE = /^\d{4}-\d{2}-\d{2}/

/** A text as somebody sees it who may recognise it but not read it: a phone number by its ends, an ID number by its last four
 *  digits, anything else by its first letter. */
export function maskText(text: string): string {
  if (text === '') return ''
  const bare = text.replaceAll(/[\s-]/g, '')
  if (PHONE.test(bare)) return maskPhone(bare)
  if (ID_NUMBER.test(bare)) return '*'.repeat(bare.length - 4) + bare.slice(-4)
  if (DATE.test(text) || /^\d/.test(text)) return MASK
  return maskName(text)
}

/** An answer as it is shown masked; what is not answered stays so. */
export function maskValue(
  value: JsonValue,
  { format, enum: choices, oneOf }: Pick<FieldSchema, 'format' | 'enum' | 'oneOf'>,
): JsonValue {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return value
  if (typeof value !== 'string' || choices !== undefined || oneOf !== undefined) return MASK
  if (format === 'phone-cn') return maskPhone(value)
  // Told by its ends, as an ID number without a format is.
  return format === undefined || format === 'id-number-cn' ? maskText(value) : MASK
}
