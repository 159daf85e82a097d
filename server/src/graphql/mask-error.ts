import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { Locale } from '@linli/schemas/locale-text'
import { GraphQLError } from 'graphql'
import { storeError } from '../database/store-error.ts'
import { bookMessage } from './user-errors.ts'

export interface ErrorLog {
  error(fields: object, message: string): void
}

/** Refusals keep their code; faults and dependencies that are away are logged and shown as a sentence with an id. */
export function maskError(error: unknown, locale: Locale, log: ErrorLog): GraphQLError {
  const original = causeOf(error)
  // GraphQL's own complaints about the document carry no cause and no secrets.
  if (error instanceof GraphQLError && original === undefined) return error
  const cause = storeError(original)
  const known = cause instanceof LinliError ? cause : null
  if (known !== null && (known.kind === 'rejected' || known.kind === 'conflict'))
    return shown(error, bookMessage(known, locale), { code: known.code })
  const id = randomUUID()
  const code = known?.code ?? 'invariant.broken'
  log.error({ err: original, code, errorId: id }, 'operation failed')
  return shown(error, bookMessage({ code }, locale), { code, id })
}

/** What a resolver or a scalar threw; undefined where GraphQL itself complains. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError) cause = cause.originalError
  return cause
}

function shown(error: unknown, message: string, extensions: Record<string, string>): GraphQLError {
  const path = error instanceof GraphQLError ? error.path : undefined
  return new GraphQLError(message, { extensions, ...(path === undefined ? {} : { path }) })
}
