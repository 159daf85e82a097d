import { type Clock, validHolding } from '@linli/runtime'
import { cityDay } from '@linli/schemas/city-day'
import type { Recipients } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import type { SmsSender } from '../sms/sms-sender.ts'
import { type QuietHours, sendAt } from './quiet-hours.ts'

export interface NewMessage {
  readonly tenantId: string
  /** The outbox id. */
  readonly id: string
  readonly instanceId: string
  readonly to: Recipients
  readonly text: string
}

interface MessageDeps {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly sms: SmsSender
}

/** Sends a message to each who has a phone and whose quiet hours it is not; what comes in those waits until they end, unless the street
 *  calls the service urgent. A message is kept as a row under the outbox id and the account, so that however often it is delivered it
 *  is sent once (I7). Throws what the sender throws: then it is delivered again. */
export async function sendMessage(deps: MessageDeps, message: NewMessage): Promise<void> {
  const { tenantId, text } = message
  const now = deps.clock.now()
  const street = await findStreet(deps.pool, message)
  for (const { id: accountId, phone, quiet } of await findRecipients(deps, message)) {
    if (phone === null) continue
    const id = `${message.id}.${accountId}`
    const due = street.isUrgent ? now : sendAt(now, [street.quiet, quiet])
    const kept = await keep(deps.pool, { ...message, id, accountId, due, waits: due > now })
    // It was sent before, or it waits for the morning.
    if (kept.state !== 'waiting' || kept.waited) continue
    await deps.sms.send({ tenantId, id, phone, text: messageText([text]) })
    await markSent(deps, tenantId, id)
  }
}

/** What a person reads: one message as it is, several that waited as one. */
export function messageText(texts: readonly string[]): string {
  const [only = ''] = texts
  if (texts.length <= 1) return `【邻里】${only}`
  const told = texts.slice(0, MOST_TOLD).map((text, index) => `${index + 1}. ${text}`)
  const rest = texts.length - told.length
  const more = rest === 0 ? '' : `\n另有${rest}条，请登录查看。`
  return `【邻里】您有${texts.length}条消息：\n${told.join('\n')}${more}`
}

const MOST_TOLD = 5
/** Then it has failed: some eleven hours of trying. */
const MOST_ATTEMPTS = 16
const MINUTE_MS = 60_000
const MOST_PAUSE_MS = 60 * MINUTE_MS

interface KeptMessage {
  readonly state: string
  readonly waited: boolean
}

async function keep(
  pool: pg.Pool,
  {
    tenantId,
    id,
    accountId,
    instanceId,
    text,
    due,
    waits,
  }: NewMessage & { readonly accountId: string; readonly due: number; readonly waits: boolean },
): Promise<KeptMessage> {
  // What is sent at once is never told together with anything else.
  const values = [tenantId, id, accountId, instanceId, text, new Date(due), waits]
  const { rows } = await pool.query<KeptMessage>(
    `WITH new AS (
       INSERT INTO message (tenant_id, id, account_id, instance_id, text, due_at, waited, batch)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7 THEN NULL ELSE $2 END)
       ON CONFLICT (tenant_id, id) DO NOTHING RETURNING state, waited
     )
     SELECT state, waited FROM new
     UNION ALL SELECT state, waited FROM message WHERE tenant_id = $1 AND id = $2
     LIMIT 1`,
    values,
  )
  return rows[0] ?? { state: 'waiting', waited: waits }
}

async function markSent(
  { pool, clock }: MessageDeps,
  tenantId: string,
  batch: string,
): Promise<void> {
  await pool.query(
    `UPDATE message SET state = 'sent', sent_at = $3, trouble = NULL
      WHERE tenant_id = $1 AND batch = $2 AND state = 'waiting'`,
    [tenantId, batch, new Date(clock.now())],
  )
}

interface Street {
  readonly quiet: QuietHours | null
  readonly isUrgent: boolean
}

