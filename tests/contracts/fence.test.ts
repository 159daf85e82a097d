import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningEngine } from '../../runtime/src/ports/engine.ts'
import type { CommitBatch, CommitStep, InstanceKey } from '../../runtime/src/ports/engine-store.ts'
import { RESIDENT, WORKER } from '../support/builders.ts'
import {
  createMemoryGround,
  createNode,
  createPostgresGround,
  type TestGround,
} from '../support/test-engines.ts'

describe.each([
  ['the memory store', createMemoryGround],
  ['PostgreSQL', createPostgresGround],
])('a step on %s', (_, createGround) => {
  let ground: TestGround

  beforeAll(async () => {
    ground = await createGround()
  })
  afterAll(async () => {
    expect(await ground.brokenInvariants()).toEqual([])
    await ground.close()
  })

  const changed = (batch: CommitBatch, change: (step: CommitStep) => CommitStep): CommitBatch => ({
    ...batch,
    steps: batch.steps.map(change),
  })
  async function storedSeq({ steps: [step] }: CommitBatch): Promise<number | undefined> {
    const instances = step === undefined ? [] : [step]
    const loaded = await ground.store.load({
      ...{ instances, inbox: [], correlations: [], incidents: [] },
    })
    return loaded.instances[0]?.snapshot.seq
  }

  test('that is committed already is not committed again', async () => {
    const batch = await secondStep(ground)

    expect(await ground.store.commit(batch)).toEqual({ kind: 'stale', because: 'fence' })
    expect(await storedSeq(batch)).toBe(2)
  })

  // History's key refuses a number that is taken; only the snapshot's fence refuses one that leaves a gap.
  test('that was computed from a state which the instance never had is not committed', async () => {
    const batch = await secondStep(ground)
    const ahead = changed(batch, (step) => {
      const snapshot = { ...step.step.snapshot, seq: 6 }
      return { ...step, expectedSeq: 5, step: { ...step.step, snapshot } }
    })

    expect(await ground.store.commit(ahead)).toEqual({ kind: 'stale', because: 'fence' })
    expect(await storedSeq(batch)).toBe(2)
  })
})

test('PostgreSQL keeps each number of a history once, though a snapshot were set back', async () => {
  const ground = await createPostgresGround()
  const batch = await secondStep(ground)
  await ground.pool.query('update instance_snapshot set seq = 1')

  expect(await ground.store.commit(batch)).toEqual({ kind: 'stale', because: 'fence' })
  await ground.close()
})

// Nothing but a database that was tampered with comes to this; the rows of tasks then refuse by themselves.
test('PostgreSQL closes a task once, though snapshot and history were set back', async () => {
  const ground = await createPostgresGround()
  const batch = await secondStep(ground, (engine, { tenantId, instanceId }) =>
    engine.complete({
      ...{ tenantId, taskId: `${instanceId}.1.0`, outcome: 'confirmed', answers: {} },
      ...{ actor: WORKER, key: 'k' },
    }),
  )
  await ground.pool.query('update instance_snapshot set seq = 1')
  await ground.pool.query('delete from history where seq = 2')

  expect(await ground.store.commit(batch)).toEqual({ kind: 'stale', because: 'fence' })
  await ground.close()
})

type Second = (engine: RunningEngine, key: InstanceKey) => Promise<unknown>
const nudge: Second = (engine, key) =>
  engine.send({ ...key, event: 'nudge', payload: {}, actor: WORKER, key: randomUUID() })

/** The second step of an instance as it was committed, without its dedup key, which would refuse it by itself. */
async function secondStep(ground: TestGround, take = nudge): Promise<CommitBatch> {
  const tenantId = await ground.createTenant()
  const batches: CommitBatch[] = []
  const commit = (batch: CommitBatch) => {
    batches.push({ ...batch, inbox: [] })
    return ground.store.commit(batch)
  }
  const { engine } = createNode({ ...ground, store: { ...ground.store, commit } })
  const { instanceId } = await engine.start({
    ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
    answers: { ref: '先后', divisor: 1 },
  })
  await take(engine, { tenantId, instanceId })
  await engine.close()
  const [, second] = batches
  if (second === undefined) throw new Error('Two commands are two batches.')
  return second
}
