import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NODE_FLAGS } from '../../scripts/node-flags.mjs'
import { openHttpConnection } from './http-connection.ts'

export interface ServerProcessOptions {
  /** Holds the installation's key, and the embedded database where `databaseUrl` is null. */
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly port: number
  /** Further environment, e.g. `LINLI_DEMO`. */
  readonly env?: Readonly<Record<string, string>>
  /** The same program, written otherwise than in `server/src/main.ts`. */
  readonly main?: string
  /** Flags for Node itself, e.g. `--cpu-prof`. */
  readonly nodeFlags?: readonly string[]
}

/** The product's own `server/src/main.ts` in a process of its own, without demo data, in production mode. */
export interface ServerProcess {
  readonly pid: number
  readonly port: number
  /** The last lines it printed. */
  tail(): string
  /** Asks for an orderly end and waits for it. */
  stop(): Promise<void>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<unknown>
}

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
/** On a machine that others keep busy a start takes a minute. */
const READY_WITHIN_MS = 180_000

/** Resolves when `/readyz` answers 200. The process is killed when this one ends, however that happens. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const started = spawnServer(options)
  try {
    await waitUntilReady(started)
    return started
  } catch (error) {
    await started.kill()
    throw error
  }
}

/** The same, before it is ready: for those who kill it while it starts. */
export function spawnServer(options: ServerProcessOptions): ServerProcess {
  const { dataDir, databaseUrl, port } = options
  const env = {
    NODE_ENV: 'production',
    LINLI_DEMO: '0',
    LINLI_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    PORT: String(port),
    ...options.env,
  }
  const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const command = [
    'env',
    ...assignments,
    process.execPath,
    ...NODE_FLAGS,
    ...(options.nodeFlags ?? []),
    options.main ?? MAIN,
  ]
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A session of its own, as under a supervisor: Ctrl-C in the terminal ends a campaign, and not the servers it looks
    // at; and the scheduler weighs each of them, not all of them together.
    detached: true,
  })
  return serverProcess(child, port)
}

function serverProcess(child: ChildProcess, port: number): ServerProcess {
  let tail = ''
  const keep = (text: string) => {
    tail = (tail + text).slice(-4_000)
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  const exit = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exit
  }
  return {
    pid: child.pid ?? 0,
    port,
    tail: () => tail,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ended: exit,
  }
}

/** Throws with what the server said when it ends, or is not ready within three minutes. */
export async function waitUntilReady(server: ServerProcess): Promise<void> {
  const since = performance.now()
  while (performance.now() - since < READY_WITHIN_MS) {
    // A server says how it is reached when it listens; whoever asks before only takes the time it needs to start.
    if (server.tail() !== '' && (await isReady(server.port))) return
    if (!isAlive(server.pid)) break
    await sleep(20)
  }
  throw new Error(`The server did not become ready. It said:\n${server.tail()}`)
}

async function isReady(port: number): Promise<boolean> {
  try {
    const connection = await openHttpConnection(port)
    try {
      const answer = await connection.request({
        method: 'GET',
        path: '/readyz',
        headers: '',
        body: '',
      })
      return answer.status === 200
    } finally {
      connection.close()
    }
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
