import { LinliError } from '@linli/schemas/linli-error'

/** What the driver says, without any code, when a connection ends under a statement or is asked after its end
 *  (pg, lib/client.js). */
const BROKEN =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable)/

/** SQLSTATE of text that PostgreSQL has no form for: U+0000. */
const UNSTORABLE = '22021'

/** `store.unavailable` where the database was away, overloaded or cut the connection; `request.invalid` where it was
 *  asked for a text that it cannot hold; anything else as it came.
 *  Sources: PostgreSQL's SQLSTATE classes 08, 53 and 57, Prisma's P1xxx, P2024, P2028 (look-ups
 *  of one moment share a transaction, and there was no connection for it) and P2039, Node's socket errors, and
 *  the driver's sentences for a broken connection, which Prisma passes on as they are. */
export function storeError(error: unknown): unknown {
  if (error instanceof LinliError) return error
  if (codeOf(error) === UNSTORABLE || codeOf(adapterCause(error)) === UNSTORABLE)
    return new LinliError('request.invalid', 'The text holds U+0000.', { cause: error })
  if (!isAway(codeOf(error)) && !isBroken(error)) return error
  return new LinliError('store.unavailable', 'The database is away.', { cause: error })
}

/** The same for what the driver threw: without a code it is the connection's fault. */
export function driverError(error: unknown): unknown {
  if (codeOf(error) !== null) return storeError(error)
  return new LinliError('store.unavailable', 'The connection broke.', { cause: error })
}

function isAway(code: string | null): boolean {
  return code !== null && /^(08|53|57)[0-9A-Z]{3}$|^P1\d{3}$|^P20(24|28|39)$|^E[A-Z]+$/.test(code)
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === null && BROKEN.test(error.message)
}

/** What the database told Prisma, whose own code P2039 says only that there was something. */
function adapterCause(error: unknown): unknown {
  return fieldOf(fieldOf(fieldOf(error, 'meta'), 'driverAdapterError'), 'cause')
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

function codeOf(error: unknown): string | null {
  const code = fieldOf(error, 'code')
  return typeof code === 'string' ? code : null
}
