import type { Clock } from '@linli/runtime'
import type { Recipients } from '@linli/schemas/effect'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import type { MessageSenders, OutsideChannel } from '../channels/message-sender.ts'
import type { Passes } from '../database/start-passes.ts'
import { startPasses } from '../database/start-passes.ts'
import { chooseWay } from './choose-way.ts'
import {
  findMessageStreet,
  findRecipients,
  type MessageStreet,
  type Recipient,
} from './message-recipients.ts'
import { sendAt } from './quiet-hours.ts'

export interface NewMessage {
  readonly tenantId: string
  /** The outbox id. */
  readonly id: string
  readonly instanceId: string
  readonly to: Recipients
  /** What the service says. */
  readonly channel: OutsideChannel
  readonly text: string
}

interface MessageDeps {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly senders: MessageSenders
}

/** Tells each by the way that is hers (`chooseWay`), unless she has no phone. What comes in her quiet hours waits until they end, unless
 *  the street calls the service urgent. A message is kept as a row under the outbox id and the account, so that however often it is
 *  delivered it is sent once (I7). Whom her way does not reach is told by text message; whom nothing reaches, as failed. Gives the accounts
 *  that want to read it in the app alone. Throws what a sender throws: then it is delivered again, to those who are left. */
export async function sendMessage(
  deps: MessageDeps,
  message: NewMessage,
): Promise<readonly string[]> {
  const street = await findMessageStreet(deps.pool, message)
  const has = deps.senders.channelsOf(message.tenantId)
  const inApp: string[] = []
  const told = await findRecipients(deps, message)
  const until = performance.now() + MOST_MS
  const waiting = [...told]
  const tell = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (performance.now() > until)
        throw new LinliError('channel.unreachable', 'The rest of them are told at the next try.')
      const way = chooseWay({ ...message, ...next, ...street, has })
      if (way === 'app') inApp.push(next.id)
      else await tellOne(deps, { ...message, channel: way }, { recipient: next, street })
    }
  }
  // Every lane ends before the error of one is told, so that nothing goes on behind a delivery that is over.
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, tell))
  const failed = lanes.find((lane) => lane.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return inApp
}

/** People of one post who are told at a time, and for how long new ones are begun: a delivery is over before its lease ends. */
const LANES = 5
const MOST_MS = 3_000

async function tellOne(
  deps: MessageDeps,
  message: NewMessage,
  { recipient, street }: { readonly recipient: Recipient; readonly street: MessageStreet },
): Promise<void> {
  const { id: accountId, phone, quiet } = recipient
  if (phone === null) return
  const now = deps.clock.now()
  const due = street.isUrgent ? now : sendAt(now, [street.quiet, quiet])
  const id = `${message.id}.${accountId}`
  const kept = await keep(deps.pool, { ...message, id, accountId, due, waits: due > now })
  // It was sent before, or it waits for the morning.
  if (kept.state !== 'waiting' || kept.waited) return
  const batch = { tenantId: message.tenantId, id, phone, texts: [message.text] }
  await sendOrElse(deps, { ...batch, channel: kept.channel, at: kept.made_at.getTime() })
}

interface Sending {
  readonly tenantId: string
  /** Of the batch; what is never told with others is a batch of its own. */
  readonly id: string
  readonly channel: OutsideChannel
  readonly phone: string
  readonly texts: readonly string[]
  readonly at: number
}

/** Sends a batch, by text message where its way does not reach her; notes that it was sent, or failed for good, and gives which. Throws
 *  what may be tried again. */
async function sendOrElse(deps: MessageDeps, sending: Sending): Promise<boolean> {
  const { tenantId, id, channel, texts } = sending
  try {
    await deps.senders.send({ ...sending, text: messageText(channel, texts) })
    await markSent(deps, tenantId, id)
    return true
  } catch (error) {
    if (!(error instanceof LinliError && error.code === 'channel.refused')) throw error
    const goesOn = channel !== 'sms' && deps.senders.channelsOf(tenantId).includes('sms')
    await noteRefused(deps, sending, goesOn)
    return goesOn && sendOrElse(deps, { ...sending, channel: 'sms' })
  }
}

