import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import type { OrgChange } from '../../org/change-org.ts'
import { assertHers } from '../../org/own-part.ts'
import { assertStaff } from '../change-posts.ts'
import { tellStandIn } from './tell-stand-in.ts'

export interface NewLeave {
  readonly accountId: string
  /** `YYYY-MM-DD` */
  readonly fromDay: string
  /** `YYYY-MM-DD`, the first day on which she is back. */
  readonly untilDay: string
  readonly reason: string
  readonly standInId: string | null
}

const LONGEST_REASON = 200

/** What people wrote, without spaces around it. Throws `leave.bad-reason`. */
export function parseReason(text: string): string {
  const reason = text.trim()
  if (reason !== '' && reason.length <= LONGEST_REASON && !reason.includes('\u0000')) return reason
  throw new LinliError('leave.bad-reason', 'A leave has a reason of 1 to 200 characters.')
}

/** From the first day on her posts are her stand-in's too, who is told so, and new tasks look for others before her. The audit keeps
 *  who is away when, not why. Throws `person.not-found`, `access.denied`, `leave.bad-days`, `leave.overlaps` and `leave.bad-stand-in`. */
export async function recordLeave(change: OrgChange, leave: NewLeave): Promise<void> {
  const { accountId, fromDay, untilDay, standInId } = leave
  const id = randomUUID()
  await assertStaff(change, accountId)
  await assertHers(change, accountId)
  if (fromDay >= untilDay)
    throw new LinliError('leave.bad-days', `It would end on ${untilDay}, not after ${fromDay}.`)
  await assertNoOverlap(change, leave, id)
  const standIn = standInId === null ? null : await presentName(change, leave, standInId)
  await change.client.query(
    `INSERT INTO leave (tenant_id, id, account_id, from_day, until_day, reason, stand_in_id, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[change.tenantId, id, accountId, fromDay, untilDay, leave.reason, standInId],
      change.actorId,
    ],
  )
  await change.record({
    ...{ deed: 'leave-recorded', object: `account:${accountId}`, before: null },
    after: { validFrom: fromDay, validUntil: untilDay, standIn },
  })
  await tellStandIn(change, { accountId, standInId, fromDay, untilDay, wasUntil: null })
}

/** 销假: sets the first day on which she is back; the day it began takes the leave back. Her stand-in is told. Returns whose it is.
 *  Throws `leave.not-found`, `access.denied`, `leave.bad-days`, `leave.overlaps`, and `leave.bad-stand-in` where the stand-in is away on
 *  a day that is added. */
export async function endLeave(change: OrgChange, id: string, untilDay: string): Promise<string> {
  const { client, tenantId } = change
  const { rows } = await client.query<NewLeave>(
    `SELECT account_id AS "accountId", from_day::text AS "fromDay", until_day::text AS "untilDay", reason,
            stand_in_id AS "standInId" FROM leave WHERE tenant_id = $1 AND id::text = $2`,
    [tenantId, id],
  )
  const [leave] = rows
  if (leave === undefined) throw new LinliError('leave.not-found', `There is no leave '${id}'.`)
  const { accountId, standInId, fromDay } = leave
  await assertHers(change, accountId)
  if (untilDay < fromDay)
    throw new LinliError('leave.bad-days', `It would end on ${untilDay}, before ${fromDay}.`)
  await assertNoOverlap(change, { ...leave, untilDay }, id)
  if (standInId !== null && untilDay > leave.untilDay)
    await presentName(change, { ...leave, fromDay: leave.untilDay, untilDay }, standInId)
  await client.query('UPDATE leave SET until_day = $3 WHERE tenant_id = $1 AND id::text = $2', [
    ...[tenantId, id, untilDay],
  ])
  await change.record({
    ...{ deed: 'leave-changed', object: `account:${accountId}` },
    before: { validFrom: fromDay, validUntil: leave.untilDay },
    after: { validFrom: fromDay, validUntil: untilDay },
  })
  const dayOf = (day: string) => (day === fromDay ? null : day)
  await tellStandIn(change, {
    ...{ accountId, standInId, fromDay },
    ...{ wasUntil: dayOf(leave.untilDay), untilDay: dayOf(untilDay) },
  })
  return accountId
}

async function assertNoOverlap(
  { client, tenantId }: OrgChange,
  { accountId, fromDay, untilDay }: NewLeave,
  id: string,
): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM leave WHERE tenant_id = $1 AND account_id = $2 AND id::text <> $3
        AND daterange(from_day, until_day) && daterange($4, $5) LIMIT 1`,
    [tenantId, accountId, id, fromDay, untilDay],
  )
  if (rows.length > 0)
    throw new LinliError('leave.overlaps', 'She is on leave on some of the days.')
}

/** The name of an active member of staff, another one, who is not away herself on any of the days; no official stands in for
 *  somebody of an external unit. */
async function presentName(
  { client, tenantId }: OrgChange,
  { accountId, fromDay, untilDay }: NewLeave,
  standInId: string,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.name FROM account a
      WHERE a.tenant_id = $1 AND a.id = $2 AND a.id <> $3 AND a.role <> 'resident' AND a.disabled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM leave l WHERE l.tenant_id = a.tenant_id AND l.account_id = a.id
                           AND daterange(l.from_day, l.until_day) && daterange($4, $5))
        AND NOT (a.role = 'official' AND EXISTS (
              SELECT 1 FROM post p JOIN team t ON t.tenant_id = p.tenant_id AND t.node_id = p.node_id AND t.is_external
               WHERE p.tenant_id = a.tenant_id AND p.account_id = $3))`,
    [tenantId, standInId, accountId, fromDay, untilDay],
  )
  if (rows[0] !== undefined) return rows[0].name
  throw new LinliError('leave.bad-stand-in', `'${standInId}' cannot stand in on these days.`)
}
