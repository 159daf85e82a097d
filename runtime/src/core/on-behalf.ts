import type { Snapshot } from '@linli/schemas/snapshot'
import type { StepInput, StepResult } from './step.ts'

type Acting = Extract<StepInput, { readonly taskId: string; readonly actor: unknown }>

/** Deeds that take having the task. */
const BY_HAVING_IT: ReadonlySet<StepInput['kind']> = new Set([
  ...(['claim', 'release', 'complete', 'delegate', 'answer', 'take-back'] as const),
  ...(['ask-extension', 'decide-extension'] as const),
])
/** Officials may do these with every task of their part. */
const ALSO_BY_OFFICE: ReadonlySet<StepInput['kind']> = new Set(['transfer', 'add-signer'] as const)

/** 代理: the step with those for whom the actor did it, where the task is in a pool that is hers only because she stands in for them. What
 *  she holds herself, and what was given to her by name, she does as herself. */
export function onBehalf(snapshot: Snapshot, input: StepInput, result: StepResult): StepResult {
  if (result.kind !== 'moved' || !isActing(input)) return result
  const people = standsInFor(snapshot, input)
  if (people.length === 0) return result
  const explanation = { ...result.step.explanation, onBehalf: people }
  return { kind: 'moved', step: { ...result.step, explanation } }
}

function isActing(input: StepInput): input is Acting {
  if (BY_HAVING_IT.has(input.kind)) return true
  return ALSO_BY_OFFICE.has(input.kind) && 'actor' in input && input.actor.role !== 'official'
}

function standsInFor({ tasks, undoable }: Snapshot, { taskId, actor }: Acting): readonly string[] {
  const all = undoable === undefined ? tasks : [...tasks, ...undoable.before.tasks]
  const assignment = all.find(({ id }) => id === taskId)?.assignment
  if (assignment?.kind !== 'post') return []
  const { nodeId, post } = assignment
  return actor.posts.find((held) => held.nodeId === nodeId && held.post === post)?.for ?? []
}
