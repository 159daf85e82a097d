import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { startRedis } from '../support/redis.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { clockDefinition, PACED } from './definitions.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { outboxDrained } from './outbox-drained.ts'
import type { Stage } from './stage.ts'
import { allFired, armPaced, databaseNow, latenessSince } from './timer-firings.ts'

/** A server that is about to fire timers has leased them. Another one fires what it leaves behind when it is killed. */
export async function measureKill(stage: Stage, extent: Extent): Promise<Figures> {
  return withTwoServers(stage, {}, async (doomed) => {
    const { pacedPerSecond: perSecond, lossTimers: total } = extent
    const since = await databaseNow(stage.pool)
    let held = 0
    for (let round = 0; held === 0; round++) {
      if (round === ROUNDS) throw new Error('The server was never met with a lease.')
      await armPaced(stage, doomed.port, { perSecond, total })
      held = await killWhileHolding(doomed, stage.pool)
    }
    await allFired(stage.pool)
    const late = await latenessSince(stage.pool, since)
    return {
      timerLatenessAfterKillSeconds: figure(
        Math.max(...late) / 1000,
        's',
        `the latest of ${late.length} timers, due at ${perSecond}/s, from due to fired; two servers, one of them killed with ${held} leased`,
      ),
    }
  })
}

/** Redis forgets everything and then is gone for good, while timers are armed and fire. */
export async function measureRedisLoss(stage: Stage, extent: Extent): Promise<Figures> {
  const redis = await startRedis()
  try {
    return await withTwoServers(stage, { REDIS_URL: redis.url }, async ({ port }) => {
      const { pacedPerSecond: perSecond, lossTimers: total } = extent
      const since = await databaseNow(stage.pool)
      const arming = armPaced(stage, port, { perSecond, total })
      await sleep((total / perSecond / 2) * 1000)
      await redis.tell('FLUSHALL')
      await redis.kill()
      await arming
      await allFired(stage.pool)
      const late = await latenessSince(stage.pool, since)
      const drainedAfterMs = await outboxDrained(stage.pool)
      return {
        timerLatenessAfterRedisLossSeconds: figure(
          Math.max(...late) / 1000,
          's',
          `the latest of ${late.length} timers, armed at ${perSecond}/s by two servers whose Redis was flushed and killed in the middle and stayed away, from due to fired; outbox empty ${drainedAfterMs} ms after the last`,
        ),
      }
    })
  } finally {
    await redis.close()
  }
}

/** Now and then no stop of a round meets a lease. */
const ROUNDS = 5
/** What the other server leased at the same moment is fired by then; what still is leased belongs to the one that stands. */
const STANDS_MS = 200

/** Stops the server whenever leases are seen, and kills it when they were its own. How many; 0 when no timer is left. */
async function killWhileHolding(server: ServerProcess, pool: Pool): Promise<number> {
  for (;;) {
    const { waiting, leased } = await timers(pool)
    if (waiting === 0) return 0
    if (leased.length === 0) continue
    process.kill(server.pid, 'SIGSTOP')
    const before = new Set((await timers(pool)).leased)
    await sleep(STANDS_MS)
    const held = (await timers(pool)).leased.filter((lease) => before.has(lease))
    if (held.length > 0) {
      await server.kill()
      return held.length
    }
    process.kill(server.pid, 'SIGCONT')
  }
}

async function timers(pool: Pool): Promise<{ waiting: number; leased: readonly string[] }> {
  const { rows } = await pool.query<{ waiting: number; leased: readonly string[] | null }>(
    `SELECT count(*)::int AS waiting,
            array_agg(t.instance_id || ' until ' || t.leased_until) FILTER (WHERE t.leased_until IS NOT NULL) AS leased
       FROM timer t JOIN instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id
      WHERE i.definition_id = $1`,
    [PACED.type],
  )
  return { waiting: rows[0]?.waiting ?? 0, leased: rows[0]?.leased ?? [] }
}

async function withTwoServers(
  stage: Stage,
  env: Readonly<Record<string, string>>,
  measure: (first: ServerProcess) => Promise<Figures>,
): Promise<Figures> {
  await stage.publish(clockDefinition(PACED))
  const first = await stage.startServer(env)
  const second = await stage.startServer(env).catch(async (error) => {
    await first.stop()
    throw error
  })
  try {
    const figures = await measure(first)
    await Promise.all([first.stop(), second.stop()])
    return figures
  } catch (error) {
    // One that stands still would not hear anything gentler.
    await Promise.all([first.kill(), second.kill()])
    throw error
  }
}
