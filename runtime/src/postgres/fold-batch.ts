import { derivedId } from '@linli/schemas/ids'
import type { OpenTask } from '@linli/schemas/snapshot'
import type {
  CommitBatch,
  CommitStep,
  InstanceKey,
  StartedInstance,
} from '../ports/engine-store.ts'
import { type FoldedIncidents, foldIncidents } from './fold-incidents.ts'
import type { EndedRow } from './parts/end-instances.ts'
import type { FileRow } from './parts/insert-files.ts'
import type { InstanceRow } from './parts/insert-instances.ts'
import type { OutboxRow } from './parts/insert-outbox.ts'
import type { SnapshotRow } from './parts/insert-snapshots.ts'
import type { TaskRow } from './parts/insert-tasks.ts'
import type { TimerRow } from './parts/insert-timers.ts'
import { textBesideInstance } from './snapshot-text.ts'

/** What a batch leaves behind, one row per table row: several steps of one instance are folded, because parts of one
 *  statement do not see each other's rows. */
export interface FoldedBatch extends FoldedIncidents {
  readonly instances: readonly InstanceRow[]
  readonly ended: readonly EndedRow[]
  readonly firstSnapshots: readonly SnapshotRow[]
  readonly nextSnapshots: readonly SnapshotRow[]
  readonly newTasks: readonly TaskRow[]
  readonly nextTasks: readonly TaskRow[]
  readonly reassignedTasks: readonly TaskRow[]
  readonly newTimers: readonly TimerRow[]
  readonly goneTimers: readonly TimerRow[]
  readonly files: readonly FileRow[]
  readonly effects: readonly OutboxRow[]
}

export function foldBatch(batch: CommitBatch, textOf: RowText): FoldedBatch {
  const started = new Map(batch.started.map((instance) => [keyText(instance), instance]))
  const snapshots = new Map<string, SnapshotRow>()
  const tasks: TaskRows = { fresh: new Map(), changed: new Map() }
  const timers: TimerRows = { fresh: new Map(), gone: new Map() }
  const ends = new Map<string, EndedRow>()
  const files = new Map<string, FileRow>()
  const effects: OutboxRow[] = []
  for (const commit of batch.steps) {
    foldSnapshot(snapshots, commit, textOf)
    foldTasks(tasks, commit)
    foldTimers(timers, commit)
    foldEnd(ends, commit)
    foldFiles(files, commit)
    commit.step.effects.forEach((effect, index) => {
      const id = derivedId(commit.instanceId, commit.step.snapshot.seq, index)
      const { tenantId, instanceId } = commit
      effects.push({ tenantId, instanceId, id, effect, leaseMs: batch.effectLeaseMs })
    })
  }
  const rows = [...snapshots.values()]
  const changedTasks = sorted([...tasks.changed.values()])
  return {
    instances: batch.started.map((instance) => instanceRow(instance, ends)),
    ended: sorted([...ends.values()].filter((row) => !started.has(keyText(row)))),
    firstSnapshots: rows.filter((row) => row.expectedSeq === 0),
    nextSnapshots: sorted(rows.filter((row) => row.expectedSeq !== 0)),
    newTasks: [...tasks.fresh.values()],
    nextTasks: changedTasks.filter(({ isReassigned }) => !isReassigned),
    reassignedTasks: changedTasks.filter(({ isReassigned }) => isReassigned),
    newTimers: [...timers.fresh.values()],
    goneTimers: sorted([...timers.gone.values()]),
    files: sorted([...files.values()]),
    effects,
    ...foldIncidents(batch),
  }
}

interface TaskRows {
  readonly fresh: Map<string, TaskRow>
  readonly changed: Map<string, TaskRow>
}

interface TimerRows {
  readonly fresh: Map<string, TimerRow>
  readonly gone: Map<string, TimerRow>
}

/** The text of a step's snapshot as its row is to hold it. */
export type RowText = (commit: Pick<CommitStep, 'snapshotText' | 'step'>) => string

/** `isShort` where every node reads such texts. */
export function rowText(isShort: boolean): RowText {
  return isShort ? shortText : hashedText
}

const shortText: RowText = ({ step, snapshotText }) =>
  textBesideInstance(step.snapshot, snapshotText)
const hashedText: RowText = ({ snapshotText }) => snapshotText

function foldSnapshot(rows: Map<string, SnapshotRow>, commit: CommitStep, textOf: RowText): void {
  const { tenantId, instanceId, step } = commit
  const expectedSeq = rows.get(keyText(commit))?.expectedSeq ?? commit.expectedSeq
  const seq = step.snapshot.seq
  rows.set(keyText(commit), { tenantId, instanceId, expectedSeq, seq, body: textOf(commit) })
}

function foldTasks(rows: TaskRows, commit: CommitStep): void {
  const { step, completion } = commit
  for (const task of step.opened) rows.fresh.set(task.id, taskRow(commit, task))
  for (const task of step.changed) putTask(rows, taskRow(commit, task))
  for (const closed of step.closed) {
    const receipt = completion?.taskId === closed.task.id ? completion : null
    putTask(rows, { ...taskRow(commit, closed.task), closed, completion: receipt })
  }
}

function taskRow(commit: CommitStep, task: OpenTask): TaskRow {
  const { tenantId, instanceId, definitionId, urgent, step } = commit
  return {
    tenantId,
    instanceId,
    definitionId,
    task,
    urgent: urgent.includes(task.name),
    closed: null,
    completion: null,
    isReassigned: step.reassigned?.includes(task.id) ?? false,
  }
}

function putTask(rows: TaskRows, row: TaskRow): void {
  const { id } = row.task
  const side = rows.fresh.has(id) ? rows.fresh : rows.changed
  const isReassigned = row.isReassigned || (side.get(id)?.isReassigned ?? false)
  side.set(id, { ...row, isReassigned })
}

function foldTimers(rows: TimerRows, commit: CommitStep): void {
  const { tenantId, instanceId, step } = commit
  for (const timer of step.disarmed) {
    const key = `${keyText(commit)}.${timer.generation}.${timer.event}`
    if (!rows.fresh.delete(key)) rows.gone.set(key, { tenantId, instanceId, timer })
  }
  for (const timer of step.armed) {
    const key = `${keyText(commit)}.${timer.generation}.${timer.event}`
    rows.fresh.set(key, { tenantId, instanceId, timer })
  }
}

function foldEnd(ends: Map<string, EndedRow>, commit: CommitStep): void {
  const { status } = commit.step.snapshot
  if (status === 'active') return
  const { tenantId, instanceId } = commit
  ends.set(keyText(commit), { tenantId, instanceId, endedAs: status })
}

/** What nobody did shows nobody's file. */
function foldFiles(files: Map<string, FileRow>, commit: CommitStep): void {
  const { tenantId, instanceId, actorId } = commit
  if (actorId === null) return
  for (const fileId of commit.fileIds)
    files.set(`${keyText(commit)}.${fileId}.${actorId}`, { tenantId, instanceId, fileId, actorId })
}

function instanceRow(instance: StartedInstance, ends: Map<string, EndedRow>): InstanceRow {
  return { instance, endedAs: ends.get(keyText(instance))?.endedAs ?? null }
}

function keyText({ tenantId, instanceId }: InstanceKey): string {
  return `${instanceId}/${tenantId}`
}

/** Two nodes lock the rows of a table in the same order, so they cannot wait for each other in a ring. */
function sorted<Row extends InstanceKey>(rows: Row[]): Row[] {
  return rows.sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1))
}
