import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Advanced, ReadingAnswer, Started } from '../../runtime/src/ports/engine.ts'
import type { CommitStep } from '../../runtime/src/ports/engine-store.ts'
import { type Asked, describe } from './asked.ts'
import type { SeenFacts, SeenInstance } from './seen.ts'
import { isUnsigned } from './signing-rule.ts'
import { markOf } from './witness.ts'
import type { World } from './world.ts'

/** I1, at the moment of an answer: what it says is committed, and it is what the first answer to the same key said. */
export function checkAnswer(world: World, asked: Asked, value: unknown): void {
  // Each command's answer has the type of its method of the engine's port.
  const answer =
    asked.kind === 'reading' ? firstOf(value as ReadingAnswer) : (value as Started | Advanced)
  if (asked.keyed !== undefined) {
    const text = canonicalJson(answer)
    if (asked.answers.length > 0 && !asked.answers.includes(text)) {
      world.accuse(`I2: ${describe(asked)} was answered ${asked.answers[0]}, then ${text}.`)
    }
    asked.answers.push(text)
  }
  const problem = problemOf(world, asked, answer)
  if (problem !== null) {
    world.accuse(`I1: ${describe(asked)} was answered ${canonicalJson(answer)}: ${problem}.`)
  }
}

type Answer = Started | Advanced | Exclude<ReadingAnswer, { kind: 'duplicate' }>

function firstOf(answer: ReadingAnswer): Answer {
  if (answer.kind !== 'duplicate') return answer
  // The first answer was stored as JSON by the engine itself.
  return answer.first as unknown as Answer
}

function problemOf(world: World, asked: Asked, answer: Answer): string | null {
  if ('kind' in answer) return readingProblem(world, asked, answer)
  const instance = world.witness.instances.get(`${asked.tenantId}/${answer.instanceId}`)
  if (instance === undefined) return 'there is no such instance'
  return 'number' in answer
    ? startProblem(instance, asked, answer)
    : advancedProblem(instance, asked, answer)
}

function readingProblem(
  { witness }: World,
  { keyed, mark }: Asked,
  answer: Exclude<ReadingAnswer, { kind: 'duplicate' }>,
): string | null {
  if (!witness.inbox.has(keyed ?? '')) return 'its key is not stored'
  const steps = witness.marks.get(mark ?? '') ?? []
  const told = answer.kind === 'ignored' ? [] : [...answer.instances].sort()
  const stored = [...new Set(steps.map(({ instanceId }) => instanceId))].sort()
  return told.join() === stored.join() ? null : `its steps are of '${stored}'`
}

function startProblem({ started, steps }: SeenInstance, { mark }: Asked, answer: Started) {
  const { number, lookupCode } = started
  if (number !== answer.number || lookupCode !== answer.lookupCode) return 'it is another number'
  const [first] = steps
  return first !== undefined && markOf(first.commit) === mark ? null : 'it is another start'
}

function advancedProblem(instance: SeenInstance, asked: Asked, answer: Advanced): string | null {
  const commit = instance.steps[answer.seq - 1]?.commit
  if (commit === undefined) return 'there is no such step'
  const { snapshot } = commit.step
  if ((snapshot.status !== 'active') !== answer.ended) return 'it ended otherwise'
  if (snapshot.position.join() !== answer.position.join()) return `it stood at ${snapshot.position}`
  return isStepOf(asked, { commit, facts: instance.facts[answer.seq - 1] })
    ? null
    : 'it is another step'
}

function isStepOf(
  asked: Asked,
  { commit, facts }: { readonly commit: CommitStep; readonly facts: SeenFacts | undefined },
): boolean {
  const { input } = commit.entry
  switch (asked.kind) {
    case 'claim':
    case 'release': {
      // A repeated claim changes nothing, so the step may be an older one: what it left behind counts.
      const holderId = asked.kind === 'claim' ? asked.actorId : null
      const task = commit.step.snapshot.tasks.find(({ id }) => id === asked.taskId)
      return task?.holderId === holderId
    }
    case 'complete':
    case 'send':
      return markOf(commit) === asked.mark
    case 'transfer': {
      // It changes nothing where the task is hers already.
      const who = facts?.tasks.get(asked.taskId ?? '')?.who
      return who?.post === null && who.accounts[0] === asked.to
    }
    case 'remove-signer':
      return isActOf(asked, commit) || isSettledSeat(facts?.seats[asked.seat ?? -1])
    case 'delegate':
    case 'add-signer':
      return isActOf(asked, commit)
    default:
      return input.kind === asked.kind && isBy(asked, commit)
  }
}

function isActOf(asked: Asked, commit: CommitStep): boolean {
  const { input } = commit.entry
  if (input.kind !== asked.kind || !('taskId' in input) || input.taskId !== asked.taskId) {
    return false
  }
  const isSame = 'to' in input ? input.to === asked.to : true
  return isSame && ('seat' in input ? input.seat === asked.seat : true) && isBy(asked, commit)
}

function isBy({ actorId }: Asked, { entry: { input } }: CommitStep): boolean {
  return 'actor' in input && input.actor.accountId === actorId
}

/** Whoever takes away a signer that is none any more changes nothing. */
function isSettledSeat(seat: SeenFacts['seats'][number] | undefined): boolean {
  return seat === undefined || !isUnsigned(seat)
}
