import type { CommitBatch, CommitResult } from '../ports/engine-store.ts'
import type { Database } from './database.ts'
import { verdictOf } from './database-error.ts'
import { foldBatch, rowText } from './fold-batch.ts'
import { appendHistory } from './parts/append-history.ts'
import { deleteCorrelations } from './parts/delete-correlations.ts'
import { deleteTimers } from './parts/delete-timers.ts'
import { endIncidents } from './parts/end-incidents.ts'
import { endInstances } from './parts/end-instances.ts'
import { insertAudit } from './parts/insert-audit.ts'
import { insertCorrelations } from './parts/insert-correlations.ts'
import { insertFiles } from './parts/insert-files.ts'
import { insertInbox } from './parts/insert-inbox.ts'
import { insertIncidents } from './parts/insert-incidents.ts'
import { insertInstances } from './parts/insert-instances.ts'
import { insertOutbox } from './parts/insert-outbox.ts'
import { insertSnapshots } from './parts/insert-snapshots.ts'
import { insertTasks } from './parts/insert-tasks.ts'
import { insertTimers } from './parts/insert-timers.ts'
import { resolveIncidents } from './parts/resolve-incidents.ts'
import { returnEffects } from './parts/return-effects.ts'
import { updateSnapshots } from './parts/update-snapshots.ts'
import { reassignTasks, updateTasks } from './parts/update-tasks.ts'
import { type StatementTexts, writeBatch } from './write-batch.ts'
import { type FilledPart, fillPart } from './write-part.ts'

/** One batch, one transaction, all or nothing:
 *
 *  1. I4: dedup keys, snapshots, history, timers, tasks, effects, incidents and audit are parts of one statement.
 *  2. I3: `update-snapshots` is the fence, the history key is the second one; `resolve-incidents` is that of incidents.
 *  3. Nothing is read here: what a step needed was loaded before and is proven fresh by the fence.
 *
 *  Throws `store.unavailable` when the outcome is unknown. */
export async function commitBatch(
  target: {
    readonly database: Database
    readonly texts: StatementTexts
    /** Whether every node reads short texts of snapshots. */
    readonly isShort: boolean
  },
  batch: CommitBatch,
): Promise<CommitResult> {
  try {
    await writeBatch(target, filledParts(batch, target.isShort), batch.now)
    return { kind: 'committed' }
  } catch (error) {
    return verdictOf(error)
  }
}

function filledParts(batch: CommitBatch, isShort: boolean): FilledPart[] {
  const folded = foldBatch(batch, rowText(isShort))
  return [
    fillPart(insertInstances, folded.instances),
    fillPart(insertSnapshots, folded.firstSnapshots),
    fillPart(updateSnapshots, folded.nextSnapshots),
    fillPart(appendHistory, batch.steps),
    fillPart(insertTasks, folded.newTasks),
    fillPart(updateTasks, folded.nextTasks),
    fillPart(reassignTasks, folded.reassignedTasks),
    fillPart(insertTimers, folded.newTimers),
    fillPart(deleteTimers, folded.goneTimers),
    fillPart(insertFiles, folded.files),
    fillPart(insertOutbox, folded.effects),
    fillPart(insertInbox, batch.inbox),
    fillPart(insertCorrelations, batch.correlations),
    fillPart(deleteCorrelations, folded.ended),
    fillPart(endInstances, folded.ended),
    fillPart(insertIncidents, folded.newIncidents),
    fillPart(resolveIncidents, folded.resolvedIncidents),
    fillPart(insertAudit, folded.resolvedIncidents),
    fillPart(returnEffects, folded.returnedEffects),
    fillPart(endIncidents, folded.endedIncidents),
  ].filter((part) => part !== null)
}
