import { creditCheck, idCheck } from './code-numbers.ts'

/** A text of a format that nobody has: another turn gives another one, until they begin again (60 times of day, 1,000 ID numbers,
 *  10,000 of the others). Nobody alive was born in 1800; the check characters are right. */
export function codeForSamples(format: CodeFormat, turn: number): string {
  const number = String(turn % 10_000).padStart(4, '0')
  switch (format) {
    case 'time-of-day':
      return `${String(8 + (turn % 10)).padStart(2, '0')}:${String((turn * 7) % 60).padStart(2, '0')}`
    case 'landline-cn':
      return `010-0000${number}`
    case 'id-number-cn': {
      const first = `11010118000101${number.slice(1)}`
      return first + idCheck(first)
    }
    case 'credit-code-cn': {
      const first = `9100000000000${number}`
      return first + creditCheck(first)
    }
    case 'plate-cn':
      return `京A0${number}`
  }
}

export const CODE_FORMATS = [
  'time-of-day',
  'landline-cn',
  'id-number-cn',
  'credit-code-cn',
  'plate-cn',
] as const
export type CodeFormat = (typeof CODE_FORMATS)[number]

export function isCodeFormat(format: string): format is CodeFormat {
  return CODE_FORMATS.some((each) => each === format)
}
