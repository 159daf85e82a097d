import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../server/src/database/postgres-process.ts'

export interface TestRedis {
  readonly url: string
  /** SIGKILL; resolves when the process is gone. What it knew since the last `SAVE` is lost. */
  kill(): Promise<void>
  /** After `kill`: on the same port, with what the last `SAVE` wrote, which may be long outdated. */
  restart(): Promise<void>
  /** Resolves when it has obeyed. */
  tell(command: 'FLUSHALL' | 'SAVE'): Promise<void>
  close(): Promise<void>
}

/** Whether this machine has a Redis or Valkey server. Where not, its tests are skipped, and named at the end. */
export const redisServer = ['redis-server', 'valkey-server'].find(
  (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0,
)

/** A real Redis on a free port with an empty folder of its own. It dies with this process. */
export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-redis-'))
  const port = await findFreePort()
  let child = await launch(folder, port)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    async restart() {
      child = await launch(folder, port)
    },
    tell: (command) => tell(port, command),
    async close() {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Writes its data by itself never: only `SAVE` does. */
async function launch(folder: string, port: number): Promise<ChildProcess> {
  if (redisServer === undefined) throw new Error('No redis-server is installed.')
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
  return child
}

/** Redis takes a line of text as a command. */
async function tell(port: number, command: string): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.write(`${command}\r\n`)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  if (!answer.toString().startsWith('+OK')) throw new Error(`Redis answered ${answer.toString()}`)
}
