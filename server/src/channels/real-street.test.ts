import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import {
  type ProviderReply,
  type ProviderServer,
  startProvider,
} from '../../../tests/support/provider-server.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

const SECRET = Buffer.from('a-secret-of-tests-with-32-bytes!').toString('base64')
const PHONE = '13900000001'

let linli: TestApp
let provider: ProviderServer
/** What the gateway answers to a call; text messages always go. */
let callReply: () => ProviderReply = () => ({})
const lines: string[] = []
beforeAll(async () => {
  provider = await startProvider(({ path }) => (path === '/voice' ? callReply() : {}))
  const gateway = (name: string) => ({ url: `${provider.origin}/${name}`, secret: SECRET })
  linli = await startApp({
    development: false,
    channels: { '*': { sms: gateway('sms'), voice: gateway('voice') } },
    onLogLine: (line) => lines.push(line),
  })
  const document = edited(templateOf('complaint'), {
    set: '/notices/received/channel',
    to: 'voice',
  })
  await linli.services.engine.publish({
    ...{ tenantId: linli.street.tenant.id, document },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
})
afterAll(async () => {
  await linli.close()
  await provider.close()
})

async function signInResident(): Promise<string> {
  await linli.ask(`mutation { sendCode(input: { phone: "${PHONE}" }) { __typename } }`)
  const sent = provider.requests.filter(({ path }) => path === '/sms').at(-1)
  const code = /\d{6}/.exec(JSON.parse(sent?.text ?? '{}').text)?.[0]
  const { cookies } = await linli.ask(
    `mutation { enterCode(input: { phone: "${PHONE}", code: "${code}" }) { __typename } }`,
  )
  return cookies
    .map(({ name, value }: { name: string; value: string }) => `${name}=${value}`)
    .join('; ')
}

const calls = () => provider.requests.filter(({ path }) => path === '/voice')

test('a code reaches a resident through the gateway, and a case calls her until the call is taken, once', async () => {
  const resident = await signInResident()
  let refusals = 0
  callReply = () => (refusals++ < 2 ? { status: 503 } : { status: 202 })
  const id = await reportComplaint(linli, resident)
  await expect.poll(() => calls().length, { timeout: 30_000 }).toBe(3)
  // The same id and words each time: the gateway knows a repeat.
  expect(new Set(calls().map(({ headers, text }) => `${headers['webhook-id']} ${text}`)).size).toBe(
    1,
  )
  expect(JSON.parse(calls()[0]?.text ?? '')).toMatchObject({ channel: 'voice', phone: PHONE })

  const official = await linli.signIn('shen-center')
  const receipts = async () =>
    (
      await linli.ask(
        'query ($id: ID!) { instance(id: $id) { receipts { who channel state } } }',
        { id },
        official,
      )
    ).instance.receipts
  await expect
    .poll(receipts)
    .toContainEqual({ who: expect.stringMatching(/\*/), channel: 'VOICE', state: 'SENT' })
}, 60_000)

test('whom a call does not reach is told by text message', async () => {
  const resident = await signInResident()
  callReply = () => ({ status: 422 })
  const before = provider.count('/sms')
  await reportComplaint(linli, resident)
  await expect.poll(() => provider.count('/sms'), { timeout: 20_000 }).toBe(before + 1)
  const told = JSON.parse(provider.requests.at(-1)?.text ?? '{}')
  expect(told).toMatchObject({ channel: 'sms', phone: PHONE })
  expect(told.text).toMatch(/^【邻里】已收到您的诉求/)
}, 60_000)

test('she chooses her way among those that are there, and a service then obeys', async () => {
  const resident = await signInResident()
  const set = async (way: string) =>
    (
      await linli.ask(
        `mutation { setMyNoticeWay(way: ${way}) {
          ... on NoticeWays { chosen choices } ... on Refusal { code } } }`,
        {},
        resident,
      )
    ).setMyNoticeWay
  expect(await set('WECOM')).toEqual({ code: 'request.invalid' })
  expect(await set('WEBHOOK')).toEqual({ code: 'request.invalid' })
  expect(await set('APP')).toEqual({ chosen: 'APP', choices: ['APP', 'SMS', 'VOICE'] })
  const before = provider.requests.length
  const id = await reportComplaint(linli, resident)
  const notices = async () =>
    (await linli.ask('{ notices { title instanceId } }', {}, resident)).notices
  await expect
    .poll(notices, { timeout: 20_000 })
    .toContainEqual({ title: '已收到您的诉求', instanceId: id })
  expect(provider.requests.length).toBe(before)
  expect(await set('null')).toEqual({ chosen: null, choices: ['APP', 'SMS', 'VOICE'] })
}, 60_000)

test('no line of the log holds a phone, an address of the gateway or its secret', () => {
  expect(lines.join('\n')).toContain('channel')
  expect(lines.join('\n')).not.toContain(PHONE)
  expect(lines.join('\n')).not.toContain(SECRET)
  expect(lines.join('\n')).not.toContain(provider.origin)
})
