import type { ArmedTimer, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { describe, expect, it } from 'vitest'
import type { Step } from '../core/step.ts'
import type { CommitBatch, CommitStep } from '../ports/engine-store.ts'
import { foldBatch, rowText } from './fold-batch.ts'

const INSTANCE = '00000000-0000-7000-8000-000000000001'

const timer: ArmedTimer = { name: 'answer', event: 'after.answer', generation: 1, dueAt: 5 }
const task: OpenTask = {
  id: `${INSTANCE}.1.0`,
  name: 'check',
  invokeId: 'check',
  assignment: { kind: 'account', accountId: 'worker-1', why: {} },
  holderId: null,
  dueAt: null,
  openedAt: 1,
}

describe('foldBatch', () => {
  it('keeps the seq that the first step expected and the body of the last one', () => {
    const folded = foldBatch(batchOf([step(4, {}), step(5, {})]), rowText(false))

    expect(folded.nextSnapshots).toEqual([
      { tenantId: 't', instanceId: INSTANCE, expectedSeq: 3, seq: 5, body: 'body 5' },
    ])
  })

  it('inserts a task closed that was opened and completed in one batch', () => {
    const closed = {
      task,
      reason: 'completed',
      outcome: 'ok',
      answers: {},
      by: 'worker-1',
    } as const

    const folded = foldBatch(
      batchOf([step(1, { opened: [task] }), step(2, { closed: [closed] })]),
      rowText(false),
    )

    expect(folded.newTasks).toMatchObject([{ task: { id: task.id }, closed: { by: 'worker-1' } }])
    expect(folded.nextTasks).toEqual([])
  })

  it('updates a task once that changed hands several times', () => {
    const holders = ['worker-1', null, 'worker-2']
    const steps = holders.map((holderId, index) =>
      step(index + 2, { changed: [{ ...task, holderId }] }),
    )

    const folded = foldBatch(batchOf(steps), rowText(false))

    expect(folded.nextTasks.map((row) => row.task.holderId)).toEqual(['worker-2'])
  })

  it('forgets a timer that was armed and disarmed in one batch, deletes one that waited before', () => {
    const waited = { ...timer, generation: 0 }

    const folded = foldBatch(
      batchOf([step(2, { armed: [timer] }), step(3, { disarmed: [timer, waited] })]),
      rowText(false),
    )

    expect(folded.newTimers).toEqual([])
    expect(folded.goneTimers.map((row) => row.timer)).toEqual([waited])
  })

  it('gives every effect the id of its step and place', () => {
    const emit = { kind: 'emit', event: 'opened' } as const

    const folded = foldBatch(
      batchOf([step(2, { effects: [emit, emit] }), step(3, { effects: [emit] })]),
      rowText(false),
    )

    expect(folded.effects.map((row) => row.id)).toEqual([
      `${INSTANCE}.2.0`,
      `${INSTANCE}.2.1`,
      `${INSTANCE}.3.0`,
    ])
  })
})

function step(seq: number, changes: Partial<Step>): CommitStep {
  const snapshot: Snapshot = {
    format: 1,
    seq,
    status: 'active',
    instanceId: INSTANCE,
    number: 'GJ20261121-0001',
    nodeId: 'grid-1',
    initiatorId: null,
    machine: {},
    tasks: [],
    timers: [],
    performers: {},
    position: [],
  }
  const recorded = { assignments: [], dueAts: [], recipients: [] }
  return {
    tenantId: 't',
    instanceId: INSTANCE,
    expectedSeq: seq - 1,
    definitionId: 'alarm',
    step: {
      snapshot,
      opened: [],
      closed: [],
      changed: [],
      armed: [],
      disarmed: [],
      effects: [],
      explanation: { about: null, left: [], entered: [], decisions: [], notes: [], told: [] },
      recorded,
      ...changes,
    },
    entry: { input: { kind: 'timer', event: 'e', generation: 0 }, now: 0, recorded },
    actorId: null,
    snapshotText: `body ${seq}`,
    snapshotHash: '',
    fileIds: [],
    urgent: [],
    completion: null,
  }
}

function batchOf(steps: readonly CommitStep[]): CommitBatch {
  return {
    now: 0,
    effectLeaseMs: 0,
    started: [],
    steps,
    inbox: [],
    correlations: [],
    incidents: [],
    resolved: [],
  }
}