async function findStreet(
  pool: pg.Pool,
  { tenantId, instanceId }: Pick<NewMessage, 'tenantId' | 'instanceId'>,
): Promise<Street> {
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

interface Hours {
  readonly quiet_from: string | null
  readonly quiet_until: string | null
}

function hoursIn({ quiet_from: from, quiet_until: until }: Hours): QuietHours | null {
  return from === null || until === null ? null : { from, until }
}

interface Recipient {
  readonly id: string
  readonly phone: string | null
  readonly quiet: QuietHours | null
}

/** Who holds the post now, not when the effect was planned. */
async function findRecipients(
  { pool, clock }: MessageDeps,
  { tenantId, to }: NewMessage,
): Promise<readonly Recipient[]> {
  const { rows } =
    to.kind === 'account'
      ? await pool.query<Recipient & Hours>(
          `SELECT id, phone, quiet_from, quiet_until FROM account
            WHERE tenant_id = $1 AND id = $2 AND disabled_at IS NULL`,
          [tenantId, to.accountId],
        )
      : await pool.query<Recipient & Hours>(
          `SELECT DISTINCT a.id, a.phone, a.quiet_from, a.quiet_until FROM holding p
             JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
            WHERE p.tenant_id = $1 AND p.node_id = $2 AND p.post = $3 AND a.disabled_at IS NULL
              AND ${validHolding('p', '$4')}`,
          [tenantId, to.nodeId, to.post, cityDay(clock.now())],
        )
  return rows.map((row) => ({ id: row.id, phone: row.phone, quiet: hoursIn(row) }))
}

interface DueBatch {
  readonly tenant_id: string
  readonly batch: string
  readonly phone: string | null
  readonly texts: readonly string[]
  readonly attempts: number
}

/** Sends what has waited long enough, to each person as one message. What is sent together is settled before it is sent, so a second try
 *  says the same under the same id. Gives how many messages left. */
export async function sendDueMessages(
  deps: MessageDeps,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const now = new Date(deps.clock.now())
  await deps.pool.query(
    `WITH due AS (
       SELECT tenant_id, id, account_id FROM message
        WHERE state = 'waiting' AND batch IS NULL AND due_at <= $1
        ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED
     ), heads AS (
       SELECT tenant_id, account_id, min(id) AS head FROM due GROUP BY tenant_id, account_id
     )
     UPDATE message m SET batch = h.head
       FROM due d JOIN heads h ON h.tenant_id = d.tenant_id AND h.account_id = d.account_id
      WHERE m.tenant_id = d.tenant_id AND m.id = d.id`,
    [now],
  )
  const { rows } = await deps.pool.query<DueBatch>(
    `SELECT m.tenant_id, m.batch, a.phone, array_agg(m.text ORDER BY m.made_at, m.id) AS texts,
            max(m.attempts) AS attempts
       FROM message m
       LEFT JOIN account a ON a.tenant_id = m.tenant_id AND a.id = m.account_id AND a.disabled_at IS NULL
      WHERE m.state = 'waiting' AND m.waited AND m.batch IS NOT NULL AND m.due_at <= $1
      GROUP BY m.tenant_id, m.batch, a.phone ORDER BY min(m.due_at) LIMIT 200`,
    [now],
  )
  let sent = 0
  for (const batch of rows) {
    if (isStopped()) break
    if (await sendBatch(deps, batch)) sent++
  }
  return sent
}

async function sendBatch(deps: MessageDeps, due: DueBatch): Promise<boolean> {
  const { tenant_id: tenantId, batch: id, phone, texts } = due
  try {
    // Who is gone, or has no phone any more, is told nothing.
    if (phone === null) throw new LinliError('person.not-found', 'There is no phone to send to.')
    await deps.sms.send({ tenantId, id, phone, text: messageText(texts) })
    await markSent(deps, tenantId, id)
    return true
  } catch (error) {
    await noteTrouble(deps, due, error)
    return false
  }
}

async function noteTrouble(
  { pool, clock }: MessageDeps,
  { tenant_id: tenantId, batch, phone, attempts }: DueBatch,
  error: unknown,
): Promise<void> {
  const hasFailed = phone === null || attempts + 1 >= MOST_ATTEMPTS
  const pause = Math.min(MINUTE_MS * 2 ** attempts, MOST_PAUSE_MS)
  await pool.query(
    `UPDATE message SET attempts = attempts + 1, trouble = $3, state = $4, due_at = $5
      WHERE tenant_id = $1 AND batch = $2 AND state = 'waiting'`,
    [
      ...[tenantId, batch, error instanceof LinliError ? error.code : 'channel.unreachable'],
      ...[hasFailed ? 'failed' : 'waiting', new Date(clock.now() + pause)],
    ],
  )
}

const EVERY_MS = 30_000

/** Nodes share the work: what one is settling another passes over, and what both send has one id. */
export function startSendingMessages({
  onTrouble,
  ...deps
}: MessageDeps & { readonly onTrouble: (error: unknown) => void }): Passes {
  return startPasses({
    everyMs: EVERY_MS,
    pass: async (isStopped) => {
      await sendDueMessages(deps, isStopped)
    },
    onTrouble,
  })
}
