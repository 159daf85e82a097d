import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findFreePort } from './postgres-process.ts'

test('a free port is none that an outgoing connection may be given', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, findFreePort))
  for (const port of ports) expect(port).toBeLessThan(32_768)
  const [port = 0] = ports
  const listener = createServer().listen(port, '127.0.0.1')
  await new Promise((listening) => listener.once('listening', listening))
  listener.close()
})
