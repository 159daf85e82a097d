import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '../../../server/src/database/postgres-process.ts'

export interface RestateServer {
  readonly pid: number
  readonly ingressPort: number
  stop(): Promise<void>
}

const BINARY = fileURLToPath(
  new URL(
    `./node_modules/@restatedev/restate-server-linux-${process.arch}/bin/restate-server`,
    import.meta.url,
  ),
)
/** npm has it for some machines only. */
export const hasRestateServer = existsSync(BINARY)

const READY_WITHIN_MS = 120_000

/** A Restate server of one node in a folder of its own, with its log flushed before it answers, which knows the handlers
 *  that are served at `handlersPort`. It dies with this process. */
export async function startRestateServer({
  handlersPort,
  partitions,
}: {
  readonly handlersPort: number
  readonly partitions: number
}): Promise<RestateServer> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-restate-'))
  const [nodePort, ingressPort, adminPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ]
  await writeFile(
    join(folder, 'restate.toml'),
    settings({ partitions, nodePort, ingressPort, adminPort }),
  )
  const args = ['--config-file', join(folder, 'restate.toml'), '--base-dir', join(folder, 'data')]
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', BINARY, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilOk(child, `http://127.0.0.1:${adminPort}/health`)
    await untilOk(child, `http://127.0.0.1:${ingressPort}/restate/health`)
    await untilOk(child, `http://127.0.0.1:${adminPort}/deployments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uri: `http://127.0.0.1:${handlersPort}` }),
    })
    return { pid: child.pid ?? 0, ingressPort, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Defaults, whose memory its documentation calls sized for production, but for the count of partitions. */
function settings(given: Record<'partitions' | 'nodePort' | 'ingressPort' | 'adminPort', number>) {
  return `default-num-partitions = ${given.partitions}
bind-address = "127.0.0.1:${given.nodePort}"
advertised-address = "http://127.0.0.1:${given.nodePort}"
listen-mode = "tcp"
disable-telemetry = true
log-filter = "error,octocrab=off"
[ingress]
bind-address = "127.0.0.1:${given.ingressPort}"
advertised-address = "http://127.0.0.1:${given.ingressPort}"
[admin]
bind-address = "127.0.0.1:${given.adminPort}"
advertised-address = "http://127.0.0.1:${given.adminPort}"
disable-web-ui = true
`
}

async function untilOk(child: ChildProcess, url: string, init?: RequestInit): Promise<void> {
  const since = performance.now()
  let said = 'nothing'
  while (performance.now() - since < READY_WITHIN_MS && child.exitCode === null) {
    try {
      const answer = await fetch(url, init ?? {})
      if (answer.ok) return
      said = `${answer.status} ${await answer.text()}`
    } catch (error) {
      said = String(error)
    }
    await sleep(100)
  }
  throw new Error(`Restate's server did not become ready; ${url} said ${said}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}
