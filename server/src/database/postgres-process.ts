import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { LinliError } from '@linli/schemas/linli-error'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { Cluster } from './postgres-cluster.ts'
import { launchAs } from './postgres-user.ts'

export interface PostgresLaunch {
  readonly binaries: PostgresBinaries
  readonly cluster: Cluster
  readonly port: number
  readonly settings: Readonly<Record<string, string | number>>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // One worker process less each; our reads are small.
  io_method: 'sync',
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'UTC',
}

/** Whoever is killed between the birth of this process and its asking to be told of that is not heard of: nothing would ever end the
 *  server, which keeps the data folder from the next one. */
const UNLESS_ORPHANED = '[ "$PPID" = "$1" ] || exit 1; shift; exec "$@"'

/** A killed predecessor's children may hold its shared memory for a second or two. */
const RETRY = { attempts: 50, everyMs: 200 }

/** Resolves when the server accepts connections. It gets SIGINT when the calling thread dies.
 *  Throws `store.unavailable` with `details.portTaken` when the port is somebody else's. */
export async function launchPostgres(launch: PostgresLaunch): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    const { child, failure } = await tryLaunch(launch)
    if (failure === null) return child
    const isHeld = /postmaster\.pid|pre-existing shared memory/.test(failure)
    if (!isHeld || attempt === RETRY.attempts) {
      throw new LinliError(
        'store.unavailable',
        `The embedded PostgreSQL did not start: ${failure}`,
        { details: { portTaken: /Address already in use/.test(failure) } },
      )
    }
    await sleep(RETRY.everyMs)
  }
}

async function tryLaunch({ binaries, cluster, port, settings }: PostgresLaunch) {
  const flags = Object.entries({ ...SETTINGS, ...settings, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const server = [binaries.postgres, '-D', cluster.folder, ...flags]
  const { command, args, ids } = launchAs(cluster.runsAs, 'setpriv', [
    ...['--pdeathsig', 'INT', 'sh', '-c', UNLESS_ORPHANED, 'sh', String(process.pid)],
    ...server,
  ])
  // Its own process group: Ctrl-C in the terminal reaches us, and we end it after our own work is done.
  const child = spawn(command, args, {
    ...ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  return { child, failure: await waitUntilReady(child) }
}

/** Null when ready; otherwise the end of what the server said. */
function waitUntilReady(child: ChildProcess): Promise<string | null> {
  let tail = ''
  return new Promise((settle) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-2_000)
      if (tail.includes('ready to accept connections')) settle(null)
    })
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code) => settle(`exit ${code}: ${tail.trim().slice(-800)}`))
  })
}

/** Below where systems take the ports of outgoing connections from (Linux from 32768, others from 49152): a connection
 *  that is made while whoever listens is away must not sit on his port when he comes back. */
const PORTS = { from: 15_000, below: 32_768 }

/** A port of the loopback address on which nobody listens now, and which no outgoing connection is given. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(PORTS.from, PORTS.below)
    const probe = createServer().listen(port, '127.0.0.1')
    try {
      await once(probe, 'listening')
    } catch (error) {
      if (attempt === 100) throw error
      continue
    }
    probe.close()
    await once(probe, 'close')
    return port
  }
}
