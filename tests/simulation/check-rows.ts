import type { MemoryTables } from '@linli/runtime/memory'
import { canonicalJson } from '@linli/schemas/canonical-json'
import { derivedId } from '@linli/schemas/ids'
import type { CommitBatch, CommitStep } from '../../runtime/src/ports/engine-store.ts'

/** What readers see right after a commit: its effects wait, and the rows of its tasks and timers say what its last
 *  snapshots say (I4). */
export function checkRows(
  tables: MemoryTables,
  batch: CommitBatch,
  accuse: (sentence: string) => void,
): void {
  for (const commit of batch.steps) checkEffects(tables, commit, accuse)
  const last = new Map(batch.steps.map((commit) => [commit.instanceId, commit]))
  for (const { tenantId, instanceId, step, snapshotText } of last.values()) {
    const { seq } = step.snapshot
    if (tables.snapshots.get(JSON.stringify([tenantId, instanceId]))?.body !== snapshotText) {
      accuse(`I4: '${instanceId}' at ${seq} is not the stored snapshot.`)
    }
    for (const { id, holderId, dueAt, assignment } of step.snapshot.tasks) {
      const row = tables.tasks.get(JSON.stringify([tenantId, id]))
      const isHers = canonicalJson(row?.task.assignment) === canonicalJson(assignment)
      const isSaid = row?.task.holderId === holderId && row.task.dueAt === dueAt && isHers
      if (row?.closed !== null || !isSaid) {
        accuse(`I4: the row of '${id}' is not what '${instanceId}' says at ${seq}.`)
      }
    }
    checkTimers(tables, { tenantId, instanceId, step }, accuse)
  }
}

function checkTimers(
  tables: MemoryTables,
  { tenantId, instanceId, step }: Pick<CommitStep, 'tenantId' | 'instanceId' | 'step'>,
  accuse: (sentence: string) => void,
): void {
  for (const { event, generation, dueAt } of step.snapshot.timers) {
    const row = tables.timers.get(JSON.stringify([tenantId, instanceId, event, generation]))
    if (row?.timer.dueAt === dueAt) continue
    accuse(
      `I4: '${instanceId}' at ${step.snapshot.seq} has no row for '${event} ${generation}' at ${dueAt}.`,
    )
  }
}

function checkEffects(
  tables: MemoryTables,
  { tenantId, instanceId, step }: CommitStep,
  accuse: (sentence: string) => void,
): void {
  for (const [index, effect] of step.effects.entries()) {
    const id = derivedId(instanceId, step.snapshot.seq, index)
    const row = tables.outbox.get(JSON.stringify([tenantId, id]))
    if (JSON.stringify(row?.effect) === JSON.stringify(effect)) continue
    accuse(`I4: the effect '${id}' does not wait in the outbox.`)
  }
}
