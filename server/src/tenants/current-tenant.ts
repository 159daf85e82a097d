import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'

/** Whose pages a visitor without a session sees: the installation's first tenant. */
export interface TenantLookup {
  /** Throws `store.unavailable` while there is no tenant at all. */
  current(): Promise<string>
}

export function createTenantLookup(pool: pg.Pool): TenantLookup {
  let found: string | null = null
  return {
    async current() {
      if (found !== null) return found
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM tenant ORDER BY created_at, id LIMIT 1`,
      )
      const id = rows[0]?.id
      if (id === undefined) throw new LinliError('store.unavailable', 'There is no tenant yet.')
      found = id
      return id
    },
  }
}
