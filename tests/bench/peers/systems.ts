import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { ALARM_TYPE, HANDLING_PLAN } from '../definitions.ts'
import { outboxDrained } from '../outbox-drained.ts'
import type { Stage } from '../stage.ts'
import { type PeerOrder, startPeerProcess } from './peer-process.ts'
import { startRestateServer } from './restate-server.ts'

/** Started for one turn. */
export interface RunningSystem {
  readonly port: number
  /** Processes, with all below them, whose CPU and memory the system takes. */
  readonly roots: readonly number[]
  /** Resolves when nothing of what it was told is under way any more. Throws when it lost or failed something. */
  settled(): Promise<void>
  stop(): Promise<void>
}
export interface System {
  readonly name: string
  start(): Promise<RunningSystem>
}

/** Whatever the peers keep in PostgreSQL is kept in the stage's own, in a database for each. */
export function systemsOn(stage: Stage, partitions: number): readonly System[] {
  const restate = { stage, partitions }
  return [
    { name: 'linli', start: () => startLinli(stage) },
    { name: 'restate', start: () => startRestate(restate, true) },
    { name: 'restate-no-steps', start: () => startRestate(restate, false) },
    { name: 'dbos', start: () => startDbos(stage, true) },
    { name: 'dbos-no-steps', start: () => startDbos(stage, false) },
  ]
}

async function startLinli(stage: Stage): Promise<RunningSystem> {
  const server = await stage.startServer()
  return {
    port: server.port,
    roots: [server.pid, stage.postgresPid],
    settled: async () => {
      await outboxDrained(stage.pool)
    },
    stop: () => server.stop(),
  }
}

async function startDbos(stage: Stage, withSteps: boolean): Promise<RunningSystem> {
  const databaseUrl = new URL(stage.url)
  databaseUrl.pathname = '/dbos'
  const peer = await startPeerProcess('./dbos-app.mjs', {
    ...orderOf(stage, withSteps),
    databaseUrl: databaseUrl.href,
  })
  const pool = new Pool({ connectionString: databaseUrl.href, max: 1 })
  return {
    port: peer.port,
    roots: [peer.pid, stage.postgresPid],
    settled: () => workflowsEnded(pool),
    stop: async () => {
      await pool.end()
      await peer.stop()
    },
  }
}

const SETTLED_WITHIN_MS = 300_000

/** A workflow that has done its last step is not ended yet. */
async function workflowsEnded(pool: Pool): Promise<void> {
  const since = performance.now()
  for (;;) {
    const { rows } = await pool.query<{ status: string; count: number }>(
      'SELECT status, count(*)::int AS count FROM dbos.workflow_status GROUP BY status',
    )
    const pending = rows.filter(({ status }) => status !== 'SUCCESS')
    if (pending.length === 0) return
    const failed = pending.filter(({ status }) => status !== 'PENDING' && status !== 'ENQUEUED')
    if (failed.length > 0 || performance.now() - since > SETTLED_WITHIN_MS)
      throw new Error(`Workflows of DBOS did not end: ${JSON.stringify(pending)}`)
    await sleep(50)
  }
}

async function startRestate(
  { stage, partitions }: { stage: Stage; partitions: number },
  withSteps: boolean,
): Promise<RunningSystem> {
  const peer = await startPeerProcess('./restate-app.mjs', orderOf(stage, withSteps))
  try {
    const server = await startRestateServer({ handlersPort: peer.handlersPort ?? 0, partitions })
    peer.tell({ ingressPort: server.ingressPort })
    return {
      port: peer.port,
      roots: [peer.pid, server.pid],
      // It answers a call when the invocation has ended.
      settled: () => Promise.resolve(),
      stop: async () => {
        await peer.stop()
        await server.stop()
      },
    }
  } catch (error) {
    await peer.stop()
    throw error
  }
}

function orderOf(stage: Stage, withSteps: boolean): PeerOrder {
  return {
    databaseUrl: stage.url,
    withSteps,
    plan: HANDLING_PLAN,
    devices: stage.devices(ALARM_TYPE),
    cookies: stage.cookies,
  }
}
