import type { EngineLoad } from '@linli/runtime'
import type pg from 'pg'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createBacklogMetrics } from './backlog-metrics.ts'
import { type ChannelWatcher, createEffectMetrics } from './effect-metrics.ts'
import { createEngineMetrics, type EngineMetrics } from './engine-metrics.ts'
import { createPoolMetrics, type WatchedPools } from './pool-metrics.ts'
import { createPruningMetrics, type PruningMetrics } from './pruning-metrics.ts'
import { createRequestMetrics, type RequestMetrics } from './request-metrics.ts'

/** Everything that is counted. docs/observability.md lists the names. Labels come from closed lists: no id, no address,
 *  no text of a person. */
export interface Metrics {
  readonly registry: Registry
  readonly engine: EngineMetrics
  readonly requests: RequestMetrics
  readonly watchChannel: ChannelWatcher
  readonly pruning: PruningMetrics
  /** From now on the gauges read this backend. */
  watchBackend(backend: WatchedBackend): void
}

interface WatchedBackend {
  readonly load: () => EngineLoad
  /** Asked for what waits in the database. */
  readonly pool: pg.Pool
  readonly pools: WatchedPools
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const engine = createEngineMetrics(registry)
  const watchBacklog = createBacklogMetrics(registry)
  const watchPools = createPoolMetrics(registry)
  return {
    registry,
    engine,
    requests: createRequestMetrics(registry),
    watchChannel: createEffectMetrics(registry),
    pruning: createPruningMetrics(registry),
    watchBackend({ load, pool, pools }) {
      engine.watchLoad(load)
      watchBacklog(pool)
      watchPools(pools)
    },
  }
}

/** Event loop, memory, processor time. Its clockwork runs all the time, so only where somebody reads it. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry })
}
