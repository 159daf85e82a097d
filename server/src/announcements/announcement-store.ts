import { randomUUID } from 'node:crypto'
import { cityDay, cityTime } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'

export const AUDIENCES = ['everyone', 'staff'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface Announcement {
  readonly id: string
  readonly title: LocaleText
  readonly body: LocaleText
  readonly audience: Audience
  readonly from: Date
  readonly until: Date
  /** Account id. */
  readonly by: string
  readonly withdrawnAt: Date | null
}

type Database = Pick<pg.Pool, 'query'>
type Row = Omit<Announcement, 'title' | 'body'> & { readonly title: string; readonly body: string }

/** More than these nobody reads. */
const MOST_SHOWN = 10
const MOST_LISTED = 100
const LONGEST_MS = 366 * 86_400_000

const COLUMNS = `id, title, body, audience, from_at AS "from", until_at AS "until", made_by AS "by",
  withdrawn_at AS "withdrawnAt"`

/** Those that count at the instant (epoch ms), newest first; what is for staff alone only where it is asked for. */
export async function findCurrent(
  database: Database,
  {
    tenantId,
    now,
    isStaff,
  }: { readonly tenantId: string; readonly now: number; readonly isStaff: boolean },
): Promise<Announcement[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM announcement
      WHERE tenant_id = $1 AND until_at > $2 AND from_at <= $2 AND withdrawn_at IS NULL AND ($3 OR audience = 'everyone')
      ORDER BY from_at DESC, id LIMIT ${MOST_SHOWN}`,
    [tenantId, new Date(now), isStaff],
  )
  return rows.map(parsed)
}

/** All that there are and were, those that end last first. */
export async function findAll(database: Database, tenantId: string): Promise<Announcement[]> {
  const { rows } = await database.query<Row>(
    `SELECT ${COLUMNS} FROM announcement WHERE tenant_id = $1 ORDER BY until_at DESC, id LIMIT ${MOST_LISTED}`,
    [tenantId],
  )
  return rows.map(parsed)
}

export type NewAnnouncement = Pick<Announcement, 'title' | 'body' | 'audience' | 'from' | 'until'>

/** Announces it, with its row of the audit. Returns its id. Throws `request.invalid` where it would be over, or last longer than a
 *  year. */
export async function announce(
  client: pg.PoolClient,
  {
    tenantId,
    by,
    now,
    announcement,
  }: {
    readonly tenantId: string
    readonly by: string
    readonly now: number
    readonly announcement: NewAnnouncement
  },
): Promise<string> {
  const { title, body, audience, from, until } = announcement
  const [begins, ends] = [from.getTime(), until.getTime()]
  if (!(begins < ends && ends > now && ends - begins <= LONGEST_MS))
    throw new LinliError('request.invalid', 'An announcement ends after it began, within a year.')
  const id = randomUUID()
  await client.query(
    `INSERT INTO announcement (tenant_id, id, title, body, audience, from_at, until_at, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tenantId, id, JSON.stringify(title), JSON.stringify(body), audience],
      ...[from, until, by, new Date(now)],
    ],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'announced', object: `tenant:${tenantId}` },
    detail: { before: null, after: told(announcement) },
  })
  return id
}

/** Nobody is shown it any more. A second time changes nothing. Throws `announcement.not-found`. */
export async function withdraw(
  client: pg.PoolClient,
  {
    tenantId,
    by,
    now,
    id,
  }: { readonly tenantId: string; readonly by: string; readonly now: number; readonly id: string },
): Promise<void> {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS} FROM announcement WHERE tenant_id = $1 AND id::text = $2 FOR UPDATE`,
    [tenantId, id],
  )
  const [row] = rows
  if (row === undefined)
    throw new LinliError('announcement.not-found', `There is no announcement '${id}'.`)
  if (row.withdrawnAt !== null) return
  await client.query(
    'UPDATE announcement SET withdrawn_at = $3 WHERE tenant_id = $1 AND id::text = $2',
    [tenantId, id, new Date(now)],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'announcement-withdrawn', object: `tenant:${tenantId}` },
    detail: { before: told(parsed(row)), after: {} },
  })
}

function parsed(row: Row): Announcement {
  return {
    ...row,
    title: JSON.parse(row.title) as LocaleText,
    body: JSON.parse(row.body) as LocaleText,
  }
}

function told({ title, audience, from, until }: NewAnnouncement) {
  return { title: title['zh-CN'], audience, ...toldTimes({ from, until }) }
}

/** Times as the audit tells them. */
export function toldTimes({ from, until }: { readonly from: Date; readonly until: Date }) {
  const text = (at: Date) => `${cityDay(at.getTime())} ${cityTime(at.getTime())}`
  return { fromAt: text(from), untilAt: text(until) }
}
