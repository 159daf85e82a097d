import { randomUUID } from 'node:crypto'
import { ERROR_CODES, kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { GraphQLError } from 'graphql'
import { storeError } from '../database/store-error.ts'
import { isOverload } from '../http/overload.ts'
import { bookMessage } from './user-errors.ts'

export interface ErrorLog {
  error(fields: object): void
}

/** Refusals keep their code; faults and dependencies that are away are logged and shown as a sentence with an id. */
export function maskError(error: unknown, locale: Locale, log: ErrorLog): GraphQLError {
  const original = causeOf(error)
  // GraphQL's own complaints about the document carry no cause and no secrets.
  if (error instanceof GraphQLError && original === undefined) return error
  const cause = storeError(original)
  const known = cause instanceof LinliError ? cause : null
  if (known !== null && (kindOf(known) === 'rejected' || kindOf(known) === 'conflict'))
    return waitShown(error, known, locale)
  if (known !== null && isOverload(known)) return waitShown(error, known, locale)
  const id = randomUUID()
  const code = known?.code ?? 'invariant.broken'
  log.error({ event: 'operation.failed', error: original, code, errorId: id })
  return shown(error, bookMessage({ code }, locale), { code, id })
}

/** What a resolver or a scalar threw; undefined where GraphQL itself complains. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError) cause = cause.originalError
  return cause
}

/** A refusal that says when to come again says so to every HTTP client: with its status and `Retry-After`. */
function waitShown(error: unknown, known: LinliError, locale: Locale): GraphQLError {
  const { code, details } = known
  const message = bookMessage(known, locale)
  const { retryAfterSeconds } = details
  if (typeof retryAfterSeconds !== 'number') return shown(error, message, { code })
  const http = {
    status: ERROR_CODES[code].status,
    headers: { 'retry-after': String(retryAfterSeconds) },
  }
  return shown(error, message, { code, retryAfterSeconds, http })
}

function shown(error: unknown, message: string, extensions: object): GraphQLError {
  const path = error instanceof GraphQLError ? error.path : undefined
  return new GraphQLError(message, {
    extensions: { ...extensions },
    ...(path === undefined ? {} : { path }),
  })
}
