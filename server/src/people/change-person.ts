import { randomUUID } from 'node:crypto'
import { maskPhone } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../org/change-org.ts'
import { assertHers } from '../org/own-part.ts'

export interface NewPerson {
  readonly role: 'official' | 'worker'
  readonly name: string
  readonly login: string
  readonly phone: string | null
  readonly passwordHash: string
}

interface StoredHead {
  readonly id: string
  readonly role: string
  readonly name: string
  readonly phone: string | null
  readonly isDisabled: boolean
}

/** Returns the account's id. A new official is of the whole street until she has a post. Throws `access.denied` for one by an official
 *  of a part, `person.login-taken` and `person.phone-taken`. */
export async function addPerson(change: OrgChange, person: NewPerson): Promise<string> {
  const { client, tenantId } = change
  const { role, name, login, phone } = person
  const id = `staff-${randomUUID()}`
  if (role === 'official' && change.part !== null)
    throw new LinliError('access.denied', 'Officials are added by those of the whole street.')
  await assertFree(change, { login, phone }, id)
  await client.query(
    `INSERT INTO account (tenant_id, id, role, name, login, phone, password_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, id, role, name, login, phone, person.passwordHash],
  )
  await change.record({
    ...{ deed: 'person-added', object: `account:${id}`, before: null },
    after: { role, name, login, phone: hidden(phone) },
  })
  return id
}

/** A phone that is undefined stays as it is. Throws `person.not-found`, `access.denied` and `person.phone-taken`. */
export async function changePerson(
  change: OrgChange,
  id: string,
  { name, phone }: { readonly name: string; readonly phone: string | null | undefined },
): Promise<void> {
  const before = await lockPerson(change, id)
  const next = phone === undefined ? before.phone : phone
  if (before.name === name && before.phone === next) return
  await assertFree(change, { login: null, phone: next }, id)
  await change.client.query(
    'UPDATE account SET name = $3, phone = $4 WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, id, name, next],
  )
  await change.record({
    ...{ deed: 'person-changed', object: `account:${id}` },
    before: { name: before.name, phone: hidden(before.phone) },
    after: { name, phone: hidden(next) },
  })
}

/** Ends her sessions too. Throws `person.not-found` and `access.denied`. */
export async function resetPassword(
  change: OrgChange,
  id: string,
  passwordHash: string,
): Promise<void> {
  await lockPerson(change, id)
  await change.client.query(
    'UPDATE account SET password_hash = $3 WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, id, passwordHash],
  )
  await endSessions(change, id)
  const object = `account:${id}`
  await change.record({ deed: 'password-reset', object, before: null, after: {} })
}

/** Ends her sessions too. Throws `person.not-found`, `access.denied`, `person.own` and `person.last-official`. */
export async function disablePerson(change: OrgChange, id: string): Promise<void> {
  const before = await lockPerson(change, id)
  if (id === change.actorId) throw new LinliError('person.own', 'Nobody disables herself.')
  if (before.isDisabled) return
  if (before.role === 'official') await assertAnotherOfficial(change, id)
  await setDisabled(change, id, true)
  await endSessions(change, id)
}

/** Throws `person.not-found` and `access.denied`. */
export async function enablePerson(change: OrgChange, id: string): Promise<void> {
  if ((await lockPerson(change, id)).isDisabled) await setDisabled(change, id, false)
}

async function setDisabled(change: OrgChange, id: string, isDisabled: boolean): Promise<void> {
  await change.client.query(
    'UPDATE account SET disabled_at = CASE WHEN $3 THEN clock_timestamp() END WHERE tenant_id = $1 AND id = $2',
    [change.tenantId, id, isDisabled],
  )
  await change.record({
    ...{ deed: isDisabled ? 'person-disabled' : 'person-enabled', object: `account:${id}` },
    ...{ before: { isDisabled: !isDisabled }, after: { isDisabled } },
  })
}

async function endSessions({ client, tenantId }: OrgChange, id: string): Promise<void> {
  await client.query('DELETE FROM session WHERE tenant_id = $1 AND account_id = $2', [tenantId, id])
}

async function lockPerson(change: OrgChange, id: string): Promise<StoredHead> {
  const { client, tenantId } = change
  const { rows } = await client.query<StoredHead>(
    `SELECT id, role, name, phone, disabled_at IS NOT NULL AS "isDisabled" FROM account
      WHERE tenant_id = $1 AND id = $2 AND role <> 'resident' FOR UPDATE`,
    [tenantId, id],
  )
  if (rows[0] === undefined)
    throw new LinliError('person.not-found', `There is no member of staff '${id}'.`)
  await assertHers(change, id)
  return rows[0]
}

/** Who could sign in and enable the others again. */
async function assertAnotherOfficial({ client, tenantId }: OrgChange, id: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM account WHERE tenant_id = $1 AND id <> $2 AND role = 'official' AND disabled_at IS NULL
        AND password_hash IS NOT NULL LIMIT 1`,
    [tenantId, id],
  )
  if (rows.length === 0)
    throw new LinliError('person.last-official', `'${id}' is the last official who can sign in.`)
}

async function assertFree(
  { client, tenantId }: OrgChange,
  { login, phone }: { readonly login: string | null; readonly phone: string | null },
  id: string,
): Promise<void> {
  const { rows } = await client.query<{ hasLogin: boolean | null }>(
    `SELECT login = $2 AS "hasLogin" FROM account WHERE tenant_id = $1 AND (login = $2 OR phone = $3) AND id <> $4`,
    [tenantId, login, phone, id],
  )
  if (rows.some(({ hasLogin }) => hasLogin === true))
    throw new LinliError('person.login-taken', `The login '${login}' is taken.`)
  if (rows.length > 0) throw new LinliError('person.phone-taken', 'The phone number is taken.')
}

/** The audit says that a phone changed, and keeps no more of it than people need. */
function hidden(phone: string | null): string | null {
  return phone === null ? null : maskPhone(phone)
}
