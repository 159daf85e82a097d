import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { sealed } from '../../server/src/retention/certificate.ts'
import { mark } from './mark.ts'
import { POST } from './matter.ts'
import type { CaseName, PlayedCase } from './world-cases.ts'
import { PEOPLE, TENANTS, type Tenant } from './world-people.ts'

/** Something with an id, and the streets that have one of that id. */
export interface Owned {
  readonly name: string
  readonly id: string
  readonly tenants: readonly Tenant[]
}

/** Rows of what is no case, so that whoever may act on them is refused later, and nothing changes. */
export interface Belongings {
  /** Decided before. */
  readonly requests: readonly Owned[]
  /** Dropped before. */
  readonly migrations: readonly Owned[]
  /** Settled before, of the first case of each street. */
  readonly incidents: readonly (Owned & { readonly of: PlayedCase })[]
  /** Valid since 2020. */
  readonly posts: readonly Owned[]
  readonly messages: readonly Owned[]
  /** Over since 2020. */
  readonly leaves: readonly Owned[]
  /** Over since 2020, at the team of each street; `candidate` was on duty. */
  readonly shifts: readonly Owned[]
  /** At revision 1, used by the drafts of its street. */
  readonly blocks: readonly Owned[]
  /** One for everybody and one for staff in each street. */
  readonly announcements: readonly (Owned & { readonly isForStaff: boolean })[]
  /** One of a case and one of herself for each person, of one id. */
  readonly notices: readonly (Owned & { readonly person: string })[]
}

export const NOWHERE = '01920000-0000-7000-8000-000000000000'

/** Cases with an incident that nobody settled. */
export const FAILING: Readonly<Record<Tenant, CaseName>> = { one: 'held', two: 'foreignAsked' }

export async function insertBelongings(
  pool: Pool,
  cases: readonly PlayedCase[],
): Promise<Belongings> {
  const owned = (name: string, tenant: Tenant): Owned => ({
    ...{ name: `${name}-${tenant}`, id: randomUUID(), tenants: [tenant] },
  })
  const each = (name: string) => TENANTS.map((tenant) => owned(name, tenant))
  const belongings: Belongings = {
    requests: each('request'),
    migrations: each('migration'),
    incidents: TENANTS.flatMap((tenant) => {
      const of = cases.find((played) => played.tenant === tenant)
      return of === undefined ? [] : [{ ...owned('incident', tenant), of }]
    }),
    posts: each('post'),
    messages: each('message'),
    leaves: each('leave'),
    shifts: each('shift'),
    blocks: each('block'),
    announcements: [
      ...each('announcement').map((one) => ({ ...one, isForStaff: false })),
      ...each('staffAnnouncement').map((one) => ({ ...one, isForStaff: true })),
    ],
    notices: TENANTS.flatMap((tenant) =>
      Object.keys(PEOPLE).map((person) => ({ ...owned(person, tenant), person })),
    ),
  }
  for (const tenant of TENANTS) await insertOf(pool, tenant, { belongings, cases })
  return belongings
}

/** What one street has. Its drafts have no room for scenarios and are at revision 1; a migration of each definition is
 *  judged, so that no other begins. */
