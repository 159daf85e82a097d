import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Assignment, OpenTask, Snapshot } from '@linli/schemas/snapshot'
import { createDecider } from '../decide.ts'
import { type ExtendedClocks, extendTimer } from '../extend-timer.ts'
import type { Moving } from '../moving.ts'
import { restingStep } from '../moving.ts'
import { ownNotice } from '../own-notices.ts'
import { withChanged } from '../settle-step.ts'
import { pausedPart, tasksDueAnew } from '../stand-still.ts'
import type { ClosedTask, StepInput, StepResult } from '../step.ts'
import { takeableTask } from '../takeable-task.ts'
import { assertWithin, extendable, ruleOf } from './ask-extension.ts'

type Decide = Extract<StepInput, { kind: 'decide-extension' }>

/** More time is given or not, and whoever asked is told. Given, the timer counts on from its own beginning with so much more; what is
 *  a share of it moves along. Throws `task.no-question`, `task.excluded` for whoever asked, `extension.none` where the time ran
 *  out meanwhile, `extension.too-much`, `calendar.uncovered`, and as `claimTask`. */
export function decideExtension(moving: Moving, input: Decide): StepResult {
  const { snapshot, surroundings } = moving
  const { actor, isGranted, reason } = input
  const task = takeableTask(moving, input)
  const { about, by, units } = askedFor(task, actor.accountId)
  assertOther(snapshot, about, actor.accountId)
  const answered: ClosedTask = {
    task: { ...task, holderId: actor.accountId },
    reason: 'completed',
    outcome: isGranted ? 'granted' : 'refused',
    answers: { text: reason },
    by: actor.accountId,
  }
  const tasks = snapshot.tasks.filter(({ id }) => id !== task.id)
  const told = ownNotice(
    isGranted ? 'linli.extension-granted' : 'linli.extension-refused',
    moving,
    {
      ...{ task, reason, to: { kind: 'account', accountId: by } },
    },
  )
  const decider = createDecider(surroundings)
  const clocks = isGranted ? grant(moving, { about, units }, decider) : null
  const { definition } = moving.program
  const changed =
    clocks === null
      ? []
      : tasksDueAnew(tasks, { definition, before: snapshot.timers, after: clocks.timers })
  const { paused: _, ...rest } = snapshot
  const step = restingStep(
    rest,
    {
      tasks: withChanged(tasks, changed),
      timers: clocks?.timers ?? snapshot.timers,
      ...pausedPart(clocks?.paused ?? snapshot.paused ?? []),
    },
    { closed: [answered], changed, armed: clocks?.armed ?? [], disarmed: clocks?.disarmed ?? [] },
  )
  const explanation = { ...step.explanation, about: task.name }
  return {
    kind: 'moved',
    step: { ...step, effects: [told], explanation, recorded: decider.recorded() },
  }
}

/** Throws `task.excluded` for whoever has the task that gets the time, has delegated it, or signs it too. */
function assertOther({ tasks }: Snapshot, taskId: string, decider: string): void {
  const invokeId = tasks.find(({ id }) => id === taskId)?.invokeId
  const isHers = ({ holderId, assignment, returnsTo }: OpenTask) =>
    holderId === decider || isGiven(assignment, decider) || isGiven(returnsTo, decider)
  if (tasks.some((task) => task.invokeId === invokeId && isHers(task))) {
    throw new LinliError('task.excluded', 'Whoever has the task does not give it more time.')
  }
}

function isGiven(assignment: Assignment | undefined, accountId: string): boolean {
  return assignment?.kind === 'account' && assignment.accountId === accountId
}

function askedFor(task: OpenTask, decider: string) {
  const { question } = task
  if (question?.kind !== 'extension' || question.units === undefined) {
    throw new LinliError('task.no-question', `The task '${task.id}' asks for no more time.`)
  }
  if (question.by === decider) {
    throw new LinliError('task.excluded', 'Whoever asks for more time does not decide it.')
  }
  return { about: question.about, by: question.by, units: question.units }
}

function grant(
  moving: Moving,
  { about, units }: { readonly about: string; readonly units: number },
  decider: ReturnType<typeof createDecider>,
): ExtendedClocks {
  const { program, snapshot } = moving
  const task = snapshot.tasks.find(({ id }) => id === about)
  const declared = program.definition.tasks[task?.name ?? '']
  invariant(task && declared, 'A question about more time ends with its task.')
  const timer = extendable(snapshot, task, declared)
  assertWithin(ruleOf(declared), { units, extended: timer.extended })
  return extendTimer(timer, units, {
    ...{ snapshot, decider, definition: program.definition, seq: snapshot.seq + 1 },
  })
}
