import { parseDay, parseInstant } from '../civil-time.ts'
import { isCreditCode, isIdNumber, isPlate } from './code-numbers.ts'

const MOBILE = String.raw`1[3-9]\d{9}`
const LANDLINE = String.raw`0\d{2,3}-?\d{7,8}(?:-\d{1,6})?`
const PHONE_PATTERN = new RegExp(`^(?:${MOBILE}|${LANDLINE})$`)
const LANDLINE_PATTERN = new RegExp(`^${LANDLINE}$`)
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const ROW_ID = /^[A-Za-z0-9._:-]{1,128}$/

const isRowId = (text: string) => ROW_ID.test(text)

/** Whether a text is what its format says. A format that is of no text says nothing of one. */
const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => parseDay(text) !== null,
  'date-time': (text) => parseInstant(text) !== null,
  'time-of-day': (text) => TIME_OF_DAY.test(text),
  'phone-cn': (text) => PHONE_PATTERN.test(text),
  'landline-cn': (text) => LANDLINE_PATTERN.test(text),
  'id-number-cn': isIdNumber,
  'credit-code-cn': isCreditCode,
  'plate-cn': isPlate,
  'linli-file': isRowId,
  'linli-node': isRowId,
  'linli-person': isRowId,
}

export function hasFormat(format: string, text: string): boolean {
  return !Object.hasOwn(CHECKS, format) || CHECKS[format]?.(text) === true
}
