import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { MessageSenders } from '../channels/message-sender.ts'

const LIFETIME_MS = 5 * 60_000
const MAX_ATTEMPTS = 5

export interface LoginCodes {
  /** Sends a fresh six-digit code that lives five minutes; an earlier one stops working. */
  send(to: CodeAddress): Promise<{ readonly expiresAt: Date }>
  /** Uses the code up. Throws `code.refused` when it is wrong, old, used, or five attempts were made. */
  redeem(to: CodeAddress, code: string): Promise<void>
}
interface CodeAddress {
  readonly tenantId: string
  readonly phone: string
}

export function createLoginCodes(deps: {
  readonly pool: pg.Pool
  readonly key: Buffer
  readonly senders: MessageSenders
  readonly clock: Clock
  /** What the message says, as the street words it. */
  wording(tenantId: string, code: string): Promise<string>
}): LoginCodes {
  const { pool, senders, clock } = deps
  return {
    async send({ tenantId, phone }) {
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
      const { rows } = await pool.query<{ expires_at: Date }>(
        `INSERT INTO login_code (tenant_id, phone, code_hash, expires_at, attempts, sent_at)
         VALUES ($1, $2, $3, now() + make_interval(secs => $4::double precision / 1000), 0, now())
         ON CONFLICT (tenant_id, phone) DO UPDATE
           SET code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0, sent_at = now()
         RETURNING expires_at`,
        [tenantId, phone, codeHash(deps.key, { tenantId, phone }, code), LIFETIME_MS],
      )
      await senders.send({
        ...{ tenantId, id: randomUUID(), channel: 'sms', phone, at: clock.now() },
        text: `【邻里】${await deps.wording(tenantId, code)}`,
      })
      return { expiresAt: rows[0]?.expires_at ?? new Date(Date.now() + LIFETIME_MS) }
    },
    async redeem(to, code) {
      // The attempt is counted before the comparison, so parallel guesses share the five.
      const { rows } = await pool.query<{ code_hash: string }>(
        `UPDATE login_code SET attempts = attempts + 1
          WHERE tenant_id = $1 AND phone = $2 AND attempts < $3 AND expires_at > now()
        RETURNING code_hash`,
        [to.tenantId, to.phone, MAX_ATTEMPTS],
      )
      const stored = rows[0]?.code_hash
      const given = codeHash(deps.key, to, code)
      if (stored === undefined || !timingSafeEqual(Buffer.from(stored), Buffer.from(given)))
        throw new LinliError('code.refused', 'The code is wrong, old or used up.')
      const used = await pool.query(
        `DELETE FROM login_code WHERE tenant_id = $1 AND phone = $2 AND code_hash = $3`,
        [to.tenantId, to.phone, stored],
      )
      if (used.rowCount !== 1) throw new LinliError('code.refused', 'The code was already used.')
    },
  }
}

/** Keyed, because a million possible codes are quickly tried against a plain hash. */
function codeHash(key: Buffer, { tenantId, phone }: CodeAddress, code: string): string {
  return createHmac('sha256', key).update(`code|${tenantId}|${phone}|${code}`).digest('hex')
}
