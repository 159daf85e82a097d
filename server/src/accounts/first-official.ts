import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { hashPassword } from './password.ts'

export interface FirstOfficial {
  readonly login: string
  readonly password: string
}

const TENANT = { id: 'street', name: '本街道' } as const
const LOGIN = 'admin'

/** An installation without any tenant gets one with a street and one official, whose random password is returned once.
 *  Null where there is a tenant. */
export async function createFirstOfficial(pool: pg.Pool): Promise<FirstOfficial | null> {
  const password = randomBytes(12).toString('base64url')
  const hash = await hashPassword(password)
  // One statement, so that two nodes starting together make one tenant.
  const { rowCount } = await pool.query(
    `WITH made AS (
       INSERT INTO tenant (id, name, org_revision)
       SELECT $1, $2, 1 WHERE NOT EXISTS (SELECT 1 FROM tenant)
       ON CONFLICT DO NOTHING RETURNING id
     ), node AS (
       INSERT INTO org_node (tenant_id, id, parent_id, kind, name)
       SELECT id, id, NULL, 'street', $2 FROM made
     )
     INSERT INTO account (tenant_id, id, role, name, login, password_hash)
     SELECT id, $3, 'official', '管理员', $3, $4 FROM made`,
    [TENANT.id, TENANT.name, LOGIN, hash],
  )
  return rowCount === 1 ? { login: LOGIN, password } : null
}
