import { instanceOfDerivedId } from '@linli/schemas/ids'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import type { StepInput } from '../core/step.ts'
import type {
  AddSignerCommand,
  AnswerCommand,
  AskCommand,
  AskExtensionCommand,
  CompleteCommand,
  DecideExtensionCommand,
  ReasonedTaskCommand,
  RemoveSignerCommand,
  TaskCommand,
  TransferCommand,
} from '../ports/engine.ts'
import type { InstanceKey, StoredTask } from '../ports/engine-store.ts'
import { advancedOf, advanceEntry } from './advance-instance.ts'
import { bodyHash } from './body-hash.ts'
import type { Entry, Outcome } from './entry.ts'
import { givenReason, givenText } from './given-reason.ts'
import type { Shell } from './shell.ts'
import type { AdvanceOptions, Stage } from './stage.ts'

/** I6: a task has one holder. The holder's second claim changes nothing and is answered alike. Throws
 *  `task.not-found`, `task.not-assigned`, `task.held`, `task.already-completed`, `task.closed`. */
export function holdEntry(shell: Shell, kind: 'claim' | 'release', command: TaskCommand): Entry {
  const { taskId, actor } = command
  return handEntry(shell, command, { kind, taskId, actor })
}

/** Hands a task on to one person. Throws what `nextStep` throws of a transfer, and as `holdEntry`; `request.invalid` where no
 *  reason is given. */
export function transferEntry(shell: Shell, command: TransferCommand): Entry {
  const { taskId, to, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'transfer', taskId, to, reason, actor })
}

/** Asks a task's rules again. Throws what `nextStep` throws of it, and as `holdEntry`. */
export function reassignEntry(shell: Shell, command: TaskCommand): Entry {
  const { taskId, actor } = command
  return handEntry(shell, command, { kind: 'reassign', taskId, actor })
}

/** Asks another person what she would do. Throws what `nextStep` throws of a delegation, and as `transferEntry`. */
export function delegateEntry(shell: Shell, command: TransferCommand): Entry {
  const { taskId, to, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'delegate', taskId, to, reason, actor })
}

/** One more signs. Throws what `nextStep` throws of it, and as `transferEntry`. */
export function addSignerEntry(shell: Shell, command: AddSignerCommand): Entry {
  const { taskId, to, position, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'add-signer', taskId, to, position, reason, actor })
}

/** Takes a signer away. Throws what `nextStep` throws of it, and as `transferEntry`. */
export function removeSignerEntry(shell: Shell, command: RemoveSignerCommand): Entry {
  const { taskId, seat, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'remove-signer', taskId, seat, reason, actor })
}

/** Asks about an open task. Throws what `nextStep` throws of it, and as `holdEntry`; `request.invalid` without a text. */
export function askEntry(shell: Shell, command: AskCommand): Entry {
  const { taskId, question, to, dueAt, actor } = command
  const text = givenText(command.text)
  return handEntry(shell, command, { kind: 'ask', question, taskId, to, text, dueAt, actor })
}

/** Asks for more time. Throws what `nextStep` throws of it, and as `transferEntry`. */
export function askExtensionEntry(shell: Shell, command: AskExtensionCommand): Entry {
  const { taskId, units, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'ask-extension', taskId, units, reason, actor })
}

/** Gives more time, or not. Throws as `askExtensionEntry`. */
export function decideExtensionEntry(shell: Shell, command: DecideExtensionCommand): Entry {
  const { taskId, isGranted, actor } = command
  const reason = givenReason(command.reason)
  return handEntry(shell, command, { kind: 'decide-extension', taskId, isGranted, reason, actor })
}

/** Answers a question. Throws as `askEntry`. */
export function answerEntry(shell: Shell, command: AnswerCommand): Entry {
  const { taskId, actor } = command
  const text = givenText(command.text)
  return handEntry(shell, command, { kind: 'answer', taskId, text, actor })
}

