import { ERROR_CODES } from '@linli/schemas/error-codes'
import type { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** Why something was refused, as whoever it happens to would read it: what is wrong with the answers, or the sentence of the
 *  error book. */
export function refusalText({ code, details }: LinliError, locale: Locale): string {
  const findings = details.findings ?? []
  if (findings.length > 0) {
    const separator = locale === 'en' ? ' ' : ''
    return findings.map(({ message }) => textIn(message, locale)).join(separator)
  }
  const { zh, en, zhCause } = ERROR_CODES[code]
  return locale === 'en' ? en : (zhCause ?? zh)
}
