import { randomUUID } from 'node:crypto'
import { LinliError } from '@linli/schemas/linli-error'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { OutgoingMessage, OutsideChannel } from '../channels/message-sender.ts'
import { messageText, sendDueMessages, sendMessage } from './text-messages.ts'

const at = (text: string) => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)

let database: TestDatabase
let now = 0
let sent: OutgoingMessage[] = []
let calls = 0
/** What the sender throws, as long as it is not null. */
let refusal: LinliError | null = null
/** What the street has set up, and what never reaches anybody. */
let has: readonly OutsideChannel[] = ['sms']
let dead: readonly OutsideChannel[] = []
const senders = {
  channelsOf: () => has,
  async send(message: OutgoingMessage) {
    calls++
    if (dead.includes(message.channel)) throw new LinliError('channel.refused', 'not reached')
    if (refusal !== null) throw refusal
    // A sender knows what it was given before by its id.
    if (!sent.some(({ id }) => id === message.id)) sent.push(message)
  },
}
const deps = () => ({ pool: database.pool, clock: { now: () => now }, senders })

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query(`
    insert into tenant (id, name, quiet_from, quiet_until) values ('t', '测试街道', '22:00', '07:00');
    insert into org_node (tenant_id, id, parent_id, kind, name) values ('t', 'grid', null, 'grid', '一格');
    insert into account (tenant_id, id, role, name, login, phone) values
      ('t', 'wu', 'worker', '吴', 'wu', '13900000011'), ('t', 'shi', 'worker', '施', 'shi', '13900000012'), ('t', 'mute', 'worker', '默', 'mute', null);
    insert into post (tenant_id, account_id, node_id, post) values ('t', 'wu', 'grid', 'p'), ('t', 'shi', 'grid', 'p'), ('t', 'mute', 'grid', 'p')`)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(`
    delete from message; update account set quiet_from = null, quiet_until = null, told_by = null; update tenant set urgent_services = '{}'`)
  sent = []
  refusal = null
  has = ['sms']
  dead = []
})

const toWu = { kind: 'account', accountId: 'wu' } as const
const toPost = { kind: 'post', nodeId: 'grid', post: 'p' } as const
const message = (text: string, to: typeof toWu | typeof toPost = toWu) => {
  const instanceId = randomUUID()
  const channel: OutsideChannel = 'sms'
  return { tenantId: 't', id: `${instanceId}.1.0`, instanceId, to, channel, text }
}

