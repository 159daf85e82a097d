import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../server/src/database/postgres-process.ts'

export interface TestRedis {
  readonly url: string
  close(): Promise<void>
}

/** Whether this machine has a Redis or Valkey server. Where not, its tests are skipped, and named at the end. */
export const redisServer = ['redis-server', 'valkey-server'].find(
  (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0,
)

/** A real Redis on a free port with an empty folder of its own. It dies with this process. */
export async function startRedis(): Promise<TestRedis> {
  if (redisServer === undefined) throw new Error('No redis-server is installed.')
  const folder = await mkdtemp(join(tmpdir(), 'linli-redis-'))
  const port = await findFreePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '']
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', redisServer, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`redis-server ended with code ${code}.`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) ready()
    })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
