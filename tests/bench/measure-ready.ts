import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openHttpConnection } from '../support/http-connection.ts'
import { type Figures, figure } from './figures.ts'

const WITHIN_MS = 600_000

/** `npm start` in a fresh clone of the commit that is checked out, twice. The first one installs everything. */
export async function measureReady(repository: string, port: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-ready-'))
  try {
    execFileSync('git', ['clone', '--quiet', repository, folder])
    const cold = await secondsUntilReady(folder, port)
    const warm = await secondsUntilReady(folder, port)
    return {
      readySecondsCold: figure(
        cold,
        's',
        'npm start in a fresh clone until /readyz answers 200: npm ci with whatever npm has cached, build, initdb, migrations, demo street',
      ),
      readySecondsWarm: figure(warm, 's', 'npm start a second time, nothing changed'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function secondsUntilReady(folder: string, port: number): Promise<number> {
  const since = performance.now()
  const child = spawn('env', [`PORT=${port}`, 'npm', 'start'], {
    cwd: folder,
    // A group of its own, so that everything it started can be ended together.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    await untilReady(child, port)
    return (performance.now() - since) / 1000
  } finally {
    await endGroup(child)
  }
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  const keep = (text: string) => {
    said = (said + text).slice(-4_000)
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  const since = performance.now()
  while (!(await answersReady(port))) {
    const ended = child.exitCode !== null || performance.now() - since > WITHIN_MS
    if (ended) throw new Error(`npm start did not become ready. It said:\n${said}`)
    await sleep(50)
  }
}

async function answersReady(port: number): Promise<boolean> {
  const connection = await openHttpConnection(port).catch(() => null)
  if (connection === null) return false
  try {
    const request = { method: 'GET', path: '/readyz', headers: '', body: '' } as const
    return (await connection.request(request)).status === 200
  } catch {
    return false
  } finally {
    connection.close()
  }
}

/** Ctrl-C, as a person ends it; a second time starts only when everything is gone. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const exit = once(child, 'exit')
  process.kill(-child.pid, 'SIGINT')
  await exit
}
