import { LinliError } from '@linli/schemas/linli-error'
import type { CommitResult } from '../ports/engine-store.ts'

/** SQLSTATE of the fence's division (see write-batch.ts). */
const FENCE_LOST = '22012'
const UNIQUE_VIOLATION = '23505'
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

/** What a taken key means. The first two are presumed new, or taken by another node between our look and our commit;
 *  computing again finds them taken. */
const TAKEN_KEYS: ReadonlyMap<unknown, 'fence' | 'key'> = new Map([
  ['inbox_pkey', 'key'],
  ['correlation_pkey', 'key'],
  ['history_pkey', 'fence'],
])

/** What a failed commit means. Throws `store.unavailable` where the database did not say that it refused. */
export function verdictOf(error: unknown): CommitResult {
  const { code, constraint } = fieldsOf(error)
  if (code === FENCE_LOST || code === SERIALIZATION_FAILURE || code === DEADLOCK) {
    return { kind: 'stale', because: 'fence' }
  }
  const taken = code === UNIQUE_VIOLATION ? TAKEN_KEYS.get(constraint) : undefined
  if (taken !== undefined) return { kind: 'stale', because: taken }
  if (isRefusal(code)) {
    const because = code.startsWith('23') ? 'constraint' : 'data'
    return { kind: 'refused', because, reason: `${code} ${constraint ?? ''}`.trim() }
  }
  throw unavailable(error)
}

/** `store.unavailable` with its cause. */
export function unavailable(cause: unknown): LinliError {
  return new LinliError('store.unavailable', 'The database did not answer as expected.', { cause })
}

/** Class 22: the data cannot be stored; class 23: a constraint refuses it; 54000: it is too large. */
function isRefusal(code: string | null): code is string {
  return code !== null && (code.startsWith('22') || code.startsWith('23') || code.startsWith('54'))
}

function fieldsOf(error: unknown): { code: string | null; constraint: string | null } {
  if (typeof error !== 'object' || error === null) return { code: null, constraint: null }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    code: typeof code === 'string' ? code : null,
    constraint: typeof constraint === 'string' ? constraint : null,
  }
}
