import { randomUUID } from 'node:crypto'
import { invariant } from '@linli/schemas/linli-error'
import type pg from 'pg'

/** Who signs in. Pages never see this: what they read through knows no password (database/reader-role.ts). */
export interface SigningIn {
  readonly tenantId: string
  readonly id: string
  readonly role: string
  readonly name: string
  readonly phone: string | null
  readonly passwordHash: string | null
  readonly disabledAt: Date | null
}

const COLUMNS = `tenant_id AS "tenantId", id, role, name, phone, password_hash AS "passwordHash", disabled_at AS "disabledAt"`

export async function loadByLogin(
  pool: pg.Pool,
  { tenantId, login }: { readonly tenantId: string; readonly login: string },
): Promise<SigningIn | null> {
  const { rows } = await pool.query<SigningIn>(
    `SELECT ${COLUMNS} FROM account WHERE tenant_id = $1 AND login = $2`,
    [tenantId, login],
  )
  return rows[0] ?? null
}

/** Whoever has the phone, or a new resident. Of two who come at once with one phone, one is made. */
export async function loadOrAddResident(
  pool: pg.Pool,
  { tenantId, phone }: { readonly tenantId: string; readonly phone: string },
): Promise<SigningIn> {
  const find = async () => {
    const { rows } = await pool.query<SigningIn>(
      `SELECT ${COLUMNS} FROM account WHERE tenant_id = $1 AND phone = $2`,
      [tenantId, phone],
    )
    return rows[0]
  }
  const found = await find()
  if (found !== undefined) return found
  await pool.query(
    `INSERT INTO account (tenant_id, id, role, name, phone) VALUES ($1, $2, 'resident', $3, $4)
     ON CONFLICT (tenant_id, phone) DO NOTHING`,
    [tenantId, `resident-${randomUUID()}`, `居民${phone.slice(-4)}`, phone],
  )
  const added = await find()
  invariant(added, 'An account that was just added is there.')
  return added
}
