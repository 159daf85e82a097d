import type { Street } from '@linli/schemas/street'
import type { Pool } from 'pg'
import { hashPassword } from '../../server/src/accounts/password.ts'
import { coverNextYear } from '../../server/src/calendar/cover-next-year.ts'
import { deviceSecretName } from '../../server/src/devices/registered-devices.ts'
import { sealSecret } from '../../server/src/secrets/sealed-secret.ts'

export interface StreetSeed {
  readonly street: Street
  /** Every account of the street that has a login signs in with it. */
  readonly password: string
  /** The installation's key. */
  readonly key: Buffer
  readonly secretOf: (deviceId: string) => Buffer
}

/** Writes the server-owned rows of a street: tenant, nodes, accounts, posts, devices. */
export async function seedStreet(pool: Pool, seed: StreetSeed): Promise<void> {
  const { street } = seed
  const tenantId = street.tenant.id
  await pool.query('INSERT INTO tenant (id, name, org_revision) VALUES ($1, $2, 1)', [
    tenantId,
    street.tenant.name['zh-CN'],
  ])
  await insertRows(pool, 'org_node (tenant_id, id, parent_id, kind, name)', [
    ...street.nodes.map((node) => [tenantId, node.id, node.parentId, node.kind, node.name]),
  ])
  await coverNextYear(pool, { tenantId, savedBy: 'seed' })
  // No timer waits yet that would have to move.
  await pool.query('UPDATE working_calendar SET applied_revision = revision')
  const hash = await hashPassword(seed.password)
  await insertRows(pool, 'account (tenant_id, id, role, name, login, phone, password_hash)', [
    ...street.accounts.map(({ id, role, name, login, phone }) => [
      ...[tenantId, id, role, name, login ?? null, phone ?? null],
      login === undefined ? null : hash,
    ]),
  ])
  await insertRows(pool, 'post (tenant_id, account_id, node_id, post)', [
    ...street.accounts.flatMap(({ id, posts }) =>
      posts.map(({ nodeId, post }) => [tenantId, id, nodeId, post]),
    ),
  ])
  await insertRows(pool, 'device (tenant_id, id, type, name, node_id, secret)', [
    ...street.devices.map(({ id, type, name, nodeId }) => [
      ...[tenantId, id, type, name, nodeId],
      sealSecret(seed.key, deviceSecretName(tenantId, id), seed.secretOf(id)),
    ]),
  ])
}

async function insertRows(
  pool: Pool,
  into: string,
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  for (const row of rows) {
    const places = row.map((_, index) => `$${index + 1}`).join(', ')
    await pool.query(`INSERT INTO ${into} VALUES (${places})`, [...row])
  }
}
