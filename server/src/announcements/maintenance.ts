import { LinliError } from '@linli/schemas/linli-error'
import type { LocaleText } from '@linli/schemas/locale-text'
import type pg from 'pg'
import { writeAudit } from '../audit/write-audit.ts'
import { toldTimes } from './announcement-store.ts'

// Maintenance closes the door of residents alone: what they would send is refused with the time at which to come again, and stays in
// the draft on their device. Devices are heard, timers fire and staff work as ever: an alarm is not put off by it. Where the process
// itself is away, whoever calls gets 503 or no answer, and senders of webhooks call again.

export interface Maintenance {
  readonly from: Date
  readonly until: Date
  readonly note: LocaleText
}

const LONGEST_MS = 72 * 3_600_000
const COME_AGAIN_AT_MOST_S = 3_600

/** The one that is on or planned; null where there is none, or it is over. `now` is epoch ms. */
export async function findMaintenance(
  database: Pick<pg.Pool, 'query'>,
  { tenantId, now }: { readonly tenantId: string; readonly now: number },
): Promise<Maintenance | null> {
  const { rows } = await database.query<{ from: Date | null; until: Date; note: string }>(
    `SELECT maintenance_from AS "from", maintenance_until AS "until", maintenance_note AS note FROM tenant
      WHERE id = $1 AND maintenance_until > $2`,
    [tenantId, new Date(now)],
  )
  const [row] = rows
  if (row?.from == null) return null
  return { from: row.from, until: row.until, note: JSON.parse(row.note) as LocaleText }
}

export function isOn(maintenance: Maintenance | null, now: number): maintenance is Maintenance {
  return maintenance !== null && maintenance.from.getTime() <= now
}

/** Throws `portal.closed` with the seconds after which to come again while maintenance is on. */
export async function assertPortalOpen(
  database: Pick<pg.Pool, 'query'>,
  asked: { readonly tenantId: string; readonly now: number },
): Promise<void> {
  const maintenance = await findMaintenance(database, asked)
  if (!isOn(maintenance, asked.now)) return
  const left = Math.ceil((maintenance.until.getTime() - asked.now) / 1_000)
  throw new LinliError('portal.closed', 'Residents send nothing during maintenance.', {
    details: { retryAfterSeconds: Math.min(COME_AGAIN_AT_MOST_S, left) },
  })
}

/** Sets it in place of the one before, or ends it, with its row of the audit. Throws `request.invalid` where it would be over, or last
 *  longer than 72 hours. */
export async function setMaintenance(
  client: pg.PoolClient,
  {
    tenantId,
    by,
    now,
    maintenance,
  }: {
    readonly tenantId: string
    readonly by: string
    readonly now: number
    readonly maintenance: Maintenance | null
  },
): Promise<void> {
  if (maintenance !== null) assertTimes(maintenance, now)
  await client.query('SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', [tenantId])
  const before = await findMaintenance(client, { tenantId, now })
  await client.query(
    'UPDATE tenant SET maintenance_from = $2, maintenance_until = $3, maintenance_note = $4 WHERE id = $1',
    [
      ...[tenantId, maintenance?.from ?? null, maintenance?.until ?? null],
      maintenance === null ? null : JSON.stringify(maintenance.note),
    ],
  )
  await writeAudit(client, {
    ...{ tenantId, actorId: by, deed: 'maintenance-set', object: `tenant:${tenantId}` },
    detail: { before: told(before), after: told(maintenance) },
  })
}

function assertTimes({ from, until }: Maintenance, now: number): void {
  const [begins, ends] = [from.getTime(), until.getTime()]
  if (begins < ends && ends > now && ends - begins <= LONGEST_MS) return
  throw new LinliError('request.invalid', 'Maintenance ends after it began, within 72 hours.')
}

function told(maintenance: Maintenance | null): object {
  return maintenance === null ? {} : { ...toldTimes(maintenance), text: maintenance.note['zh-CN'] }
}
