import { LinliError } from '@linli/schemas/linli-error'

/** `store.unavailable` where the database was away, overloaded or cut the connection; anything else as it came.
 *  Sources: PostgreSQL's SQLSTATE classes 08, 53 and 57, Prisma's P1xxx and P2024, P2039, Node's socket errors; the driver
 *  gives a connection that breaks under a statement no code at all. */
export function storeError(error: unknown): unknown {
  if (error instanceof LinliError || !isAway(codeOf(error))) return error
  return new LinliError('store.unavailable', 'The database is away.', { cause: error })
}

/** The same for what the driver threw: without a code it is the connection's fault. */
export function driverError(error: unknown): unknown {
  if (codeOf(error) !== null) return storeError(error)
  return new LinliError('store.unavailable', 'The connection broke.', { cause: error })
}

function isAway(code: string | null): boolean {
  return code !== null && /^(08|53|57)[0-9A-Z]{3}$|^P1\d{3}$|^P2024$|^P2039$|^E[A-Z]+$/.test(code)
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
