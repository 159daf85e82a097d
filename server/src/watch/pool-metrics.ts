import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'

/** Pools by our name for them. */
export type WatchedPools = Readonly<Record<string, pg.Pool>>

/** How many wait for a connection, and how many connections there are. */
export function createPoolMetrics(registry: Registry): (pools: WatchedPools) => void {
  let watched: WatchedPools = {}
  const labelNames = ['pool'] as const
  const registers = [registry]
  new Gauge({
    ...{ name: 'linli_pool_waiting', help: 'Statements that wait for a connection.' },
    ...{ labelNames, registers },
    collect() {
      for (const [name, pool] of Object.entries(watched))
        this.set({ pool: name }, pool.waitingCount)
    },
  })
  new Gauge({
    ...{ name: 'linli_pool_connections', help: 'Open connections, busy and idle.' },
    ...{ labelNames, registers },
    collect() {
      for (const [name, pool] of Object.entries(watched)) this.set({ pool: name }, pool.totalCount)
    },
  })
  return (pools) => {
    watched = pools
  }
}
