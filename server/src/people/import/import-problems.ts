import { ERROR_CODES, type ErrorCode } from '@linli/schemas/error-codes'
import type { LocaleText } from '@linli/schemas/locale-text'

/** What is wrong with a row, for whoever filled it in. */
export class RowProblem extends Error {
  readonly sentence: LocaleText

  constructor(zh: string, en: string) {
    super(en)
    this.sentence = { 'zh-CN': zh, en }
  }
}

/** As the error book says it. */
export function bookProblem(code: ErrorCode): RowProblem {
  const { zh, en } = ERROR_CODES[code]
  return new RowProblem(zh, en)
}