/** Throws what `nextStep` throws of it, and as `holdEntry`. */
export function withdrawQuestionEntry(shell: Shell, command: TaskCommand): Entry {
  const { taskId, actor } = command
  return handEntry(shell, command, { kind: 'withdraw-question', taskId, actor })
}

/** Takes a completion back. Throws `task.final`, `request.invalid` without a reason, `instance.not-found`,
 *  `instance.finished`. */
export function takeBackEntry(command: ReasonedTaskCommand): Entry {
  const { taskId, actor } = command
  const reason = givenReason(command.reason)
  return advanceEntry(instanceOfTask(command), { kind: 'take-back', taskId, reason, actor })
}

/** An act with no answer to keep: whoever repeats it once the task is closed is told so. */
function handEntry(shell: Shell, command: TaskCommand, input: TaskAct['input']): Entry {
  const key = instanceOfTask(command)
  const whenClosed = async () => {
    throw closedError(command.taskId, await closedTask(shell, command))
  }
  return {
    tenantId: command.tenantId,
    needs: { instances: [key] },
    compute: (stage) => actOnTask(stage, { key, input, whenClosed }),
  }
}

/** I6: a task is completed once; the same key of the same account gives the first answer, another one is refused.
 *  Throws as `holdEntry`, and `submission.invalid`, `submission.key-reused`. */
export function completeEntry(shell: Shell, command: CompleteCommand): Entry {
  const { tenantId, taskId, outcome, answers, actor } = command
  const key = instanceOfTask(command)
  const hash = bodyHash({ outcome, answers })
  return {
    tenantId,
    needs: { instances: [key] },
    compute: (stage) =>
      actOnTask(stage, {
        key,
        input: { kind: 'complete', taskId, outcome, answers, actor },
        options: {
          receipt: (moved) => ({
            taskId,
            key: command.key,
            bodyHash: hash,
            answer: advancedOf(moved),
          }),
        },
        whenClosed: async () => repeatedAnswer(command, hash, await closedTask(shell, command)),
      }),
  }
}

interface TaskAct {
  readonly key: InstanceKey
  readonly input: Extract<StepInput, { taskId: string }>
  readonly options?: AdvanceOptions
  readonly whenClosed: () => Promise<JsonObject>
}

function actOnTask(stage: Stage, act: TaskAct): Outcome {
  const current = stage.instance(act.key)
  const isOpen = current?.snapshot.tasks.some((task) => task.id === act.input.taskId) ?? false
  if (current === null || !isOpen) return { kind: 'afterwards', ask: act.whenClosed }
  stage.advance(current, act.input, act.options)
  return { kind: 'answer', value: advancedOf(stage.instance(act.key) ?? current) }
}

/** A task's id names its instance; an id of another form belongs to none. */
function instanceOfTask({ tenantId, taskId }: TaskCommand): InstanceKey {
  const instanceId = instanceOfDerivedId(taskId)
  if (instanceId === null) throw notFound(taskId)
  return { tenantId, instanceId }
}

async function closedTask(shell: Shell, { tenantId, taskId }: TaskCommand): Promise<StoredTask> {
  const task = await shell.store.closedTask(tenantId, taskId)
  if (task === null) throw notFound(taskId)
  return task
}

function repeatedAnswer(command: CompleteCommand, hash: string, task: StoredTask): JsonObject {
  const { completion } = task
  const isRepeated = completion?.key === command.key && task.completedBy === command.actor.accountId
  if (!isRepeated) throw closedError(command.taskId, task)
  if (completion.bodyHash === hash) return completion.answer
  throw new LinliError(
    'submission.key-reused',
    `The id '${command.key}' was already used with another content.`,
  )
}

function closedError(taskId: string, task: StoredTask): LinliError {
  return task.state === 'completed'
    ? new LinliError('task.already-completed', `The task '${taskId}' was already completed.`, {
        details: { by: task.completedBy, at: task.closedAt },
      })
    : new LinliError('task.closed', `The task '${taskId}' was cancelled.`)
}

function notFound(taskId: string): LinliError {
  return new LinliError('task.not-found', `There is no task '${taskId}'.`)
}
