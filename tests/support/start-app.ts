import { randomBytes, randomUUID } from 'node:crypto'
import type { Street } from '@linli/schemas/street'
import { createApp } from '../../server/src/app.ts'
import { coverNextYear } from '../../server/src/calendar/cover-next-year.ts'
import type { ChannelSettings } from '../../server/src/channels/channel-settings.ts'
import { createBackend } from '../../server/src/create-backend.ts'
import { demoDeviceSecret } from '../../server/src/demo/demo-device-secret.ts'
import { readDemoStreet } from '../../server/src/demo/demo-street.ts'
import { insertStreet } from '../../server/src/demo/insert-street.ts'
import { signCall } from '../../server/src/devices/verify-signature.ts'
import type { PrismaClient } from '../../server/src/generated/prisma/client.ts'
import { createProcessLog } from '../../server/src/http/process-log.ts'
import { createPrisma } from '../../server/src/prisma/client.ts'
import type { Pruner } from '../../server/src/pruning/start-pruning.ts'
import type { Services } from '../../server/src/services.ts'
import { createBackendWatch } from '../../server/src/watch/backend-watch.ts'
import { createMetrics, type Metrics } from '../../server/src/watch/metrics.ts'
import type { Tracing } from '../../server/src/watch/tracing.ts'
import { createTestDatabase } from './database.ts'

const PASSWORD = 'a-password-of-tests'

/** Those of the process, and the rows of all tenants as they are. */
type TestServices = Services & { readonly prisma: PrismaClient }

type App = Awaited<ReturnType<typeof createApp>>

export interface TestApp {
  readonly app: App
  readonly services: TestServices
  readonly pruner: Pruner
  readonly metrics: Metrics
  readonly street: Street
  /** Sets the address that `sendTestReading` posts to. */
  listen(): Promise<string>
  /** Returns the cookie header of a member of staff. */
  signIn(login: string, password?: string): Promise<string>
  /** Returns the cookie header of a resident, by the code that the development inbox shows. */
  signInByPhone(phone: string): Promise<string>
  /** `data` of an operation that gives no error. */
  ask(document: string, variables?: object, cookie?: string): Promise<Answer>
  /** The whole answer, errors and all. */
  post(document: string, variables?: object, cookie?: string): Promise<Answer>
  /** A signed webhook; parts may be replaced to spoil it. */
  callDevice(call: DeviceCall): Promise<Awaited<ReturnType<App['inject']>>>
  /** Rows per table of everything a webhook or a command writes. */
  countRows(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}
// biome-ignore lint/suspicious/noExplicitAny: the shape is the test's own document; each test asserts what it reads
export type Answer = any

export interface DeviceCall {
  readonly deviceId: string
  readonly body: string | Buffer
  readonly messageId?: string
  readonly timestamp?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** The whole server over a database of its own, with the demo street in it; nothing is published yet. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const linli = await startBareApp(options)
  const { pool, key } = linli.services
  await insertStreet(pool, linli.street, { password: PASSWORD, key })
  const tenantId = linli.street.tenant.id
  if (!options.publishedCalendar) await coverNextYear(pool, { tenantId, savedBy: 'shen-center' })
  return linli
}

interface AppOptions {
  /** Leaves the working calendar as it was published, so that deadlines may be uncovered towards the end of a year. */
  readonly publishedCalendar?: boolean
  readonly development?: boolean
  /** Used where it is not development. */
  readonly channels?: ChannelSettings
  /** Origin that links in messages begin with. */
  readonly reachedAt?: string
  readonly tracing?: Tracing
  /** Hears every line of the log. */
  readonly onLogLine?: (line: string) => void
}

/** The same without any tenant. */
export async function startBareApp(options: AppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const key = randomBytes(32)
  const development = options.development ?? true
  const metrics = createMetrics()
  const tracing = options.tracing ?? null
  const log = createProcessLog(options.onLogLine ?? (() => undefined))
  let address: string | null = null
  const backend = await createBackend({
    databaseUrl: database.url,
    redisUrl: null,
    inboxDays: 35,
    archiveDays: 90,
    key,
    development,
    channels: options.channels ?? {},
    log,
    watch: createBackendWatch(metrics, tracing),
    ownAddress: () => address,
    publicUrl: options.reachedAt ?? null,
  })
  const { pruner } = backend
  const prisma = createPrisma(database.pool)
  const services = { ...backend.services, prisma }
  const street = await readDemoStreet()
  const app = await createApp({
    services,
    requests: metrics.requests,
    tracing,
    publicUrl: null,
    trustedProxies: [],
    studioFolder: '/nowhere',
    log,
    isStopping: () => false,
  })

  const post: TestApp['post'] = async (query, variables = {}, cookie) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: cookie === undefined ? {} : { cookie },
      payload: { query, variables },
    })
    return { ...response.json(), cookies: response.cookies }
  }
  const ask: TestApp['ask'] = async (document, variables, cookie) => {
    const answer = await post(document, variables, cookie)
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors))
    return { ...answer.data, cookies: answer.cookies }
  }
  return {
    ...{ app, services, pruner, metrics, street, post, ask },
    async listen() {
      address = await app.listen({ host: '127.0.0.1', port: 0 })
      return address
    },
    async signIn(login, password = PASSWORD) {
      const variables = { input: { login, password } }
      const answer = await ask(
        'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
        variables,
      )
      return cookieHeader(answer.cookies)
    },
    async signInByPhone(phone) {
      await ask('mutation ($input: SendCodeInput!) { sendCode(input: $input) { __typename } }', {
        input: { phone },
      })
      const { rows } = await database.pool.query<{ text: string }>(
        'SELECT text FROM dev_message WHERE phone = $1 ORDER BY created_at DESC LIMIT 1',
        [phone],
      )
      const code = /\d{6}/.exec(rows[0]?.text ?? '')?.[0]
      const answer = await ask(
        'mutation ($input: EnterCodeInput!) { enterCode(input: $input) { __typename } }',
        { input: { phone, code } },
      )
      return cookieHeader(answer.cookies)
    },
    callDevice: (call) => app.inject(signedRequest(key, services.clock.now(), call)),
    async countRows() {
      const counts: Record<string, number> = {}
      for (const table of WRITTEN_TABLES) {
        const { rows } = await database.pool.query(`SELECT count(*)::int AS count FROM ${table}`)
        counts[table] = rows[0].count
      }
      return counts
    },
    async close() {
      await app.close()
      await backend.close()
      await prisma.$disconnect()
      await database.close()
    },
  }
}

const WRITTEN_TABLES = [
  ...['instance', 'history', 'task', 'timer', 'inbox', 'correlation', 'incident'],
  ...['definition_version', 'draft', 'file'],
]

function cookieHeader(cookies: readonly { name: string; value: string }[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

function signedRequest(key: Buffer, nowMs: number, call: DeviceCall) {
  const body = Buffer.from(call.body)
  const messageId = call.messageId ?? randomUUID()
  const timestamp = call.timestamp ?? String(Math.floor(nowMs / 1000))
  const secret = demoDeviceSecret(key, call.deviceId)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signCall({ messageId, timestamp, body }, secret),
    ...call.headers,
  }
  return {
    method: 'POST' as const,
    url: `/hooks/devices/${call.deviceId}`,
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    payload: body,
  }
}
