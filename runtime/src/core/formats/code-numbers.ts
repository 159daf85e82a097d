import { parseDay } from '../civil-time.ts'

/** Weights and check characters of GB 11643 (ISO 7064 MOD 11-2). */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const ID_CHECKS = '10X98765432'
const ID_NUMBER = /^[1-9]\d{16}[\dXx]$/

/** Characters of GB 32100 by their values: no I, O, S, V, Z. */
const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_CODE = /^[0-9A-HJ-NP-RTUWXY]{18}$/

/** GA 36: a province, an office, and five characters; six for cars that need no petrol. */
const PLATE =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK])$/

/** An ID number of 18 characters: its day of birth exists, and its last character is the one the others give. */
export function isIdNumber(text: string): boolean {
  if (!ID_NUMBER.test(text)) return false
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  return parseDay(birth) !== null && text[17]?.toUpperCase() === idCheck(text.slice(0, 17))
}

/** The last character that belongs to the first 17. */
export function idCheck(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return ID_CHECKS[sum % 11] ?? ''
}

/** A unified social credit code whose last character is the one the others give. */
export function isCreditCode(text: string): boolean {
  return CREDIT_CODE.test(text) && text[17] === creditCheck(text.slice(0, 17))
}

/** The last character that belongs to the first 17. */
export function creditCheck(letters: string): string {
  let weight = 1
  let sum = 0
  for (const letter of letters) {
    sum += CREDIT_LETTERS.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_LETTERS[(31 - (sum % 31)) % 31] ?? ''
}

export function isPlate(text: string): boolean {
  return PLATE.test(text)
}
