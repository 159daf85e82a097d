import type { ErrorCode } from './error-codes.ts'
import type { Finding } from './finding.ts'

export interface ErrorDetails {
  readonly findings?: readonly Finding[]
  readonly [key: string]: unknown
}

/** The one error class. Its kind stands in the book (`kindOf`), which the browser need not load: it decides the status, what is shown and
 *  what is retried. */
export class LinliError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'LinliError'
    this.code = code
    this.details = options.details ?? {}
  }
}

/** Throws a `fault` naming the broken invariant, e.g. `invariant(n === 1, 'I3: history is gapless')`. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new LinliError('invariant.broken', sentence)
}

/** Ends an exhaustive switch. */
export function unreachable(value: never): never {
  throw new LinliError('invariant.broken', `Unreachable value ${JSON.stringify(value)}.`)
}
