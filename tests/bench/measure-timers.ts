import { setTimeout as sleep } from 'node:timers/promises'
import { createInProcessEngine } from '../support/in-process-engine.ts'
import { clockDefinition, OVERDUE, PACED } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { latencies } from './latencies.ts'
import { outboxDrained } from './outbox-drained.ts'
import type { Stage } from './stage.ts'
import { gridId, TENANT } from './street.ts'
import { allFired, armPaced, databaseNow, FIRINGS, latenessSince } from './timer-firings.ts'

/** Both ways timers come: all at once after a pause, and steadily. Starts and stops its own servers. */
export async function measureTimers(stage: Stage, extent: Extent): Promise<Figures> {
  const perSecond = await fireOverdue(stage, extent)
  const { p99Ms, count } = await firePaced(stage, extent)
  return {
    timersPerSecond: figure(
      perSecond,
      '/s',
      `${extent.overdueTimers} timers overdue when the server starts; from the first firing until none is left, each a transition with one effect`,
    ),
    timerLatenessP99Ms: figure(
      p99Ms,
      'ms',
      `${count} timers armed by webhooks at ${extent.pacedPerSecond}/s; history.at of the firing minus the due instant`,
    ),
  }
}

async function fireOverdue(stage: Stage, extent: Extent): Promise<number> {
  await stage.publish(clockDefinition(OVERDUE))
  await startWithoutServer(stage, extent.overdueTimers)
  await sleep(OVERDUE.seconds * 1000)
  const server = await stage.startServer()
  try {
    await allFired(stage.pool)
    const { rows } = await stage.pool.query<{ seconds: number }>(
      `SELECT extract(epoch FROM clock_timestamp() - min(h.at))::float8 AS seconds ${FIRINGS}`,
      [TENANT, OVERDUE.type],
    )
    await outboxDrained(stage.pool)
    return extent.overdueTimers / (rows[0]?.seconds ?? Number.NaN)
  } finally {
    await server.stop()
  }
}

/** By the engine in this process, whose timer loop nobody started. */
async function startWithoutServer(stage: Stage, count: number): Promise<void> {
  const bench = await createInProcessEngine(stage.url)
  const prefix = Date.now().toString(36)
  let next = 0
  const lane = async () => {
    while (next < count) {
      const ref = `${prefix}-${next++}`
      await bench.engine.acceptReading({
        tenantId: TENANT,
        device: { id: OVERDUE.type, type: OVERDUE.type, name: 'clock', nodeId: gridId(0) },
        messageId: ref,
        bodyHash: ref,
        reading: { ref },
      })
    }
  }
  try {
    await Promise.all(Array.from({ length: 128 }, lane))
  } finally {
    await bench.close()
  }
}

async function firePaced(stage: Stage, extent: Extent): Promise<{ p99Ms: number; count: number }> {
  await stage.publish(clockDefinition(PACED))
  const server = await stage.startServer()
  try {
    const since = await databaseNow(stage.pool)
    const { pacedPerSecond: perSecond, pacedTimers: total } = extent
    await armPaced(stage, server.port, { perSecond, total })
    await allFired(stage.pool)
    const late = latencies()
    for (const ms of await latenessSince(stage.pool, since)) late.add(ms)
    return { p99Ms: late.percentile(0.99), count: late.count }
  } finally {
    await server.stop()
  }
}
