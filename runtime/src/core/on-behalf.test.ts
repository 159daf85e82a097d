import type { Actor } from '@linli/schemas/org'
import type { Snapshot } from '@linli/schemas/snapshot'
import { expect, test } from 'vitest'
import { onBehalf } from './on-behalf.ts'
import type { StepInput, StepResult } from './step.ts'

const POOL = { kind: 'post', nodeId: 'grid', post: 'grid-worker', excluded: [] } as const
/** Of a snapshot and a step only this is looked at. */
const snapshot = {
  tasks: [
    { id: 'pooled', assignment: POOL },
    { id: 'hers', assignment: { kind: 'account', accountId: 'wang' } },
  ],
  undoable: { before: { tasks: [{ id: 'done', assignment: POOL }] } },
} as unknown as Snapshot
const moved = { kind: 'moved', step: { explanation: { about: null } } } as unknown as StepResult

function wang(of: Actor['posts'][number], role: Actor['role'] = 'worker'): Actor {
  return { accountId: 'wang', role, posts: [{ nodeId: 'other', post: 'grid-worker' }, of] }
}
function forWhom(kind: StepInput['kind'], taskId: string, actor: Actor): unknown {
  const result = onBehalf(snapshot, { kind, taskId, actor } as StepInput, moved)
  return result.kind === 'moved' ? result.step.explanation.onBehalf : null
}

const FOR_LIU = { nodeId: 'grid', post: 'grid-worker', for: ['liu'] }
const HER_OWN = { nodeId: 'grid', post: 'grid-worker' }

test('what is hers only because she stands in is done for whoever is away', () => {
  expect(forWhom('complete', 'pooled', wang(FOR_LIU))).toEqual(['liu'])
  expect(forWhom('transfer', 'pooled', wang(FOR_LIU))).toEqual(['liu'])
  expect(forWhom('take-back', 'done', wang(FOR_LIU))).toEqual(['liu'])
})

test('what is hers anyhow, or was given to her by name, she does as herself', () => {
  expect(forWhom('complete', 'pooled', wang(HER_OWN))).toBeUndefined()
  expect(forWhom('complete', 'hers', wang(FOR_LIU))).toBeUndefined()
  expect(forWhom('urge', 'pooled', wang(FOR_LIU))).toBeUndefined()
})

test('what an official may do anyhow she does by her office', () => {
  expect(forWhom('transfer', 'pooled', wang(FOR_LIU, 'official'))).toBeUndefined()
  expect(forWhom('claim', 'pooled', wang(FOR_LIU, 'official'))).toEqual(['liu'])
})

test('nothing is told where nothing moved', () => {
  const ignored: StepResult = { kind: 'ignored', reason: 'no-change' }
  const input: StepInput = { kind: 'claim', taskId: 'pooled', actor: wang(FOR_LIU) }
  expect(onBehalf(snapshot, input, ignored)).toBe(ignored)
})
