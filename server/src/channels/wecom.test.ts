import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ProviderReply,
  type ProviderRequest,
  type ProviderServer,
  startProvider,
} from '../../../tests/support/provider-server.ts'
import type { MessageSender } from './message-sender.ts'
import { createWecom } from './wecom.ts'

const SECRET = 'a-secret-of-tests'
const [TOKEN, MEMBER, SEND] = [
  ...['/cgi-bin/gettoken', '/cgi-bin/user/getuserid', '/cgi-bin/message/send'],
] as const

let provider: ProviderServer
let now = 0
let tokens = 0
let answer: (request: ProviderRequest) => ProviderReply | null
let wecom: MessageSender
beforeEach(async () => {
  now = Date.parse('2026-11-30T10:05:09+08:00')
  tokens = 0
  answer = () => null
  provider = await startProvider((request) => answer(request) ?? usual(request))
  const setting = { corpId: 'ww1', secret: SECRET, agentId: 1000002, api: provider.origin }
  wecom = createWecom(setting, { now: () => now })
})
afterEach(() => provider.close())

function usual({ path }: ProviderRequest): ProviderReply {
  if (path === TOKEN) {
    tokens++
    return { body: { errcode: 0, access_token: `token-${tokens}`, expires_in: 7200 } }
  }
  if (path === MEMBER) return { body: { errcode: 0, userid: 'zhang' } }
  return { body: { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: '1' } }
}

const message = (text = '二楼𠮷野家：⽔管爆了', phone = '13900000011') => ({
  ...{ tenantId: 't', id: 'x.1.0.wu', channel: 'wecom' as const, phone, text, at: now },
})
const sentTexts = () =>
  provider.requests
    .filter(({ path }) => path === SEND)
    .map(({ text }) => JSON.parse(text).text.content as string)

test('a member is told, letter for letter, by one token and one look for her phone', async () => {
  await wecom.send(message())
  await wecom.send(message('第二条'))
  const [token, member, sent] = provider.requests
  expect(token?.query.get('corpsecret')).toBe(SECRET)
  expect(JSON.parse(member?.text ?? '')).toEqual({ mobile: '13900000011' })
  expect(sent?.query.get('access_token')).toBe('token-1')
  expect(JSON.parse(sent?.text ?? '')).toEqual({
    ...{ touser: 'zhang', agentid: 1000002, msgtype: 'text' },
    text: { content: '二楼𠮷野家：⽔管爆了（2026-11-30 10:05:09）' },
    ...{ enable_duplicate_check: 1, duplicate_check_interval: 14400 },
  })
  expect([provider.count(TOKEN), provider.count(MEMBER), provider.count(SEND)]).toEqual([1, 1, 2])
})

test('those who come at once share a token; it is fetched anew before it ends', async () => {
  await Promise.all(['1', '2', '3'].map((tail) => wecom.send(message('甲', `1390000001${tail}`))))
  expect(provider.count(TOKEN)).toBe(1)
  now += 116 * 60_000
  await wecom.send(message())
  expect(provider.count(TOKEN)).toBe(2)
})

test('a token that is refused is fetched anew, once', async () => {
  answer = ({ path, query }) =>
    path === SEND && query.get('access_token') === 'token-1'
      ? { body: { errcode: 42001, errmsg: 'access_token expired' } }
      : null
  await wecom.send(message())
  expect(provider.count(TOKEN)).toBe(2)
  expect(sentTexts()).toHaveLength(2)

  answer = ({ path }) => (path === SEND ? { body: { errcode: 40014 } } : null)
  await expect(wecom.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  expect(provider.count(SEND)).toBe(4)
})

test('a wrong secret is tried again later, and stands in no error', async () => {
  answer = ({ path }) => (path === TOKEN ? { body: { errcode: 40001, errmsg: SECRET } } : null)
  const error = await wecom.send(message()).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'channel.unreachable' })
  expect(String(error)).toContain('40001')
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(SECRET)
})

test.each([45009, 45033])('after %i nothing is called for a minute', async (errcode) => {
  answer = ({ path }) => (path === SEND ? { body: { errcode } } : null)
  await expect(wecom.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  answer = () => null
  const before = provider.requests.length
  await expect(wecom.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  expect(provider.requests.length).toBe(before)
  now += 60_000
  await wecom.send(message())
})

test.each([
  ['whose phone is no member’s', MEMBER, { errcode: 46004 }],
  ['who may not see the application', SEND, { errcode: 81013 }],
  ['whom it calls invalid', SEND, { errcode: 0, invaliduser: 'zhang' }],
  ['who has no licence', SEND, { errcode: 0, unlicenseduser: 'zhang' }],
] as const)('somebody %s is refused for good', async (_, path, body) => {
  answer = (request) => (request.path === path ? { body } : null)
  await expect(wecom.send(message())).rejects.toMatchObject({ code: 'channel.refused' })
})

test.each([
  ['5xx', { status: 502, body: '<html>bad gateway</html>' }],
  ['busy', { body: { errcode: -1 } }],
  ['no JSON', { body: 'ok' }],
  ['a redirection', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ['endless words', { body: `{"errcode":0,"x":"${'x'.repeat(70_000)}"}` }],
  ['silence', { after: 'never' }],
] as const)('%s is tried again later', async (_, reply) => {
  answer = ({ path }) => (path === SEND ? reply : null)
  await expect(wecom.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  answer = () => null
  await wecom.send(message())
  // The second says the same, so 企业微信 itself drops it where the first had arrived.
  const [first, second] = provider.requests.filter(({ path }) => path === SEND)
  expect(second?.text).toBe(first?.text)
})

test('what is too long is cut between letters, and says so', async () => {
  await wecom.send(message('𠮷'.repeat(600)))
  const [text = ''] = sentTexts()
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
  expect(text).toMatch(/^𠮷{400,}……（全文请登录查看）（2026-11-30 10:05:09）$/u)
})
