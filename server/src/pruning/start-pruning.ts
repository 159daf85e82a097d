import { setTimeout as pause } from 'node:timers/promises'
import { pruneInbox } from '@linli/runtime'
import type pg from 'pg'
import { pruneLoginCodes, pruneSessions } from '../accounts/prune-expired.ts'

export const PRUNED_TABLES = ['inbox', 'session', 'login_code'] as const
export type PrunedTable = (typeof PRUNED_TABLES)[number]

export interface Pruner {
  /** One pass over every table, now. Throws the driver's error. */
  prune(): Promise<void>
  /** Resolves when the pass under way has ended. */
  stop(): Promise<void>
}

export interface PruningOptions {
  readonly pool: pg.Pool
  /** How long inbox keys are kept, in days of 24 hours; at least 30 (I2). */
  readonly inboxDays: number
  readonly onPruned: (table: PrunedTable, count: number) => void
  readonly onTrouble: (error: unknown) => void
}

const EVERY_MS = 3_600_000
/** A removal of so many rows takes some ten milliseconds. */
const BATCH = 1_000

/** Once an hour each node removes what has had its time, whichever node wrote it; the nodes share the work by skipping what
 *  another has locked. It rests as long as it worked, so a backlog of years takes half of one connection and no more. */
export function startPruning(options: PruningOptions): Pruner {
  const { pool, inboxDays, onPruned, onTrouble } = options
  const tables: Readonly<Record<PrunedTable, () => Promise<number>>> = {
    inbox: () => pruneInbox(pool, { keepDays: inboxDays, limit: BATCH }),
    session: () => pruneSessions(pool, BATCH),
    login_code: () => pruneLoginCodes(pool, BATCH),
  }
  let underWay: Promise<void> | null = null
  let stopped = false

  async function pass(): Promise<void> {
    for (const table of PRUNED_TABLES) {
      for (;;) {
        if (stopped) return
        const since = performance.now()
        const count = await tables[table]()
        onPruned(table, count)
        if (count < BATCH) break
        await pause(performance.now() - since)
      }
    }
  }
  const prune = () => {
    underWay ??= pass().finally(() => {
      underWay = null
    })
    return underWay
  }
  const tell = () => prune().catch(onTrouble)
  // Nodes that start together come apart, and one that restarts often prunes too.
  const first = setTimeout(tell, EVERY_MS * 0.05 * (1 + Math.random())).unref()
  const timer = setInterval(tell, EVERY_MS).unref()

  return {
    prune,
    async stop() {
      stopped = true
      clearTimeout(first)
      clearInterval(timer)
      await underWay?.catch(() => undefined)
    },
  }
}
