import type { Pool } from 'pg'
import type { EngineStore } from '../ports/engine-store.ts'
import { commitBatch } from './commit-batch.ts'
import { createDatabase } from './database.ts'
import { unavailable } from './database-error.ts'
import { leaseDueTimers, loadNextDueAt } from './due-timers.ts'
import { loadBatch } from './load-batch.ts'
import { loadClosedTask } from './load-closed-task.ts'
import { loadLoads } from './load-loads.ts'
import { leaseOutbox, markFailed, removeDelivered } from './outbox.ts'
import { watchReleaseBefore } from './release-before.ts'
import { stopEffect } from './stop-effect.ts'
import { takeNumbers } from './take-numbers.ts'
import { insertVersion, loadNewestVersions, loadVersion, loadVersionMark } from './versions.ts'
import { createStatementTexts } from './write-batch.ts'

/** The engine's store on PostgreSQL: plain SQL, no statement text built from data, `store.unavailable` for every answer
 *  that the database did not mean. */
export function createPostgresStore(pool: Pool): EngineStore {
  const database = createDatabase(pool)
  const texts = createStatementTexts('commit')
  const areAllOfThisRelease = watchReleaseBefore(database)
  return {
    load: (keys) => asked(loadBatch(database, keys)),
    loadsOf: (people) => asked(loadLoads(database, people)),
    commit: async (batch) =>
      commitBatch({ database, texts, isShort: await areAllOfThisRelease() }, batch),
    version: (tenantId, definitionId, number) =>
      asked(loadVersion(database, { tenantId, definitionId, number })),
    versionMark: (tenantId) => asked(loadVersionMark(database, tenantId)),
    newestVersions: (tenantId) => asked(loadNewestVersions(database, tenantId)),
    insertVersion: (version) => asked(insertVersion(database, version)),
    leaseDueTimers: (limit, leaseMs) => asked(leaseDueTimers(database, limit, leaseMs)),
    nextDueAt: () => asked(loadNextDueAt(database)),
    leaseOutbox: (limit, leaseMs) => asked(leaseOutbox(database, limit, leaseMs)),
    removeDelivered: (entries) => asked(removeDelivered(database, entries)),
    markFailed: (entry, retryInMs) => asked(markFailed(database, entry, retryInMs)),
    stopEffect: (entry, incident) => asked(stopEffect(database, entry, incident)),
    takeNumbers: (block) => asked(takeNumbers(database, block)),
    closedTask: (tenantId, taskId) => asked(loadClosedTask(database, tenantId, taskId)),
  }
}

async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw unavailable(error)
  }
}