async function insertOf(
  pool: Pool,
  tenant: Tenant,
  made: { readonly belongings: Belongings; readonly cases: readonly PlayedCase[] },
): Promise<void> {
  const { belongings, cases } = made
  const of = mark(tenant)
  const idOf = (things: readonly Owned[]) =>
    things.find(({ tenants }) => tenants.includes(tenant))?.id ?? ''
  const instanceId = cases.find((played) => played.tenant === tenant)?.id
  for (const definitionId of ['matter', `only-${tenant}`]) {
    const body = JSON.stringify({
      ...{ id: definitionId, title: { 'zh-CN': of }, scenarios: 1, forms: { report: {} } },
      blocks: [{ block: idOf(belongings.blocks), form: 'report' }],
    })
    await pool.query(
      `INSERT INTO draft (tenant_id, definition_id, body, revision, updated_at, updated_by)
       VALUES ($1, $2, $3, 1, now(), 'clerk')`,
      [tenant, definitionId, body],
    )
    await pool.query(
      `INSERT INTO migration (tenant_id, id, definition_id, to_version, state, requested_by)
       VALUES ($1, $2, $3, 1, 'judged', 'clerk')`,
      [tenant, randomUUID(), definitionId],
    )
  }
  await pool.query(
    `INSERT INTO migration (tenant_id, id, definition_id, to_version, state, requested_by)
     VALUES ($1, $2, 'matter', 1, 'dropped', 'clerk')`,
    [tenant, idOf(belongings.migrations)],
  )
  await pool.query(
    `INSERT INTO publication_request (tenant_id, id, definition_id, revision, reason, findings, requested_by, decided_by, decided_at, decision)
     VALUES ($1, $2, 'matter', 1, $3, '[]', 'clerk', 'clerk', now(), 'declined')`,
    [tenant, idOf(belongings.requests), of],
  )
  await pool.query(
    `INSERT INTO incident (tenant_id, id, instance_id, code, message, input, at, resolved_at, resolved_as, resolved_by, reason)
     VALUES ($1, $2, $3, 'invariant.broken', $4, '{"kind":"cancel"}', now(), now(), 'skipped', 'clerk', $4)`,
    [tenant, idOf(belongings.incidents), instanceId, of],
  )
  await insertErasure(pool, tenant, of)
  await insertAnnouncements(pool, tenant, belongings)
  await insertBlock(pool, tenant, idOf(belongings.blocks))
  const failing = cases.find(({ name }) => name === FAILING[tenant])?.id
  await pool.query(
    `INSERT INTO incident (tenant_id, id, instance_id, code, message, input, at)
     VALUES ($1, $2, $3, 'invariant.broken', $4, '{"kind":"cancel"}', now())`,
    [tenant, randomUUID(), failing, of],
  )
  await pool.query(
    `INSERT INTO post (tenant_id, id, account_id, node_id, post, valid_from)
     VALUES ($1, $2, $3, 'grid-2', $4, '2020-01-01')`,
    [tenant, idOf(belongings.posts), `only-${tenant}`, POST],
  )
  for (const { id, person, tenants } of belongings.notices) {
    if (!tenants.includes(tenant)) continue
    const text = JSON.stringify({ 'zh-CN': `${person}${of}`, en: `${person}${of}` })
    await pool.query(
      `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body) VALUES ($1, $2, $3, $4, $5, $5)`,
      [tenant, id, person, instanceId, text],
    )
    await pool.query(
      `INSERT INTO person_notice (tenant_id, id, account_id, kind, title, body) VALUES ($1, $2, $3, 'leave', $4, $4)`,
      [tenant, id, person, text],
    )
  }
  await pool.query(
    `INSERT INTO dev_message (tenant_id, id, phone, text) VALUES ($1, $2, '13900000000', $3)`,
    [tenant, idOf(belongings.messages), of],
  )
  await pool.query(
    `INSERT INTO leave (tenant_id, id, account_id, from_day, until_day, reason, recorded_by)
     VALUES ($1, $2, $3, '2020-01-01', '2020-01-02', $4, 'clerk')`,
    [tenant, idOf(belongings.leaves), `only-${tenant}`, of],
  )
  await pool.query(
    `INSERT INTO org_node (tenant_id, id, parent_id, kind, name) VALUES ($1, 'team', 'street', 'team', $2)`,
    [tenant, `team${of}`],
  )
  await pool.query(
    `INSERT INTO team (tenant_id, node_id, kind, has_roster) VALUES ($1, 'team', 'volunteers', true)`,
    [tenant],
  )
  await pool.query(
    `INSERT INTO duty_shift (tenant_id, id, node_id, from_at, until_at, note)
     VALUES ($1, $2, 'team', '2020-01-01T00:00Z', '2020-01-02T00:00Z', $3)`,
    [tenant, idOf(belongings.shifts), of],
  )
  await pool.query(
    `INSERT INTO duty_turn (tenant_id, shift_id, rank, account_id) VALUES ($1, $2, 0, 'candidate')`,
    [tenant, idOf(belongings.shifts)],
  )
  await pool.query(
    `UPDATE org_node SET code = '999000000001' WHERE tenant_id = $1 AND id = 'grid-2'`,
    [tenant],
  )
}

async function insertAnnouncements(
  pool: Pool,
  tenant: Tenant,
  { announcements }: Belongings,
): Promise<void> {
  for (const { id, tenants, isForStaff } of announcements) {
    if (!tenants.includes(tenant)) continue
    await pool.query(
      `INSERT INTO announcement (tenant_id, id, title, body, audience, from_at, until_at, made_by, made_at)
       VALUES ($1, $2, $3, $3, $4, now(), now() + interval '1 day', 'clerk', now())`,
      [tenant, id, JSON.stringify({ 'zh-CN': mark(tenant) }), isForStaff ? 'staff' : 'everyone'],
    )
  }
}

async function insertBlock(pool: Pool, tenant: Tenant, id: string): Promise<void> {
  const body = JSON.stringify({
    title: { 'zh-CN': mark(tenant) },
    schema: { type: 'object', properties: { road: { type: 'string', title: '路' } } },
  })
  await pool.query(`INSERT INTO field_block (tenant_id, id, revision) VALUES ($1, $2, 1)`, [
    ...[tenant, id],
  ])
  await pool.query(
    `INSERT INTO field_block_revision (tenant_id, block_id, number, body, made_at, made_by)
     VALUES ($1, $2, 1, $3, now(), 'clerk')`,
    [tenant, id, body],
  )
}

/** A certificate of what was erased; `of` stands in what it names. */
async function insertErasure(pool: Pool, tenantId: string, of: string): Promise<void> {
  const { body, hash } = sealed({
    ...{ format: 'linli-erasure/1', number: 1, tenantId, at: '2026-01-01T00:00:00.000Z' },
    ...{ definition: { id: 'matter', title: { 'zh-CN': of }, version: 1 }, by: 'job', before: '' },
    ...{ rule: { days: 1, erase: 'marked' }, erased: { values: 1, files: 0, notices: 0 } },
    cases: { numbers: [of], endedFrom: '', endedUntil: '' },
  })
  await pool.query(
    `INSERT INTO erasure (tenant_id, number, definition_id, at, body, hash) VALUES ($1, 1, 'matter', now(), $2, $3)`,
    [tenantId, body, hash],
  )
}
