import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { openHttpConnection } from '../support/http-connection.ts'

const opened: { close(): void }[] = []
afterEach(() => {
  for (const each of opened.splice(0)) each.close()
})

async function connectTo(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const connection = await openHttpConnection(port)
  opened.push(connection, server)
  return connection
}

const GET = { method: 'GET', path: '/', headers: '', body: '' } as const

test('a body with a length arrives whole, also when it comes in pieces', async () => {
  const connection = await connectTo((_, response) => {
    response.setHeader('content-length', Buffer.byteLength('网格员'))
    const bytes = Buffer.from('网格员')
    response.write(bytes.subarray(0, 4))
    setImmediate(() => response.end(bytes.subarray(4)))
  })
  expect(await connection.request(GET)).toMatchObject({ status: 200, body: '网格员' })
})

test('a chunked body arrives whole, and the connection serves the next request', async () => {
  let served = 0
  const connection = await connectTo((_, response) => {
    served++
    response.write('邻')
    setImmediate(() => response.end(`里 ${served}`))
  })
  expect(await connection.request(GET)).toMatchObject({ body: '邻里 1' })
  expect(await connection.request(GET)).toMatchObject({ body: '邻里 2' })
})

test('the body that is sent arrives byte for byte', async () => {
  const connection = await connectTo(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    response.end(Buffer.concat(parts))
  })
  const answer = await connection.request({ ...GET, method: 'POST', body: '{"found":"已到现场"}' })
  expect(answer.body).toBe('{"found":"已到现场"}')
})

test('a connection that breaks rejects what is under way', async () => {
  const connection = await connectTo((request) => request.socket.destroy())
  await expect(connection.request(GET)).rejects.toThrow('The connection')
})
