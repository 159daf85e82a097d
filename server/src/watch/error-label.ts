import type { ErrorCode } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'

/** The book's code: the only thing of an error that a metric or a span may hold. Anything unknown is a broken invariant. */
export function errorLabel(error: unknown): ErrorCode {
  return error instanceof LinliError ? error.code : 'invariant.broken'
}
