import type { JsonObject } from '@linli/schemas/json'
import { invariant } from '@linli/schemas/linli-error'
import type { OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { personProblems } from './check-persons.ts'
import { checkSubmission } from './check-submission.ts'
import { createDecider } from './decide.ts'
import { decideTask } from './decide-task.ts'
import { returnTask } from './delegate-task.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { payloadRefusal } from './problem-findings.ts'
import { refuseQuestion } from './questions/is-question.ts'
import { signingOf } from './signing/seats.ts'
import { signTask } from './signing/sign-task.ts'
import type { ClosedTask, StepInput, StepResult } from './step.ts'
import { undoably } from './take-back.ts'
import { assignedTask, takeableTask } from './takeable-task.ts'
import { compiledTaskForm } from './task-form/compiled-task-form.ts'

type TaskInput<Kind extends StepInput['kind']> = Extract<StepInput, { kind: Kind }>

/** I6: the first claim wins; the holder's own second one changes nothing. */
export function claimTask(moving: Moving, input: TaskInput<'claim'>): StepResult {
  const task = takeableTask(moving, input)
  if (task.holderId === input.actor.accountId) return { kind: 'ignored', reason: 'no-change' }
  return holdTask(moving.snapshot, task, input.actor.accountId)
}

/** The holder gives the task back to all candidates, also when she may not hold it any more. */
export function releaseTask({ snapshot }: Moving, input: TaskInput<'release'>): StepResult {
  const task = assignedTask(snapshot, input)
  if (task.holderId === null) return { kind: 'ignored', reason: 'no-change' }
  return holdTask(snapshot, task, null)
}

/** I6: a task is completed once, by its holder or, where nobody holds it, by any candidate.
 *  The answers are checked, stripped and recomputed here; the machine sees only that, and of a task that several people sign
 *  only what they decided together. */
export function completeTask(moving: Moving, input: TaskInput<'complete'>): StepResult {
  const { program, snapshot, surroundings } = moving
  const task = takeableTask(moving, input)
  refuseQuestion(task)
  const declared = program.definition.tasks[task.name]
  invariant(declared, `The task '${task.name}' is declared.`)
  const answers = acceptAnswers(moving, task.name, input)
  const by = input.actor.accountId
  const completed: ClosedTask = {
    task: { ...task, holderId: by },
    reason: 'completed',
    outcome: input.outcome,
    answers,
    by,
  }
  if (task.returnsTo !== undefined) {
    return { kind: 'moved', step: returnTask(moving, completed, task.returnsTo) }
  }
  const signing = signingOf(snapshot, task)
  const result =
    signing === null
      ? decideTask(moving, {
          ...{ task, outcome: input.outcome, answers, by, completed },
          before: { ...snapshot, tasks: snapshot.tasks.filter((open) => open !== task) },
          decider: createDecider(surroundings),
        })
      : signTask(moving, { signing, completed, actor: input.actor })
  return undoably(snapshot, result, declared)
}

function holdTask(snapshot: Snapshot, task: OpenTask, holderId: string | null): StepResult {
  const changed = { ...task, holderId }
  const tasks = snapshot.tasks.map((open) => (open === task ? changed : open))
  return { kind: 'moved', step: restingStep(snapshot, { tasks }, { changed: [changed] }) }
}

function acceptAnswers(
  { program, snapshot, surroundings }: Moving,
  name: string,
  input: TaskInput<'complete'>,
): JsonObject {
  const declared = program.definition.tasks[name]
  invariant(declared, `The task '${name}' is declared.`)
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
  const form = compiledTaskForm(program, name, snapshot)
  invariant(form, `The form '${declared.form}' is declared.`)
  const { answers, problems: found } = checkSubmission(form, input.answers)
  const { schema } = form.form
  const problems = [...found, ...personProblems(schema, answers, surroundings)]
  if (problems.length > 0) {
    throw payloadRefusal(
      'submission.invalid',
      `${problems.length} answers need attention.`,
      problems,
    )
  }
  return answers
}
