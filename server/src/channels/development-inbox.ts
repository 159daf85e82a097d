import type pg from 'pg'
import { type MessageSenders, OUTSIDE_CHANNELS } from './message-sender.ts'

/** Receives what every channel of every street would have sent, once for each id; the page of development shows it. */
export function createDevelopmentInbox(pool: pg.Pool): MessageSenders {
  return {
    channelsOf: () => OUTSIDE_CHANNELS,
    async send({ tenantId, id, channel, phone, text }) {
      await pool.query(
        `INSERT INTO dev_message (tenant_id, id, channel, phone, text) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, id) DO NOTHING`,
        [tenantId, id, channel, phone, text],
      )
    },
  }
}
