import { type Clock, validHolding } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type { NoticeChannel } from '@linli/schemas/definition'
import type { Recipients } from '@linli/schemas/effect'
import type pg from 'pg'
import { readChoice } from './choose-way.ts'
import type { QuietHours } from './quiet-hours.ts'

export interface MessageStreet {
  readonly quiet: QuietHours | null
  readonly isUrgent: boolean
}

interface Hours {
  readonly quiet_from: string | null
  readonly quiet_until: string | null
}

/** What the street says of messages, and of those of one case. */
export async function findMessageStreet(
  pool: pg.Pool,
  { tenantId, instanceId }: { readonly tenantId: string; readonly instanceId: string },
): Promise<MessageStreet> {
  const { rows } = await pool.query<Hours & { is_urgent: boolean }>(
    `SELECT t.quiet_from, t.quiet_until,
            coalesce(i.definition_id = ANY (t.urgent_services), false) AS is_urgent
       FROM tenant t LEFT JOIN instance i ON i.tenant_id = t.id AND i.id = $2
      WHERE t.id = $1`,
    [tenantId, instanceId],
  )
  const [row] = rows
  return { quiet: row === undefined ? null : hoursIn(row), isUrgent: row?.is_urgent ?? false }
}

function hoursIn({ quiet_from: from, quiet_until: until }: Hours): QuietHours | null {
  return from === null || until === null ? null : { from, until }
}

export interface Recipient {
  readonly id: string
  readonly phone: string | null
  readonly quiet: QuietHours | null
  readonly toldBy: NoticeChannel | null
}

type RecipientRow = Hours & {
  readonly id: string
  readonly phone: string | null
  readonly told_by: string | null
}

/** Who holds the post now, not when the effect was planned. */
export async function findRecipients(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  { tenantId, to }: { readonly tenantId: string; readonly to: Recipients },
): Promise<readonly Recipient[]> {
  const { rows } =
    to.kind === 'account'
      ? await pool.query<RecipientRow>(
          `SELECT id, phone, quiet_from, quiet_until, told_by FROM account
            WHERE tenant_id = $1 AND id = $2 AND disabled_at IS NULL`,
          [tenantId, to.accountId],
        )
      : await pool.query<RecipientRow>(
          `SELECT DISTINCT a.id, a.phone, a.quiet_from, a.quiet_until, a.told_by FROM holding p
             JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
            WHERE p.tenant_id = $1 AND p.node_id = $2 AND p.post = $3 AND a.disabled_at IS NULL
              AND ${validHolding('p', '$4')}`,
          [tenantId, to.nodeId, to.post, cityDay(clock.now())],
        )
  return rows.map((row) => ({
    ...{ id: row.id, phone: row.phone, quiet: hoursIn(row), toldBy: readChoice(row.told_by) },
  }))
}
