import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ProviderReply,
  type ProviderServer,
  startProvider,
} from '../../../tests/support/provider-server.ts'
import { verifySignature } from '../devices/verify-signature.ts'
import type { MessageSender, OutgoingMessage } from './message-sender.ts'
import { createSignedChannel } from './signed-channel.ts'

const SECRET = Buffer.from('a-secret-of-tests-with-32-bytes!').toString('base64')

let provider: ProviderServer
let now = 0
let reply: ProviderReply
let voice: MessageSender
beforeEach(async () => {
  now = Date.parse('2026-11-30T10:05:09+08:00')
  reply = { status: 202 }
  provider = await startProvider(() => reply)
  const setting = { url: `${provider.origin}/calls?street=1`, secret: SECRET }
  voice = createSignedChannel('voice', setting, { now: () => now })
})
afterEach(() => provider.close())

const message: OutgoingMessage = {
  ...{ tenantId: 't', id: 'x.1.0.wu', channel: 'voice', phone: '13900000011' },
  ...{ text: '二楼𠮷野家：⽔管爆了', at: Date.parse('2026-11-30T10:00:00+08:00') },
}

test('a call is signed as a reading of a device is, and says no more than whom to tell what', async () => {
  await voice.send(message)
  const [request] = provider.requests
  expect(request?.query.get('street')).toBe('1')
  expect(JSON.parse(request?.text ?? '')).toEqual({
    ...{ channel: 'voice', phone: '13900000011', text: '二楼𠮷野家：⽔管爆了' },
    at: '2026-11-30T02:00:00.000Z',
  })
  const signed = (body = request?.text ?? '') => ({
    messageId: String(request?.headers['webhook-id']),
    timestamp: String(request?.headers['webhook-timestamp']),
    signatures: String(request?.headers['webhook-signature']),
    body: Buffer.from(body),
  })
  const key = Buffer.from(SECRET, 'base64')
  verifySignature(signed(), key, now)
  expect(() => verifySignature(signed('{}'), key, now)).toThrow('matches')
})

test('a repeat has the same id and the same body', async () => {
  await voice.send(message)
  now += 90_000
  await voice.send(message)
  const [first, second] = provider.requests
  expect(second?.text).toBe(first?.text)
  expect(first?.headers['webhook-id']).toBe('x.1.0.wu')
  expect(second?.headers['webhook-id']).toBe('x.1.0.wu')
})

test('an id that no header may hold is sent as its hash', async () => {
  await voice.send({ ...message, id: '张' })
  expect(provider.requests[0]?.headers['webhook-id']).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  [400, 'channel.refused'],
  [422, 'channel.refused'],
  [410, 'channel.refused'],
  [401, 'channel.unreachable'],
  [403, 'channel.unreachable'],
  [409, 'channel.unreachable'],
  [302, 'channel.unreachable'],
  [500, 'channel.unreachable'],
  [503, 'channel.unreachable'],
] as const)('an answer of %i is %s', async (status, code) => {
  reply = { status, headers: { location: `${provider.origin}/elsewhere` } }
  await expect(voice.send(message)).rejects.toMatchObject({ code })
  expect(provider.count('/elsewhere')).toBe(0)
})

test('it is left alone for as long as it asks', async () => {
  reply = { status: 429, headers: { 'retry-after': '30' } }
  await expect(voice.send(message)).rejects.toMatchObject({ code: 'channel.unreachable' })
  reply = { status: 202 }
  now += 29_000
  await expect(voice.send(message)).rejects.toMatchObject({ code: 'channel.unreachable' })
  expect(provider.requests).toHaveLength(1)
  now += 1_000
  await voice.send(message)
})

test('an answer that does not come is tried again later, and says nothing of the address', async () => {
  reply = { after: 'never' }
  const error = await voice.send(message).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'channel.unreachable' })
  expect(String(error)).not.toMatch(/127\.0\.0\.1|13900000011/)
})
