import { validHolding, validPost } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { findLeaves, type Leave } from './leave/leave-store.ts'

export const POST_KINDS = ['primary', 'concurrent', 'acting', 'substitute'] as const
export type PostKind = (typeof POST_KINDS)[number]

export interface HeldPost {
  readonly id: string
  readonly accountId: string
  readonly nodeId: string
  readonly nodeName: string
  readonly post: string
  readonly kind: PostKind
  /** Who is on leave, where the post is a stand-in's for these days. */
  readonly forId: string | null
  /** She is on duty by a roster while a shift runs. */
  readonly isDuty: boolean
  /** `YYYY-MM-DD`; null from ever. */
  readonly validFrom: string | null
  /** First day on which it counts no more; null for ever. */
  readonly validUntil: string | null
  readonly isValid: boolean
}

export interface Person {
  readonly id: string
  readonly role: string
  readonly name: string
  readonly login: string | null
  readonly phone: string | null
  readonly disabledAt: Date | null
  /** Oldest first, ended ones too, and those that she has as a stand-in. */
  readonly posts: readonly HeldPost[]
  /** Newest first. */
  readonly leaves: readonly Leave[]
}

export interface PeopleQuestion {
  readonly tenantId: string
  /** The day whose posts count for `nodeIds` and `post`. */
  readonly day: string
  /** Part of name, login or phone. */
  readonly text: string
  /** Null for all. */
  readonly nodeIds: readonly string[] | null
  readonly post: string | null
  readonly isDisabled: boolean | null
  readonly skip: number
  readonly take: number
}

type Database = Pick<pg.Pool, 'query'>
type PersonRow = Omit<Person, 'posts' | 'leaves'>

const HEAD = 'a.id, a.role, a.name, a.login, a.phone, a.disabled_at AS "disabledAt"'

/** Staff by name, and how many there are. */
export async function findPeople(
  database: Database,
  question: PeopleQuestion,
): Promise<{ readonly total: number; readonly people: readonly Person[] }> {
  const { tenantId, day } = question
  const { rows } = await database.query<PersonRow & { total: number }>(
    `SELECT ${HEAD}, count(*) OVER ()::int AS total
       FROM account a
      WHERE a.tenant_id = $1 AND a.role <> 'resident'
        AND ($2 = '' OR position($2 IN lower(a.name)) > 0 OR position($2 IN a.login) > 0 OR right(a.phone, length($2)) = $2)
        AND ($3::boolean IS NULL OR (a.disabled_at IS NOT NULL) = $3)
        AND (($4::text[] IS NULL AND $5::text IS NULL) OR EXISTS (
              SELECT 1 FROM holding p
               WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND ${validHolding('p', '$6')}
                 AND ($4::text[] IS NULL OR p.node_id = ANY ($4)) AND ($5::text IS NULL OR p.post = $5)))
      ORDER BY a.name, a.id OFFSET $7 LIMIT $8`,
    [
      ...[tenantId, question.text.trim().toLowerCase(), question.isDisabled, question.nodeIds],
      ...[question.post, day, question.skip, question.take],
    ],
  )
  return { total: rows[0]?.total ?? 0, people: await withPosts(database, { tenantId, day }, rows) }
}

/** Null for residents and for nobody. */
export async function findPerson(
  database: Database,
  { tenantId, id, day }: { readonly tenantId: string; readonly id: string; readonly day: string },
): Promise<Person | null> {
  const { rows } = await database.query<PersonRow>(
    `SELECT ${HEAD} FROM account a WHERE a.tenant_id = $1 AND a.id = $2 AND a.role <> 'resident'`,
    [tenantId, id],
  )
  return (await withPosts(database, { tenantId, day }, rows))[0] ?? null
}

/** Throws `person.not-found`. */
export async function loadPerson(
  database: Database,
  question: { readonly tenantId: string; readonly id: string; readonly day: string },
): Promise<Person> {
  const person = await findPerson(database, question)
  if (person !== null) return person
  throw new LinliError('person.not-found', `There is no member of staff '${question.id}'.`)
}

async function withPosts(
  database: Database,
  { tenantId, day }: { readonly tenantId: string; readonly day: string },
  rows: readonly PersonRow[],
): Promise<Person[]> {
  const ids = rows.map(({ id }) => id)
  const posts = await loadPosts(database, {
    tenantId,
    day,
    where: 'p.account_id = ANY ($3)',
    value: ids,
  })
  const leaves = await findLeaves(database, { tenantId, accountIds: ids, day })
  return rows.map((row) => ({
    ...row,
    posts: posts.filter(({ accountId }) => accountId === row.id),
    leaves: leaves.filter(({ accountId }) => accountId === row.id),
  }))
}

/** Who of the staff counts at the node on that day; who is disabled since before it does not. */
export function findHoldings(
  database: Database,
  {
    tenantId,
    nodeId,
    day,
  }: { readonly tenantId: string; readonly nodeId: string; readonly day: string },
): Promise<HeldPost[]> {
  const where = `p.node_id = $3 AND ${validHolding('p', '$2')} AND EXISTS (
    SELECT 1 FROM account a WHERE a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.role <> 'resident'
       AND (a.disabled_at IS NULL OR a.disabled_at >= ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'))`
  return loadPosts(database, { tenantId, day, where, value: nodeId })
}

/** The posts at a node that were given, ended and later ones too: neither those of stand-ins nor of who is on duty. */
export function findGivenPosts(
  database: Database,
  {
    tenantId,
    nodeId,
    day,
  }: { readonly tenantId: string; readonly nodeId: string; readonly day: string },
): Promise<HeldPost[]> {
  const where = `p.node_id = $3 AND p.back_day = 'infinity'`
  return loadPosts(database, { tenantId, day, where, value: nodeId })
}

/** Keys of the posts that anybody holds, held or will hold. */
export async function heldKeys(database: Database, tenantId: string): Promise<string[]> {
  const { rows } = await database.query<{ post: string }>(
    'SELECT DISTINCT post FROM post WHERE tenant_id = $1 ORDER BY post',
    [tenantId],
  )
  return rows.map(({ post }) => post)
}

const MOST_POSTS = 5_000

/** Posts, those of a stand-in too, that the condition on `$3` chooses. */
async function loadPosts(
  database: Database,
  asked: {
    readonly tenantId: string
    readonly day: string
    readonly where: string
    readonly value: unknown
  },
): Promise<HeldPost[]> {
  const { rows } = await database.query<HeldPost>(
    `SELECT p.id, p.account_id AS "accountId", p.node_id AS "nodeId", coalesce(n.name, p.node_id) AS "nodeName",
            p.post, p.kind, p.for_id AS "forId", (p.for_id IS NULL AND p.back_day <> 'infinity') AS "isDuty",
            p.valid_from::text AS "validFrom", p.valid_until::text AS "validUntil",
            (${validPost('p', '$2')}) AS "isValid"
       FROM holding p LEFT JOIN org_node n ON n.tenant_id = p.tenant_id AND n.id = p.node_id
      WHERE p.tenant_id = $1 AND ${asked.where}
      ORDER BY p.valid_from NULLS FIRST, p.node_id, p.post, p.id LIMIT ${MOST_POSTS}`,
    [asked.tenantId, asked.day, asked.value],
  )
  return rows
}
