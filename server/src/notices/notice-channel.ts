import { type Clock, type EffectChannel, type OutboxEntry, validHolding } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type { Effect, Recipients } from '@linli/schemas/effect'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type pg from 'pg'
import type { ChangeFeed } from '../changes/change-feed.ts'
import type { SmsSender } from '../sms/sms-sender.ts'
import { createNoticeWriter } from './write-notices.ts'

interface Recipient {
  readonly id: string
  readonly phone: string | null
}

interface NoticeDeps {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly sms: SmsSender
  readonly changes: Pick<ChangeFeed, 'announce'>
}

/** Brings notices to people: the app's own as rows, one per person whatever is repeated (the id is the outbox id and the
 *  account, I7), text messages through the sender with the same id. */
export function createNoticeChannel(deps: NoticeDeps): EffectChannel {
  const writeNotice = createNoticeWriter(deps.pool, deps.clock)
  return {
    async deliver(entry) {
      const { effect } = entry
      switch (effect.kind) {
        case 'notice':
          // A copy is written wherever its notice goes: who may read hangs on it.
          if (effect.channel === 'app' || effect.copy !== undefined) {
            await writeNotice({ ...entry, ...effect })
          }
          // The commit announced the instance before its copies were there.
          if (effect.copy !== undefined) deps.changes.announce([entry])
          if (effect.channel === 'sms') await sendMessages(deps, entry, effect)
          return
        case 'emit':
          // Nobody subscribes to emitted events outside the process; the commit already announced the instance.
          return
        case 'start-child':
        case 'end-child':
        case 'stop-child':
          throw new LinliError('invariant.broken', 'Instances are told by the engine itself.')
        default:
          return unreachable(effect)
      }
    },
  }
}

async function sendMessages(
  { sms, ...directory }: NoticeDeps,
  { tenantId, id }: OutboxEntry,
  { to, title, body }: Effect & { readonly kind: 'notice' },
): Promise<void> {
  for (const recipient of await findRecipients(directory, tenantId, to)) {
    if (recipient.phone === null) continue
    const text = `【邻里】${textIn(title, 'zh-CN')}：${textIn(body, 'zh-CN')}`
    await sms.send({ tenantId, id: `${id}.${recipient.id}`, phone: recipient.phone, text })
  }
}

/** Who holds the post now, not when the effect was planned. */
async function findRecipients(
  { pool, clock }: Pick<NoticeDeps, 'pool' | 'clock'>,
  tenantId: string,
  to: Recipients,
): Promise<readonly Recipient[]> {
  const { rows } =
    to.kind === 'account'
      ? await pool.query<Recipient>(
          `SELECT id, phone FROM account WHERE tenant_id = $1 AND id = $2 AND disabled_at IS NULL`,
          [tenantId, to.accountId],
        )
      : await pool.query<Recipient>(
          `SELECT DISTINCT a.id, a.phone FROM holding p
             JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
            WHERE p.tenant_id = $1 AND p.node_id = $2 AND p.post = $3 AND a.disabled_at IS NULL
              AND ${validHolding('p', '$4')}`,
          [tenantId, to.nodeId, to.post, cityDay(clock.now())],
        )
  return rows
}
