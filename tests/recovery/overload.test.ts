import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMISSION } from '../../server/src/http/admission.ts'
import { type CrowdScene, createCrowdScene } from '../support/crowd-scene.ts'
import { type HttpAnswer, openHttpConnection } from '../support/http-connection.ts'
import { signWebhook } from '../support/sign-webhook.ts'
import { until } from '../support/until.ts'

/** The pod of deploy/kubernetes may hold 768 MiB. */
const MEMORY_MIB = 768
/** Near the limit of a webhook's body; spaces mean nothing in JSON. */
const BODY_BYTES = 256_000
const FITTING = Math.floor(ADMISSION.bytes / BODY_BYTES)

describe('above capacity', () => {
  let scene: CrowdScene
  let count = 0

  beforeAll(async () => {
    scene = await createCrowdScene()
  })
  afterAll(() => scene.close())

  function webhook(device = count, padTo = 0) {
    const id = `m${count++}`
    const key = scene.devices[device % scene.devices.length]
    if (key === undefined) throw new Error('The street has devices.')
    const body = JSON.stringify({ kind: 'alarm', ref: id, level: 3 }).padEnd(padTo)
    return { id, request: signWebhook(key, { id, body, nowMs: Date.now() }) }
  }
  type Webhook = ReturnType<typeof webhook>

  async function send({ request }: Webhook): Promise<HttpAnswer> {
    const connection = await openHttpConnection(scene.server.port)
    return connection.request(request).finally(connection.close)
  }

  /** Announces a body and holds it back. */
  async function begin({ request }: Webhook, from: string) {
    const socket = connect({ host: '127.0.0.1', port: scene.server.port, localAddress: from })
    await once(socket, 'connect')
    socket.write(
      `POST ${request.path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${request.headers}content-length: ${request.body.length}\r\n\r\n`,
    )
    return { socket, answer: read(socket) }
  }

  /** Stored messages among these, each with the instances it started. */
  async function stored(webhooks: readonly Webhook[]): Promise<string[]> {
    const { rows } = await scene.pool.query<{ id: string }>(
      `SELECT m.message_id AS id FROM inbox m
         JOIN instance i ON i.tenant_id = m.tenant_id AND i.id::text = m.answer::jsonb -> 'instances' ->> 0
        WHERE m.message_id = ANY($1)`,
      [webhooks.map(({ id }) => id)],
    )
    return rows.map(({ id }) => id).sort()
  }

  async function instanceCount(): Promise<number> {
    const { rows } = await scene.pool.query('SELECT count(*)::int AS count FROM instance')
    return rows[0].count
  }

  it('bodies beyond 128 MiB are refused with 503 by their heads alone; the others are stored; then all is as before', async () => {
    const begun = await Promise.all(
      Array.from({ length: FITTING + 8 }, async (_, n) => {
        const hook = webhook(n, BODY_BYTES)
        return { hook, held: await begin(hook, `127.0.0.${1 + (n % 4)}`) }
      }),
    )
    // Nobody has sent a body, so whoever is answered now is refused.
    const refused: { readonly hook: Webhook; readonly text: string }[] = []
    for (const { hook, held } of begun)
      void held.answer.then((text) => refused.push({ hook, text }))
    await until(async () => refused.length === 8)
    for (const { text } of refused) {
      expect(text).toMatch(/^HTTP\/1\.1 503 /)
      expect(text).toContain('\r\nretry-after: 1\r\n')
      expect(text).toContain('server.overloaded')
    }
    const turnedAway = new Set(refused.map(({ hook }) => hook))

    const kept = begun.filter(({ hook }) => !turnedAway.has(hook))
    for (const { hook, held } of kept) held.socket.write(hook.request.body)
    const answers = await Promise.all(kept.map(({ held }) => held.answer))

    expect(answers.filter((text) => !text.startsWith('HTTP/1.1 202 '))).toEqual([])
    expect(await stored(kept.map(({ hook }) => hook))).toHaveLength(FITTING)
    expect(await stored([...turnedAway])).toEqual([])
    expect((await send(webhook())).status).toBe(202)
    expect(await scene.peakMemory()).toBeLessThan(MEMORY_MIB)
  })

  it('in a flood every accepted call is stored once, every refused one left nothing, and memory is bounded', async () => {
    const before = await instanceCount()
    const answers: { readonly hook: Webhook; readonly answer: HttpAnswer }[] = []
    const lanes = Array.from({ length: 300 }, async (_, lane) => {
      const connection = await openHttpConnection(scene.server.port)
      for (let n = 0; n < 10; n++) {
        // A third of all come from one device, which may not take everything.
        const hook = webhook(lane % 3 === 0 ? 0 : lane, n === 0 ? BODY_BYTES : 0)
        answers.push({ hook, answer: await connection.request(hook.request) })
      }
      connection.close()
    })
    await Promise.all(lanes)

    const accepted = answers.filter(({ answer }) => answer.status === 202)
    const refused = answers.filter(({ answer }) => answer.status !== 202)
    expect(refused.filter(({ answer }) => answer.status !== 429 && answer.status !== 503)).toEqual(
      [],
    )
    for (const { answer } of refused) expect(answer.head).toMatch(/\r\nretry-after: \d+/)
    expect(await stored(answers.map(({ hook }) => hook))).toEqual(
      accepted.map(({ hook }) => hook.id).sort(),
    )
    expect(await instanceCount()).toBe(before + accepted.length)
    expect((await send(webhook())).status).toBe(202)
    expect(await scene.peakMemory()).toBeLessThan(MEMORY_MIB)
  })

  it('one device has 64 calls under way while the database stands still; its next is refused, another device is not', async () => {
    const client = await scene.pool.connect()
    await client.query('BEGIN; LOCK TABLE inbox')
    const calls = Array.from({ length: 65 }, () => webhook(7))
    const sent = calls.map(async (hook) => ({ hook, answer: await send(hook) }))
    const first = await Promise.race(sent)
    const other = webhook(8)
    const otherAnswer = send(other)

    await client.query('ROLLBACK')
    client.release()

    expect(first.answer.status).toBe(429)
    expect(first.answer.head).toMatch(/\r\nretry-after: 1\r\n/)
    expect((await otherAnswer).status).toBe(202)
    const others = (await Promise.all(sent)).filter((each) => each !== first)
    expect(others.every(({ answer }) => answer.status === 202)).toBe(true)
    expect(await stored(calls)).toEqual(others.map(({ hook }) => hook.id).sort())
  })

  it('who waits in vain for a connection to the database is told to come again, and later is answered', async () => {
    const cookies = await Promise.all(Array.from({ length: 8 }, () => scene.openSession()))
    const client = await scene.pool.connect()
    await client.query('BEGIN; LOCK TABLE session')
    const asked = cookies.map(async (cookie) => askWho(cookie))
    const first = await Promise.race(asked)
    await client.query('ROLLBACK')
    client.release()

    expect(first.status).toBe(503)
    expect(first.headers.get('retry-after')).toBe('1')
    expect(await first.json()).toMatchObject({ code: 'store.unavailable' })
    await until(async () => (await askWho(cookies[0] ?? '')).status === 200)
  })

  function askWho(cookie: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${scene.server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query: '{ me { id } }' }),
    })
  }
})

async function read(socket: Socket): Promise<string> {
  let text = ''
  for await (const part of socket.setEncoding('utf8')) text += part
  return text
}
