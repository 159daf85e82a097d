import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { JsonObject } from '@linli/schemas/json'
import { WEBHOOK_STATUS } from '../requests.ts'

/** What a peer does of a case. Each resolves when what it was told is durable. */
export interface PeerApp {
  start(ref: string, context: CaseContext): Promise<void>
  complete(ref: string, completion: Completion): Promise<void>
  clear(ref: string): Promise<void>
}

/** About 600 bytes of JSON, as the context of our own case. */
export interface CaseContext {
  readonly ref: string
  readonly level: number
  readonly place: string
  readonly found: string
  readonly plan: string
}

export interface Completion {
  readonly outcome: string
  readonly found: string
}

/** The decision that our own definition writes in CEL. */
export function isConfirmed({ outcome }: Completion, { level }: CaseContext): boolean {
  return outcome === 'confirmed' && level >= 2
}

export interface FrontOptions {
  readonly devices: readonly { readonly deviceId: string; readonly secret: string | Buffer }[]
  readonly cookies: readonly string[]
  readonly plan: string
}

const TOLERANCE_SECONDS = 300

/** Speaks HTTP as our server does, so that one driver drives both, and leaves out what a peer does not have: sessions are a
 *  set in memory, forms a check of two fields, GraphQL the one mutation. Resolves with the port. */
export async function serveFront(app: PeerApp, options: FrontOptions): Promise<number> {
  const secrets = new Map(options.devices.map(({ deviceId, secret }) => [deviceId, secret]))
  const sessions = new Set(options.cookies)

  async function webhook(request: IncomingMessage, body: string): Promise<Answer> {
    const device = request.url?.slice('/hooks/devices/'.length) ?? ''
    const secret = secrets.get(device)
    if (secret === undefined || !isSigned(request, body, secret)) return [401, {}]
    const reading = JSON.parse(body)
    if (reading.kind === 'cleared') {
      await app.clear(reading.ref)
      return [WEBHOOK_STATUS, { kind: 'signalled' }]
    }
    const { ref, level } = reading
    await app.start(ref, { ref, level, place: device, found: '', plan: options.plan })
    return [WEBHOOK_STATUS, { kind: 'started', instances: [ref] }]
  }

  async function completion(request: IncomingMessage, body: string): Promise<Answer> {
    if (!sessions.has(request.headers.cookie ?? '')) return [401, {}]
    const { taskId, outcome, answers } = JSON.parse(body).variables.input
    if (typeof outcome !== 'string' || typeof answers.found !== 'string') return [400, {}]
    await app.complete(taskId.slice(0, -TASK.length), { outcome, found: answers.found })
    return [200, { data: { completeTask: { __typename: 'TaskChanged' } } }]
  }

  const server = createServer((request, response) => {
    bodyOf(request)
      .then((body) => (request.url === '/graphql' ? completion : webhook)(request, body))
      .then((answer) => send(response, answer))
      .catch((error: unknown) => send(response, [500, { error: String(error) }]))
  })
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The driver knows a case's task by the id of its case. */
const TASK = '.1.0'

type Answer = readonly [status: number, body: JsonObject]

function isSigned(request: IncomingMessage, body: string, secret: string | Buffer): boolean {
  const { headers } = request
  const timestamp = Number(headers['webhook-timestamp'])
  if (!(Math.abs(Date.now() / 1000 - timestamp) < TOLERANCE_SECONDS)) return false
  const wanted = createHmac('sha256', secret)
    .update(`${headers['webhook-id']}.${timestamp}.${body}`)
    .digest()
  const given = Buffer.from(String(headers['webhook-signature']).slice('v1,'.length), 'base64')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function send(response: ServerResponse, [status, body]: Answer): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