async function states(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query(
    'SELECT state, count(*)::int AS count FROM message GROUP BY state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

test('by day a message leaves at once, and once however often it is delivered', async () => {
  now = at('11-30 10:00')
  const told = message('二楼𠮷野家：⽔管爆了', toPost)
  await Promise.all([sendMessage(deps(), told), sendMessage(deps(), told)])
  const before = calls
  await sendMessage(deps(), told)
  expect(calls).toBe(before)
  expect(sent.map(({ phone, text }) => [phone, text]).sort()).toEqual([
    ['13900000011', '【邻里】二楼𠮷野家：⽔管爆了'],
    ['13900000012', '【邻里】二楼𠮷野家：⽔管爆了'],
  ])
  // Also where it is delivered again at night.
  now = at('11-30 23:00')
  await sendMessage(deps(), told)
  expect(calls).toBe(before)
  now = at('12-01 07:00')
  expect(await sendDueMessages(deps())).toBe(0)
  expect(sent).toHaveLength(2)
  expect(await states()).toEqual({ sent: 2 })
})

test('what comes at night waits for the morning and is told each person as one message', async () => {
  now = at('11-30 22:00')
  await sendMessage(deps(), message('甲', toPost))
  now = at('12-01 03:00')
  const second = message('乙')
  await sendMessage(deps(), second)
  await sendMessage(deps(), second)
  now = at('12-01 06:59')
  expect(await sendDueMessages(deps())).toBe(0)
  expect(await states()).toEqual({ waiting: 3 })

  now = at('12-01 07:00')
  // Two nodes at once.
  await Promise.all([sendDueMessages(deps()), sendDueMessages(deps())])
  expect(sent.map(({ phone, text }) => [phone, text]).sort()).toEqual([
    ['13900000011', '【邻里】您有2条消息：\n1. 甲\n2. 乙'],
    ['13900000012', '【邻里】甲'],
  ])
  expect(await states()).toEqual({ sent: 3 })
})

test('her own hours hold a message back from her alone', async () => {
  await database.pool.query(
    `update account set quiet_from = '12:00', quiet_until = '14:00' where id = 'wu'`,
  )
  now = at('11-30 12:30')
  await sendMessage(deps(), message('午间', toPost))
  expect(sent.map(({ phone }) => phone)).toEqual(['13900000012'])
  now = at('11-30 14:00')
  await sendDueMessages(deps())
  expect(sent.map(({ phone }) => phone)).toEqual(['13900000012', '13900000011'])
})

test('a message of an urgent service leaves at any hour', async () => {
  const told = message('烟感报警')
  await database.pool.query(
    `insert into definition_version (tenant_id, definition_id, number, hash, body, published_at, published_by)
     values ('t', 'smoke', 1, '', '{}', now(), 'wu') on conflict do nothing`,
  )
  await database.pool.query(
    `insert into instance (tenant_id, id, definition_id, version_number, number, lookup_code, node_id, started_at)
     values ('t', $1, 'smoke', 1, 'S1', '', 'grid', now())`,
    [told.instanceId],
  )
  now = at('11-30 23:00')
  await sendMessage(deps(), told)
  expect(sent).toEqual([])
  await database.pool.query(`update tenant set urgent_services = '{smoke}'`)
  await sendMessage(deps(), { ...told, id: `${told.instanceId}.2.0` })
  expect(sent.map(({ text }) => text)).toEqual(['【邻里】烟感报警'])
})

test('a sender that is away is asked again later and later, with the same words under the same id, and at last given up', async () => {
  now = at('11-30 23:00')
  await sendMessage(deps(), message('甲'))
  await sendMessage(deps(), message('乙'))
  now = at('12-01 07:00')
  refusal = new LinliError('channel.unreachable', 'away')
  expect(await sendDueMessages(deps())).toBe(0)
  // What comes meanwhile is another message.
  now = at('12-01 22:30')
  await sendMessage(deps(), message('丙'))
  now = at('12-02 07:00')
  refusal = null
  await sendDueMessages(deps())
  expect(sent.map(({ text }) => text).sort()).toEqual([
    '【邻里】丙',
    '【邻里】您有2条消息：\n1. 甲\n2. 乙',
  ])

  await sendMessage(deps(), { ...message('丁'), id: 'x' })
  now = at('12-02 23:00')
  await sendMessage(deps(), message('戊'))
  refusal = new LinliError('channel.unreachable', 'away')
  for (let hour = 7; hour < 40; hour++) {
    now = at('12-03 00:00') + hour * 3_600_000
    await sendDueMessages(deps())
  }
  expect(await states()).toEqual({ sent: 4, failed: 1 })
  const { rows } = await database.pool.query(
    `SELECT attempts, trouble FROM message WHERE state = 'failed'`,
  )
  expect(rows).toEqual([{ attempts: 16, trouble: 'channel.unreachable' }])
})

const ways = async () =>
  (
    await database.pool.query('SELECT account_id, channel, state FROM message ORDER BY account_id')
  ).rows.map(({ account_id: id, channel, state }) => `${id} ${channel} ${state}`)

test('each is told by the way that she chose; who chose the app alone is named, and gets no message', async () => {
  has = ['sms', 'voice']
  await database.pool.query(`
    update account set told_by = 'voice' where id = 'shi'; update account set told_by = 'app' where id = 'wu'`)
  now = at('11-30 10:00')
  const told = message('甲', toPost)
  expect(await sendMessage(deps(), told)).toEqual(['wu'])
  expect(sent.map(({ channel, text }) => [channel, text])).toEqual([['voice', '甲']])
  // What she chooses later changes nothing of what was sent.
  await database.pool.query(`update account set told_by = null where id = 'shi'`)
  await sendMessage(deps(), told)
  expect(sent).toHaveLength(1)
  expect(await ways()).toEqual(['shi voice sent'])
})

test('whom a way does not reach is told by text message, at once and in the morning', async () => {
  has = ['sms', 'wecom']
  dead = ['wecom']
  now = at('11-30 10:00')
  const told = { ...message('甲'), channel: 'wecom' as const }
  await sendMessage(deps(), told)
  await sendMessage(deps(), told)
  now = at('11-30 23:00')
  await sendMessage(deps(), { ...told, id: 'night' })
  now = at('12-01 07:00')
  expect(await sendDueMessages(deps())).toBe(1)
  expect(sent.map(({ channel, text }) => [channel, text])).toEqual([
    ['sms', '【邻里】甲'],
    ['sms', '【邻里】甲'],
  ])
  expect(await ways()).toEqual(['wu sms sent', 'wu sms sent'])
})

test('whom nothing reaches has failed, once, and holds up nobody', async () => {
  has = ['sms', 'wecom']
  dead = ['wecom', 'sms']
  now = at('11-30 10:00')
  const told = { ...message('甲'), channel: 'wecom' as const }
  expect(await sendMessage(deps(), told)).toEqual([])
  const before = calls
  await sendMessage(deps(), told)
  expect(calls).toBe(before)
  expect(await ways()).toEqual(['wu sms failed'])
})

test('who was reached before the sender went away is not told again', async () => {
  now = at('11-30 10:00')
  const told = message('甲', toPost)
  const send = senders.send
  senders.send = async (one) => {
    if (one.phone === '13900000012') throw new LinliError('channel.unreachable', 'away')
    await send(one)
  }
  await expect(sendMessage(deps(), told)).rejects.toMatchObject({ code: 'channel.unreachable' })
  senders.send = send
  await sendMessage(deps(), told)
  expect(sent.map(({ phone }) => phone)).toEqual(['13900000011', '13900000012'])
  expect(await states()).toEqual({ sent: 2 })
})

test('what waited is told as one message for each way', async () => {
  has = ['sms', 'voice']
  now = at('11-30 23:00')
  for (const [text, channel] of [
    ['甲', 'sms'],
    ['乙', 'voice'],
    ['丙', 'sms'],
  ] as const)
    await sendMessage(deps(), { ...message(text), channel })
  now = at('12-01 07:00')
  expect(await sendDueMessages(deps())).toBe(2)
  expect(sent.map(({ channel, text }) => [channel, text]).sort()).toEqual([
    ['sms', '【邻里】您有2条消息：\n1. 甲\n2. 丙'],
    ['voice', '乙'],
  ])
})

test('more than five are counted', () => {
  const text = messageText('sms', ['一', '二', '三', '四', '五', '六', '七'])
  expect(text).toBe(
    '【邻里】您有7条消息：\n1. 一\n2. 二\n3. 三\n4. 四\n5. 五\n另有2条，请登录查看。',
  )
})
