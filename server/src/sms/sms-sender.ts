import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'

/** Sends one text message. Throws `channel.unreachable` to be tried again later. */
export interface SmsSender {
  send(message: SmsMessage): Promise<void>
}
export interface SmsMessage {
  readonly tenantId: string
  /** Stable key: a repeat with the same id sends nothing twice. */
  readonly id: string
  readonly phone: string
  readonly text: string
}

/** Writes messages to the development inbox instead of the air. */
export function createDevelopmentSmsSender(pool: pg.Pool): SmsSender {
  return {
    async send({ tenantId, id, phone, text }) {
      await pool.query(
        `INSERT INTO dev_message (tenant_id, id, phone, text) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, id) DO NOTHING`,
        [tenantId, id, phone, text],
      )
    },
  }
}

/** Says that no sender is set up; nothing pretends to have been sent. */
export function createAbsentSmsSender(): SmsSender {
  return {
    async send({ tenantId }) {
      throw new LinliError(
        'channel.unreachable',
        `Tenant '${tenantId}' has no SMS sender configured.`,
      )
    },
  }
}
