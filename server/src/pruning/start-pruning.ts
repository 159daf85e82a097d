import { setTimeout as pause } from 'node:timers/promises'
import {
  type ArchivedBatch,
  type ArchiveQuestion,
  archiveHistories,
  pruneInbox,
} from '@linli/runtime'
import type pg from 'pg'
import { pruneLoginCodes, pruneSessions } from '../accounts/prune-expired.ts'
import { pruneFileParts } from '../files/file-parts.ts'
import { pruneTaskDrafts } from '../tasks/task-draft-store.ts'

export const PRUNED_TABLES = ['inbox', 'session', 'login_code', 'file_part', 'task_draft'] as const
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
  /** How long after its end the history of an instance is packed, in days of 24 hours. */
  readonly archiveDays: number
  readonly onArchived: (instances: number) => void
  readonly onTrouble: (error: unknown) => void
}

const EVERY_MS = 3_600_000
/** A removal of so many rows takes some ten milliseconds. */
const BATCH = 1_000

/** Instances, whose steps are packed in one transaction. */
const ARCHIVE_BATCH = 100

/** Once an hour each node removes what has had its time, and packs what nobody adds to any more, whichever node wrote it;
 *  the nodes share the work by skipping what another has locked. It rests as long as it worked, so a backlog of years
 *  takes half of one connection and no more. */
export function startPruning(options: PruningOptions): Pruner {
  const { pool, inboxDays, archiveDays, onPruned, onArchived, onTrouble } = options
  const tables: Readonly<Record<PrunedTable, () => Promise<number>>> = {
    inbox: () => pruneInbox(pool, { keepDays: inboxDays, limit: BATCH }),
    session: () => pruneSessions(pool, BATCH),
    login_code: () => pruneLoginCodes(pool, BATCH),
    file_part: () => pruneFileParts(pool, BATCH),
    task_draft: () => pruneTaskDrafts(pool, BATCH),
  }
  let underWay: Promise<void> | null = null
  let stopped = false

  async function pass(): Promise<void> {
    for (const table of PRUNED_TABLES) {
      for (;;) {
        const count = await rested(tables[table])
        if (count === null) return
        onPruned(table, count)
        if (count < BATCH) break
      }
    }
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM tenant ORDER BY id')
    for (const { id } of rows) await archive(id)
  }
  async function archive(tenantId: string): Promise<void> {
    let cursor: string | null = null
    do {
      const question: ArchiveQuestion = {
        ...{ tenantId, afterDays: archiveDays, cursor, limit: ARCHIVE_BATCH },
      }
      const batch: ArchivedBatch | null = await rested(() => archiveHistories(pool, question))
      if (batch === null) return
      onArchived(batch.count)
      cursor = batch.cursor
    } while (cursor !== null)
  }
  /** Null where it was stopped. */
  async function rested<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    if (stopped) return null
    const since = performance.now()
    const answer = await work()
    await pause(performance.now() - since)
    return answer
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
