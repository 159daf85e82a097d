import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { admitRequests } from './admission.ts'
import { replyError } from './reply-error.ts'

const LIMITS = { requests: 4, bytes: 4_000 }

let app: FastifyInstance
let port: number
let refused: string[]
let served: number
const sockets: Socket[] = []

beforeEach(async () => {
  refused = []
  served = 0
  app = fastify()
  app.setErrorHandler(replyError)
  admitRequests(app, LIMITS, (code) => refused.push(code))
  app.get('/healthz', () => 'ok')
  app.post('/work', { bodyLimit: 1_500 }, () => ({ served: ++served }))
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await app.close()
})

/** A request whose body is announced and does not come yet. */
async function begin(from: string, bytes: number) {
  const socket = connect({ host: '127.0.0.1', port, localAddress: from })
  sockets.push(socket)
  await once(socket, 'connect')
  const arrived = once(app.server, 'request')
  socket.write(
    `POST /work HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${bytes}\r\n\r\n`,
  )
  await arrived
  return {
    async finish() {
      socket.write('x'.repeat(bytes))
      return read(socket)
    },
    answer: () => read(socket),
  }
}

async function read(socket: Socket): Promise<string> {
  let text = ''
  for await (const part of socket.setEncoding('utf8')) text += part
  return text
}

describe('the first door', () => {
  test('refuses with 503 what exceeds the process, before any of it is read, and recovers by itself', async () => {
    const held = [
      ...[await begin('127.0.0.1', 10), await begin('127.0.0.1', 10)],
      ...[await begin('127.0.0.2', 10), await begin('127.0.0.2', 10)],
    ]

    const answer = await (await begin('127.0.0.3', 10)).answer()

    expect(answer).toMatch(/^HTTP\/1\.1 503 /)
    expect(answer).toMatch(/retry-after: 1\r\n/)
    expect(answer).toContain('server.overloaded')
    expect(served).toBe(0)
    for (const each of held) expect(await each.finish()).toMatch(/^HTTP\/1\.1 200 /)
    expect(await (await begin('127.0.0.3', 10)).finish()).toMatch(/^HTTP\/1\.1 200 /)
    expect(refused).toEqual(['server.overloaded'])
  })

  test('refuses with 429 an address that holds half of it, and lets others in', async () => {
    const held = [await begin('127.0.0.1', 10), await begin('127.0.0.1', 10)]

    const answer = await (await begin('127.0.0.1', 10)).answer()

    expect(answer).toMatch(/^HTTP\/1\.1 429 /)
    expect(answer).toMatch(/retry-after: 1\r\n/)
    expect(await (await begin('127.0.0.2', 10)).finish()).toMatch(/^HTTP\/1\.1 200 /)
    for (const each of held) await each.finish()
  })

  test('counts the bytes that bodies announce', async () => {
    const held = [await begin('127.0.0.1', 1_400), await begin('127.0.0.2', 1_400)]

    expect(await (await begin('127.0.0.3', 1_400)).answer()).toMatch(/^HTTP\/1\.1 503 /)
    expect(await (await begin('127.0.0.3', 1_000)).finish()).toMatch(/^HTTP\/1\.1 200 /)
    for (const each of held) await each.finish()
  })

  test('gives the place of a caller back who leaves in the middle of his body', async () => {
    await begin('127.0.0.1', 10)
    await begin('127.0.0.1', 10)
    const left = sockets.map((socket) => once(socket, 'close'))
    for (const socket of sockets) socket.destroy()
    await Promise.all(left)
    await expect
      .poll(async () => (await (await begin('127.0.0.1', 10)).finish()).slice(9, 12))
      .toBe('200')
  })

  test('is open to whoever asks whether the process lives', async () => {
    for (const from of ['127.0.0.1', '127.0.0.2']) {
      await begin(from, 10)
      await begin(from, 10)
    }
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })
})
