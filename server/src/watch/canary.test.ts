import { randomUUID } from 'node:crypto'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { demoDeviceSecret } from '../demo/demo-device-secret.ts'
import { createTracing } from './tracing.ts'

// Everything a person or a device entrusts to the server, each text so rare that finding it is finding a leak.
const NAME = '司马金丝雀'
const PHONE = '13712345098'
const ID_CARD = '110101199003078515'
const ADDRESS = '金丝雀弄88号301室'
const ANSWER = '隔壁金丝雀每晚十一点唱歌'
const PASSWORD = 'canary-password-5521'
const SIGNATURE = `v1,${Buffer.from('a signature of the canary, 32 by').toString('base64')}`
const COOKIE = `jinxiu.${'canaryCookie'.padEnd(43, 'x')}`
const MESSAGE_ID = 'canary-message-7781'

const lines: string[] = []
const exporter = new InMemorySpanExporter()
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
const secrets: string[] = []

let linli: TestApp
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  linli = await startApp({
    tracing: createTracing(provider.getTracer('test')),
    onLogLine: (line) => lines.push(line),
  })
  const tenantId = linli.street.tenant.id
  for (const name of ['smoke-alarm', 'complaint'])
    await publishTemplate(linli.services, tenantId, name)
})
afterAll(async () => {
  await linli.close()
  context.disable()
  trace.disable()
})

const START = `mutation ($input: StartInput!) { start(input: $input) { __typename
  ... on InvalidSubmission { code } ... on Refusal { code } } }`
const SEND = 'mutation ($input: SendCodeInput!) { sendCode(input: $input) { __typename } }'
const ENTER = 'mutation ($input: EnterCodeInput!) { enterCode(input: $input) { __typename } }'
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'

test('no line of the log, no metric and no span holds what people and devices entrust to the server', async () => {
  await callDevices()
  const cookie = await signIn()
  await report(cookie)
  await breakThings(cookie)

  const written = [
    ...lines,
    await linli.metrics.registry.metrics(),
    ...exporter
      .getFinishedSpans()
      .map(({ name, attributes, events, status, links }) =>
        JSON.stringify({ name, attributes, events, status, links }),
      ),
  ]
  const events = lines.map((line) => JSON.parse(line).event)
  // The errors did come by: a log that holds nothing would prove nothing.
  for (const event of ['request.failed', 'operation.failed', 'engine.incident', 'engine.trouble'])
    expect(events).toContain(event)
  expect(exporter.getFinishedSpans().length).toBeGreaterThan(20)
  const canaries = [
    ...[NAME, PHONE, ID_CARD, ADDRESS, ANSWER, PASSWORD, SIGNATURE, COOKIE, MESSAGE_ID],
    ...['金丝雀', '127.0.0.1', ...secrets],
  ]
  for (const canary of canaries)
    expect([canary, written.filter((text) => text.includes(canary))]).toEqual([canary, []])
})

async function callDevices(): Promise<void> {
  const alarm = { kind: 'alarm', occurredAt: '2026-09-28T01:12:00+08:00', note: ADDRESS }
  const call = { deviceId: 'smoke-2-2-302', messageId: MESSAGE_ID }
  const secret = demoDeviceSecret(linli.services.key, call.deviceId)
  secrets.push(...(['hex', 'base64', 'latin1'] as const).map((form) => secret.toString(form)))
  const bodies = [JSON.stringify(alarm), `{"kind":"${NAME}"}`, `{"note":"${ANSWER}", broken`]
  for (const body of bodies) await linli.callDevice({ ...call, body })
  const headers = { 'webhook-signature': SIGNATURE, cookie: `linli_session=${COOKIE}` }
  await linli.callDevice({ ...call, body: bodies[0] ?? '', headers })
  await linli.callDevice({ ...call, deviceId: `${NAME}-${ID_CARD}`, body: '{}' })
}

async function signIn(): Promise<string> {
  await linli.post(
    SIGN_IN,
    { input: { login: NAME, password: PASSWORD } },
    `linli_session=${COOKIE}`,
  )
  await linli.post(ENTER, { input: { phone: PHONE, code: '000000' } })
  const cookie = await linli.signInByPhone(PHONE)
  secrets.push(cookie.slice(cookie.indexOf('=') + 1))
  return cookie
}

async function report(cookie: string, photo = randomUUID()): Promise<void> {
  const answers = {
    ...{ description: `${ANSWER} ${ID_CARD}`, photos: [photo], category: 'sanitation' },
    location: { nodeId: 'building-2', text: ADDRESS },
    ...{
      reporterMode: 'named',
      reporterName: NAME,
      contactBy: 'phone',
      phone: PHONE,
      consent: true,
    },
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  await linli.post(START, { input }, cookie)
  await linli.post(START, { input: { ...input, answers: { [NAME]: ANSWER } } }, cookie)
  await linli.post(`{ track(number: "${NAME}", secret: "${PHONE}") { number } }`, {}, cookie)
  await linli.app.inject({ url: `/files/${ID_CARD}`, headers: { cookie } })
  await linli.app.inject({ url: `/${encodeURIComponent(NAME)}?phone=${PHONE}` })
}

/** The database itself refuses, in words that repeat what it was given. */
async function breakThings(cookie: string): Promise<void> {
  const { pool } = linli.services
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM account WHERE phone = $1', [
    PHONE,
  ])
  const photo = randomUUID()
  await pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     VALUES ($1, $2, '', 'image/jpeg', 1, 1, '\\x00', $3)`,
    [linli.street.tenant.id, photo, rows[0]?.id],
  )
  await pool.query(`ALTER TABLE task ADD CONSTRAINT bird CHECK (length(name) > 99) NOT VALID`)
  await report(cookie, photo)
  await pool.query('ALTER TABLE task DROP CONSTRAINT bird')
  await pool.query(
    `CREATE FUNCTION repeat_row() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'cannot hold %', NEW; END $$`,
  )
  const refuse = (table: string) =>
    pool.query(
      `CREATE TRIGGER repeat_row BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION repeat_row()`,
    )
  await refuse('notice')
  await report(cookie, photo)
  await linli.services.engine.deliverEffects()
  await refuse('history')
  await report(cookie, photo)
  await refuse('account')
  await linli.post(ENTER, { input: { phone: PHONE, code: await freshCode() } })
  await refuse('login_code')
  await linli.post(SEND, { input: { phone: PHONE } })
  await refuse('file')
  const sent = { cookie, 'content-type': 'image/png' }
  await linli.app.inject({ method: 'POST', url: '/files', headers: sent, payload: PNG })
}

async function freshCode(): Promise<string> {
  await linli.post(SEND, { input: { phone: PHONE } })
  const { rows } = await linli.services.pool.query<{ text: string }>(
    'SELECT text FROM dev_message WHERE phone = $1 ORDER BY created_at DESC LIMIT 1',
    [PHONE],
  )
  return /\d{6}/.exec(rows[0]?.text ?? '')?.[0] ?? ''
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