async function noteRefused(
  { pool }: MessageDeps,
  { tenantId, id }: Sending,
  goesOn: boolean,
): Promise<void> {
  await pool.query(
    `UPDATE message SET trouble = 'channel.refused',
            channel = CASE WHEN $3 THEN 'sms' ELSE channel END,
            state = CASE WHEN $3 THEN state ELSE 'failed' END
      WHERE tenant_id = $1 AND batch = $2 AND state = 'waiting'`,
    [tenantId, id, goesOn],
  )
}

/** What a person reads: one message as it is, several that waited as one. Only a text message says whose it is. */
export function messageText(channel: OutsideChannel, texts: readonly string[]): string {
  const from = channel === 'sms' ? '【邻里】' : ''
  const [only = ''] = texts
  if (texts.length <= 1) return `${from}${only}`
  const told = texts.slice(0, MOST_TOLD).map((text, index) => `${index + 1}. ${text}`)
  const rest = texts.length - told.length
  const more = rest === 0 ? '' : `\n另有${rest}条，请登录查看。`
  return `${from}您有${texts.length}条消息：\n${told.join('\n')}${more}`
}

const MOST_TOLD = 5
/** Then it has failed: some eleven hours of trying. */
const MOST_ATTEMPTS = 16
const MINUTE_MS = 60_000
const MOST_PAUSE_MS = 60 * MINUTE_MS

interface KeptMessage {
  readonly channel: OutsideChannel
  readonly state: string
  readonly waited: boolean
  readonly made_at: Date
}

async function keep(
  pool: pg.Pool,
  {
    tenantId,
    id,
    accountId,
    instanceId,
    channel,
    text,
    due,
    waits,
  }: NewMessage & { readonly accountId: string; readonly due: number; readonly waits: boolean },
): Promise<KeptMessage> {
  // What is sent at once is never told together with anything else.
  const values = [tenantId, id, accountId, instanceId, text, new Date(due), waits, channel]
  const { rows } = await pool.query<KeptMessage>(
    `WITH new AS (
       INSERT INTO message (tenant_id, id, account_id, instance_id, channel, text, due_at, waited, batch)
       VALUES ($1, $2, $3, $4, $8, $5, $6, $7, CASE WHEN $7 THEN NULL ELSE $2 END)
       ON CONFLICT (tenant_id, id) DO NOTHING RETURNING channel, state, waited, made_at
     )
     SELECT channel, state, waited, made_at FROM new
     UNION ALL SELECT channel, state, waited, made_at FROM message WHERE tenant_id = $1 AND id = $2
     LIMIT 1`,
    values,
  )
  // Only where it was erased in that very moment.
  return rows[0] ?? { channel, state: 'waiting', waited: waits, made_at: new Date(due) }
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

interface DueBatch {
  readonly tenant_id: string
  readonly batch: string
  readonly channel: OutsideChannel
  readonly phone: string | null
  readonly texts: readonly string[]
  readonly made_at: Date
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
       SELECT tenant_id, id, account_id, channel FROM message
        WHERE state = 'waiting' AND batch IS NULL AND due_at <= $1
        ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED
     ), heads AS (
       SELECT tenant_id, account_id, channel, min(id) AS head FROM due
        GROUP BY tenant_id, account_id, channel
     )
     UPDATE message m SET batch = h.head
       FROM due d JOIN heads h
         ON h.tenant_id = d.tenant_id AND h.account_id = d.account_id AND h.channel = d.channel
      WHERE m.tenant_id = d.tenant_id AND m.id = d.id`,
    [now],
  )
  const { rows } = await deps.pool.query<DueBatch>(
    `SELECT m.tenant_id, m.batch, m.channel, a.phone, array_agg(m.text ORDER BY m.made_at, m.id) AS texts,
            min(m.made_at) AS made_at, max(m.attempts) AS attempts
       FROM message m
       LEFT JOIN account a ON a.tenant_id = m.tenant_id AND a.id = m.account_id AND a.disabled_at IS NULL
      WHERE m.state = 'waiting' AND m.waited AND m.batch IS NOT NULL AND m.due_at <= $1
      GROUP BY m.tenant_id, m.batch, m.channel, a.phone ORDER BY min(m.due_at) LIMIT 200`,
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
  const { tenant_id: tenantId, batch: id, channel, phone, texts, made_at: made } = due
  try {
    // Who is gone, or has no phone any more, is told nothing.
    if (phone === null) throw new LinliError('person.not-found', 'There is no phone to send to.')
    return await sendOrElse(deps, { tenantId, id, channel, phone, texts, at: made.getTime() })
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
