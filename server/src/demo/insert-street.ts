import type { Street } from '@linli/schemas/street'
import type pg from 'pg'
import { hashPassword } from '../accounts/password.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { deviceSecretName } from '../devices/registered-devices.ts'
import { sealSecret } from '../secrets/sealed-secret.ts'
import { demoDeviceSecret } from './demo-device-secret.ts'

export interface StreetAccess {
  readonly password: string
  /** The installation's key. */
  readonly key: Buffer
}

/** Writes what is missing of the street, and the password of its staff, so that what is printed at the start is true.
 *  False where the tenant was there. All or nothing. */
export async function insertStreet(
  pool: pg.Pool,
  street: Street,
  access: StreetAccess,
): Promise<boolean> {
  const hash = await hashPassword(access.password)
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO tenant (id, name, org_revision) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING`,
      [street.tenant.id, street.tenant.name['zh-CN']],
    )
    await insertRows(client, street, { ...access, hash })
    // Directories look at it to see that the tree changed.
    await client.query('UPDATE tenant SET org_revision = org_revision + 1 WHERE id = $1', [
      street.tenant.id,
    ])
    return rowCount === 1
  })
}

async function insertRows(
  client: pg.PoolClient,
  { tenant, nodes, accounts, devices }: Street,
  { key, hash }: StreetAccess & { readonly hash: string },
): Promise<void> {
  for (const [position, node] of nodes.entries())
    await client.query(
      `INSERT INTO org_node (tenant_id, id, parent_id, kind, name, position) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [tenant.id, node.id, node.parentId, node.kind, node.name, position],
    )
  for (const { id, role, name, login, phone, posts } of accounts) {
    // A phone may be somebody's already, who signed in with it before the street knew it: then she stays who she is.
    await client.query(
      `INSERT INTO account (tenant_id, id, role, name, login, phone) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [tenant.id, id, role, name, login ?? null, phone ?? null],
    )
    if (login !== undefined)
      await client.query('UPDATE account SET password_hash = $3 WHERE tenant_id = $1 AND id = $2', [
        ...[tenant.id, id, hash],
      ])
    for (const { nodeId, post } of posts)
      await client.query(
        `INSERT INTO post (tenant_id, account_id, node_id, post)
         SELECT a.tenant_id, a.id, $3, $4 FROM account a
          WHERE a.tenant_id = $1 AND a.id = $2 AND NOT EXISTS (
            SELECT 1 FROM post p WHERE p.tenant_id = $1 AND p.account_id = $2 AND p.node_id = $3 AND p.post = $4)`,
        [tenant.id, id, nodeId, post],
      )
  }
  for (const { id, type, name, nodeId } of devices) {
    const secret = sealSecret(key, deviceSecretName(tenant.id, id), demoDeviceSecret(key, id))
    await client.query(
      `INSERT INTO device (tenant_id, id, type, name, node_id, secret) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [tenant.id, id, type, name, nodeId, secret],
    )
  }
}
