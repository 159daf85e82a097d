import type { ExtensionRule, TaskDefinition } from '@linli/schemas/definition'
import { derivedId } from '@linli/schemas/ids'
import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { ArmedTimer, Extended, OpenTask, PausedTimer, Snapshot } from '@linli/schemas/snapshot'
import { createDecider } from '../decide.ts'
import type { Moving } from '../moving.ts'
import { restingStep } from '../moving.ts'
import { ownNotice, taskRecipients } from '../own-notices.ts'
import { participantsAt } from '../participants-at.ts'
import type { StepInput, StepResult } from '../step.ts'
import { takeableTask } from '../takeable-task.ts'
import { assertRoomForQuestion } from './ask-question.ts'
import { refuseQuestion } from './is-question.ts'

type AskExtension = Extract<StepInput, { kind: 'ask-extension' }>

/** Asks whoever the task's definition names, but never whoever asks, nor whoever delegated the task to her, for more time. Throws `access.denied` for a resident,
 *  `extension.none` where the task has none or its time is over, `extension.asked` while one is asked for, `extension.too-much`
 *  with `left` (units and times), `task.unassigned` where nobody may decide, `question.too-many`, and as `claimTask`. */
export function askExtension(moving: Moving, input: AskExtension): StepResult {
  const { program, snapshot, surroundings } = moving
  const { actor, reason, units } = input
  if (actor.role === 'resident') throw new LinliError('access.denied', 'Staff ask for more time.')
  const task = takeableTask(moving, input)
  refuseQuestion(task)
  const declared = program.definition.tasks[task.name]
  invariant(declared, `The task '${task.name}' is declared.`)
  const rule = ruleOf(declared)
  assertWithin(rule, { units, extended: extendable(snapshot, task, declared).extended })
  if (snapshot.tasks.some(({ question }) => isAsked(question, task.id))) {
    throw new LinliError('extension.asked', `More time is asked for the task '${task.id}' already.`)
  }
  assertRoomForQuestion(snapshot)
  const decider = createDecider(surroundings)
  const assignment = decidedBy(moving, { task, declared, rule, asker: actor.accountId }, decider)
  const opened: OpenTask = {
    ...{ assignment, dueAt: null, holderId: null, name: task.name, openedAt: surroundings.now },
    id: derivedId(snapshot.instanceId, snapshot.seq + 1, 0),
    invokeId: `?${snapshot.seq + 1}`,
    question: { about: task.id, by: actor.accountId, kind: 'extension', text: reason, units },
  }
  const step = restingStep(snapshot, { tasks: [...snapshot.tasks, opened] }, {})
  const told = ownNotice('linli.extension-asked', moving, {
    ...{ task, reason, to: taskRecipients(opened) },
  })
  const explanation = { ...step.explanation, about: task.name }
  const recorded = decider.recorded()
  return {
    kind: 'moved',
    step: { ...step, opened: [opened], effects: [told], explanation, recorded },
  }
}

function isAsked(question: OpenTask['question'], taskId: string): boolean {
  return question?.kind === 'extension' && question.about === taskId
}

export function ruleOf({ extension, title }: TaskDefinition): ExtensionRule {
  if (extension !== undefined) return extension
  throw new LinliError('extension.none', `The task '${title['zh-CN']}' gets no more time.`)
}

/** The timer that the task is due with, running or standing still. Throws `extension.none` where it has run out. */
export function extendable(
  { timers, paused = [] }: Pick<Snapshot, 'paused' | 'timers'>,
  task: OpenTask,
  { due }: Pick<TaskDefinition, 'due'>,
): ArmedTimer | PausedTimer {
  const timer =
    timers.findLast(({ name, dueAt }) => name === due && dueAt === task.dueAt) ??
    paused.find(({ name }) => name === due)
  if (timer !== undefined) return timer
  throw new LinliError('extension.none', `The time of the task '${task.id}' is over.`)
}

/** Throws `extension.too-much`, and `request.invalid` for what is no whole positive number. */
export function assertWithin(
  { times, most }: ExtensionRule,
  { units, extended }: { readonly units: number; readonly extended: Extended | undefined },
): void {
  if (!Number.isInteger(units) || units < 1) {
    throw new LinliError('request.invalid', 'More time is a whole number from 1 on.')
  }
  const left = { times: times - (extended?.times ?? 0), units: most - (extended?.units ?? 0) }
  if (left.times >= 1 && units <= left.units) return
  throw new LinliError('extension.too-much', `At most ${left.units}, ${left.times} times more.`, {
    details: { left },
  })
}

/** A name that no task of a definition has. */
const ASKER = '?asker'
const OWNER = '?owner'

interface Deciding {
  readonly task: OpenTask
  readonly declared: TaskDefinition
  readonly rule: ExtensionRule
  /** Account id. */
  readonly asker: string
}

function decidedBy(
  { program: { definition }, snapshot }: Moving,
  { task, declared, rule, asker }: Deciding,
  decider: ReturnType<typeof createDecider>,
): OpenTask['assignment'] {
  const participants = participantsAt(definition, snapshot, task.name)
  const { returnsTo } = task
  const owner = returnsTo?.kind === 'account' ? { [OWNER]: returnsTo.accountId } : {}
  const exclude = [...(declared.exclude ?? []), { performerOf: ASKER }, { performerOf: OWNER }]
  try {
    return decider.assignment(
      { ...declared, assign: rule.decide, exclude },
      { ...participants, performers: { ...participants.performers, ...owner, [ASKER]: asker } },
    )
  } catch (error) {
    if (!(error instanceof LinliError) || error.code !== 'assignment.empty') throw error
    throw new LinliError('task.unassigned', error.message)
  }
}
