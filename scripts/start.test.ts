import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const start = fileURLToPath(new URL('start.mjs', import.meta.url))
const somebody = createServer()
let port: number
beforeEach(async () => {
  somebody.listen(0, '127.0.0.1')
  await once(somebody, 'listening')
  port = (somebody.address() as AddressInfo).port
})
afterEach(() => somebody.close())

test('a taken port is told in one sentence with the cure, before anything is installed', async () => {
  const run = promisify(execFile)('env', [`PORT=${port}`, process.execPath, start])

  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: `\nPort ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start\n`,
  })
})
