import type { Pool } from 'pg'
import type { EngineStore } from '../ports/engine-store.ts'
import { commitBatch } from './commit-batch.ts'
import { unavailable } from './database-error.ts'
import { leaseDueTimers, loadNextDueAt } from './due-timers.ts'
import { loadBatch } from './load-batch.ts'
import { loadClosedTask } from './load-closed-task.ts'
import { leaseOutbox, markDelivered, markFailed } from './outbox.ts'
import { takeNumbers } from './take-numbers.ts'
import { insertVersion, loadNewestVersions, loadVersion, loadVersionMark } from './versions.ts'
import type { StatementTexts } from './write-batch.ts'

/** The engine's store on PostgreSQL: plain SQL, no statement text built from data, `store.unavailable` for every answer
 *  that the database did not mean. */
export function createPostgresStore(pool: Pool): EngineStore {
  const texts: StatementTexts = new Map()
  return {
    load: (keys) => asked(loadBatch(pool, keys)),
    commit: (batch) => commitBatch({ pool, texts }, batch),
    version: (tenantId, definitionId, number) =>
      asked(loadVersion(pool, { tenantId, definitionId, number })),
    versionMark: (tenantId) => asked(loadVersionMark(pool, tenantId)),
    newestVersions: (tenantId) => asked(loadNewestVersions(pool, tenantId)),
    insertVersion: (version) => asked(insertVersion(pool, version)),
    leaseDueTimers: (limit, leaseMs) => asked(leaseDueTimers(pool, limit, leaseMs)),
    nextDueAt: () => asked(loadNextDueAt(pool)),
    leaseOutbox: (limit, leaseMs) => asked(leaseOutbox(pool, limit, leaseMs)),
    markDelivered: (entries) => asked(markDelivered(pool, entries)),
    markFailed: (entry, retryInMs) => asked(markFailed(pool, entry, retryInMs)),
    takeNumbers: (block) => asked(takeNumbers(pool, block)),
    closedTask: (tenantId, taskId) => asked(loadClosedTask(pool, tenantId, taskId)),
  }
}

async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw unavailable(error)
  }
}
