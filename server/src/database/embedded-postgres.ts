import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LinliError } from '@linli/schemas/linli-error'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { createCluster, waitForPredecessor } from './postgres-cluster.ts'
import { findFreePort, launchPostgres } from './postgres-process.ts'

export interface EmbeddedPostgresOptions {
  /** Holds the cluster and the password; made when missing. */
  readonly folder: string
  /** A free one is chosen when not given. */
  readonly port?: number
  /** Settings over the built-in ones. */
  readonly settings?: Readonly<Record<string, string | number>>
}

export interface EmbeddedPostgres {
  /** Connection string with the password; never log it. */
  readonly url: string
  readonly port: number
  /** Shuts the server down cleanly; connections still open after half a second are cut. */
  close(): Promise<void>
}

/** A real PostgreSQL that lives in `folder` and dies with this process, also when this process is killed.
 *  Every commit is on disk before it is acknowledged. TCP on the loopback address only, password by SCRAM.
 *  A server that dies by itself is started again on the same port. Runs as root and as anybody.
 *  Call from the main thread: the death signal belongs to the thread that starts the server.
 *  Throws `store.unavailable` when another process uses the folder or the server does not start. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder)
  const binaries = await findPostgresBinaries()
  const cluster = await createCluster(binaries, folder)
  await waitForPredecessor(cluster)

  let closing = false
  let restarting: Promise<void> | null = null
  let child: ChildProcess | null = null
  const start = async (port: number) => {
    child = await launchPostgres({ binaries, cluster, port, settings: options.settings ?? {} })
    child.once('exit', () => {
      if (!closing) restarting = restart(port)
    })
  }
  const restart = async (port: number): Promise<void> => {
    while (!closing) {
      try {
        await waitForPredecessor(cluster)
        return await start(port)
      } catch {
        // A full disk or a taken port may pass; until then `/readyz` says that the database is away.
        await sleep(RESTART_AGAIN_MS)
      }
    }
  }
  const port = await startOnSomePort(options.port, start)

  return {
    url: `postgresql://${cluster.user}:${cluster.password}@127.0.0.1:${port}/postgres`,
    port,
    async close() {
      closing = true
      await restarting
      if (child !== null) await stopPostgres(child)
    },
  }
}

const RESTART_AGAIN_MS = 1_000

/** Between the choice of a free port and its use somebody else may take it; then another one is chosen. */
async function startOnSomePort(
  wanted: number | undefined,
  start: (port: number) => Promise<void>,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await findFreePort())
    try {
      await start(port)
      return port
    } catch (error) {
      const isTaken = error instanceof LinliError && error.details.portTaken === true
      if (!isTaken || wanted !== undefined || attempt === 5) throw error
    }
  }
}

/** Connections that are just saying goodbye may finish; after this they are cut. */
const GOODBYE_MS = 500

async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  // PostgreSQL's smart shutdown, then its fast one.
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGINT'), GOODBYE_MS)
  await exit
  clearTimeout(impatience)
}
