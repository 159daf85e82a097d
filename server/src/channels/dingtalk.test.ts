import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ProviderReply,
  type ProviderRequest,
  type ProviderServer,
  startProvider,
} from '../../../tests/support/provider-server.ts'
import { createDingtalk } from './dingtalk.ts'
import type { MessageSender } from './message-sender.ts'

const [TOKEN, MEMBER, SEND] = [
  ...['/gettoken', '/topapi/v2/user/getbymobile'],
  '/topapi/message/corpconversation/asyncsend_v2',
] as const

let provider: ProviderServer
let now = 0
let answer: (request: ProviderRequest) => ProviderReply | null
let dingtalk: MessageSender
beforeEach(async () => {
  now = Date.parse('2026-11-30T10:05:09+08:00')
  answer = () => null
  provider = await startProvider((request) => answer(request) ?? usual(request))
  const setting = { appKey: 'ding1', appSecret: 's3cret', agentId: 7, api: provider.origin }
  dingtalk = createDingtalk(setting, { now: () => now })
})
afterEach(() => provider.close())

function usual({ path }: ProviderRequest): ProviderReply {
  if (path === TOKEN) return { body: { errcode: 0, access_token: 'token', expires_in: 7200 } }
  if (path === MEMBER) return { body: { errcode: 0, result: { userid: 'manager1' } } }
  return { body: { errcode: 0, task_id: 1, request_id: 'r' } }
}

const message = (text = '二楼𠮷野家：⽔管爆了') => ({
  ...{ tenantId: 't', id: 'x', channel: 'dingtalk' as const, phone: '13900000011', text, at: now },
})

test('a member gets a work notice of her own, letter for letter', async () => {
  await dingtalk.send(message())
  const [token, member, sent] = provider.requests
  expect([token?.query.get('appkey'), token?.query.get('appsecret')]).toEqual(['ding1', 's3cret'])
  expect(JSON.parse(member?.text ?? '')).toEqual({ mobile: '13900000011' })
  expect(JSON.parse(sent?.text ?? '')).toEqual({
    ...{ agent_id: 7, userid_list: 'manager1', to_all_user: false },
    msg: { msgtype: 'text', text: { content: '二楼𠮷野家：⽔管爆了（2026-11-30 10:05:09）' } },
  })
})

test('two messages that say the same are two, and a repeat of one is one', async () => {
  const first = message()
  await dingtalk.send(first)
  await dingtalk.send(first)
  now += 1000
  await dingtalk.send(message())
  const texts = provider.requests.filter(({ path }) => path === SEND).map(({ text }) => text)
  expect(new Set(texts).size).toBe(2)
})

test('88 with a token that is over fetches another', async () => {
  let refusals = 0
  answer = ({ path }) =>
    path === SEND && refusals++ === 0
      ? { body: { errcode: 88, sub_code: '40014', sub_msg: '不合法的access_token' } }
      : null
  await dingtalk.send(message())
  expect([provider.count(TOKEN), provider.count(SEND)]).toEqual([2, 2])
})

test('88 for too many calls leaves it alone for a minute', async () => {
  answer = ({ path }) => (path === SEND ? { body: { errcode: 88, sub_code: '90018' } } : null)
  await expect(dingtalk.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  const before = provider.requests.length
  await expect(dingtalk.send(message())).rejects.toMatchObject({ code: 'channel.unreachable' })
  expect(provider.requests.length).toBe(before)
})

test.each([60121, 40104])('a phone of nobody there (%i) is refused for good', async (errcode) => {
  answer = ({ path }) => (path === MEMBER ? { body: { errcode } } : null)
  await expect(dingtalk.send(message())).rejects.toMatchObject({ code: 'channel.refused' })
})
