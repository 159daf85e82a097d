import type { TaskDefinition } from '@linli/schemas/definition'
import { instanceOfDerivedId } from '@linli/schemas/ids'
import type { JsonObject } from '@linli/schemas/json'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { Assignment, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { checkSubmission } from './check-submission.ts'
import { createDecider } from './decide.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { payloadRefusal } from './problem-findings.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { isMoved, moveMachine } from './run-machine.ts'
import { settleStep } from './settle-step.ts'
import type { ClosedTask, StepInput, StepResult } from './step.ts'

type TaskInput<Kind extends StepInput['kind']> = Extract<StepInput, { kind: Kind }>

/** Whether an actor may take a task, by the posts held now. */
export function mayTake(assignment: Assignment, actor: Actor): boolean {
  switch (assignment.kind) {
    case 'account':
      return actor.accountId === assignment.accountId
    case 'post':
      return (
        !assignment.excluded.includes(actor.accountId) &&
        actor.posts.some(
          (held) => held.nodeId === assignment.nodeId && held.post === assignment.post,
        )
      )
  }
}

/** I6: the first claim wins; the holder's own second one changes nothing. */
export function claimTask({ snapshot }: Moving, input: TaskInput<'claim'>): StepResult {
  const task = takeableTask(snapshot, input)
  if (task.holderId === input.actor.accountId) return { kind: 'ignored', reason: 'no-change' }
  return holdTask(snapshot, task, input.actor.accountId)
}

/** The holder gives the task back to all candidates. */
export function releaseTask({ snapshot }: Moving, input: TaskInput<'release'>): StepResult {
  const task = takeableTask(snapshot, input)
  if (task.holderId === null) return { kind: 'ignored', reason: 'no-change' }
  return holdTask(snapshot, task, null)
}

/** I6: a task is completed once, by its holder or, where nobody holds it, by any candidate.
 *  The answers are checked, stripped and recomputed here; the machine sees only that. */
export function completeTask(moving: Moving, input: TaskInput<'complete'>): StepResult {
  const { program, compiled, snapshot, surroundings } = moving
  const task = takeableTask(snapshot, input)
  const declared = program.definition.tasks[task.name]
  invariant(declared, `The task '${task.name}' is declared.`)
  const answers = acceptAnswers(moving, declared, input)
  const by = input.actor.accountId
  const completed: ClosedTask = {
    task: { ...task, holderId: by },
    reason: 'completed',
    outcome: input.outcome,
    answers,
    by,
  }
  const live = restoreSnapshot(compiled, snapshot)
  const transitioned = moveMachine(compiled, live, {
    type: `xstate.done.actor.${task.invokeId}`,
    actorId: task.invokeId,
    output: { outcome: input.outcome, form: answers, by, at: surroundings.now },
  })
  if (!isMoved(live, transitioned)) {
    throw new LinliError(
      'event.not-accepted',
      `Outcome '${input.outcome}' of the task '${task.name}' leads nowhere now.`,
    )
  }
  const step = settleStep({
    program,
    before: {
      ...snapshot,
      tasks: snapshot.tasks.filter((open) => open !== task),
      performers: { ...snapshot.performers, [task.name]: by },
    },
    ...transitioned,
    decider: createDecider(surroundings),
    now: surroundings.now,
    completed,
  })
  return { kind: 'moved', step }
}

/** Throws `task.closed`, `task.not-found`. */
export function openTask(snapshot: Snapshot, taskId: string): OpenTask {
  const task = snapshot.tasks.find((open) => open.id === taskId)
  if (task !== undefined) return task
  throw instanceOfDerivedId(taskId) === snapshot.instanceId
    ? new LinliError('task.closed', `The task '${taskId}' is not open any more.`)
    : new LinliError('task.not-found', `There is no task '${taskId}'.`)
}

/** The open task, when the actor may act on it. */
export function takeableTask(
  snapshot: Snapshot,
  { taskId, actor }: TaskInput<'claim' | 'release' | 'complete' | 'transfer'>,
): OpenTask {
  const task = openTask(snapshot, taskId)
  if (!mayTake(task.assignment, actor)) {
    throw new LinliError(
      'task.not-assigned',
      `The task '${taskId}' is not assigned to '${actor.accountId}'.`,
    )
  }
  if (task.holderId !== null && task.holderId !== actor.accountId) {
    throw new LinliError('task.held', `The task '${taskId}' is held by '${task.holderId}'.`, {
      details: { holderId: task.holderId },
    })
  }
  return task
}

function holdTask(snapshot: Snapshot, task: OpenTask, holderId: string | null): StepResult {
  const changed = { ...task, holderId }
  const tasks = snapshot.tasks.map((open) => (open === task ? changed : open))
  return { kind: 'moved', step: restingStep(snapshot, { tasks }, { changed: [changed] }) }
}

function acceptAnswers(
  { compiled }: Moving,
  declared: TaskDefinition,
  input: TaskInput<'complete'>,
): JsonObject {
  if (!Object.hasOwn(declared.outcomes, input.outcome)) {
    throw payloadRefusal(
      'submission.invalid',
      `Outcome '${input.outcome}' is not one of '${Object.keys(declared.outcomes).join("', '")}'.`,
      [
        {
          field: '',
          code: 'outcome.unknown',
          message: { 'zh-CN': '请选择一个处理结果。', en: 'Choose one of the outcomes.' },
        },
      ],
    )
  }
  if (declared.form === undefined) return {}
  const form = compiled.forms.get(declared.form)
  invariant(form, `The form '${declared.form}' is declared.`)
  const { answers, problems } = checkSubmission(form, input.answers)
  if (problems.length > 0) {
    throw payloadRefusal(
      'submission.invalid',
      `${problems.length} answers need attention.`,
      problems,
    )
  }
  return answers
}
