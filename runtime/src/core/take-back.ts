import type { TaskDefinition } from '@linli/schemas/definition'
import { derivedId } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { ArmedTimer, OpenTask, Signing, Snapshot, Undoable } from '@linli/schemas/snapshot'
import { isSame } from './compare-values.ts'
import type { Moving } from './moving.ts'
import { cancelledTask, restingStep } from './moving.ts'
import { ownNotice, taskRecipients } from './own-notices.ts'
import type { StepInput, StepResult } from './step.ts'

type TakeBack = Extract<StepInput, { kind: 'take-back' }>

/** The step, with what it takes to undo it where the task's definition allows that and the instance goes on. */
export function undoably(
  before: Snapshot,
  result: StepResult,
  { takeBack }: Pick<TaskDefinition, 'takeBack'>,
): StepResult {
  if (result.kind !== 'moved' || takeBack !== true) return result
  const { step } = result
  const completed = step.closed.find(({ reason }) => reason === 'completed')
  if (step.snapshot.status !== 'active' || completed === undefined) return result
  // A child that was begun or let go of is somebody's work by now.
  if (childKeys(step.snapshot) !== childKeys(before)) return result
  const undoable: Undoable = {
    before: partsOf(before),
    by: completed.by ?? '',
    taskId: completed.task.id,
  }
  return { kind: 'moved', step: { ...step, snapshot: { ...step.snapshot, undoable } } }
}

/** Differs between two snapshots where a child was begun or let go of. */
export function childKeys({ children = [] }: Snapshot): string {
  return children.map(({ key }) => key).join(' ')
}

/** Whatever is done with an instance makes a completion final, but what changes nothing for those who are to act. */
export function stillUndoable(snapshot: Snapshot, { kind }: StepInput): Snapshot {
  if (snapshot.undoable === undefined || KEEPING.has(kind)) return snapshot
  const { undoable: _, ...rest } = snapshot
  return rest
}

const KEEPING: ReadonlySet<StepInput['kind']> = new Set([
  'take-back',
  'urge',
  'copy',
  'child-started',
])

/** 撤回: the instance is as it was before the completion. The task opens anew and is hers; what came of the completion is
 *  cancelled, and who had it is told; timers go on from where they would be had nothing happened, so one that was due
 *  meanwhile fires at once. Notices that left stay sent. Throws `task.final` where somebody has acted since, another
 *  completed it, or the definition does not allow it. */
export function takeBack(moving: Moving, { taskId, reason, actor }: TakeBack): StepResult {
  const { agreed: _, paused: __, signers: ___, signings: ____, ...present } = moving.snapshot
  const { undoable, ...rest } = present
  if (undoable?.taskId !== taskId || undoable.by !== actor.accountId) {
    throw new LinliError('task.final', `The task '${taskId}' cannot be taken back any more.`)
  }
  const { before } = undoable
  const { tasks, opened, signings } = reopen(moving, undoable)
  const timers = before.timers.map((timer) => rearm(timer, moving.snapshot))
  const cancelled = rest.tasks.filter(({ id }) => !tasks.some((task) => task.id === id))
  const lasting = tasks.flatMap((task) => {
    const now = rest.tasks.find(({ id }) => id === task.id)
    return now === undefined ? [] : [{ now, task }]
  })
  const step = restingStep(
    rest,
    { ...before, tasks, timers, ...signings },
    {
      closed: cancelled.map(cancelledTask),
      changed: lasting.filter(({ now, task }) => !isSame(now, task)).map(({ task }) => task),
      armed: timers.filter((timer) => !rest.timers.some((each) => isTimer(each, timer))),
      disarmed: rest.timers.filter((timer) => !timers.some((each) => isTimer(each, timer))),
    },
  )
  const explanation = {
    ...step.explanation,
    about: before.tasks.find(({ id }) => id === taskId)?.name ?? null,
    left: rest.position.filter((uid) => !before.position.includes(uid)),
    entered: before.position.filter((uid) => !rest.position.includes(uid)),
  }
  const effects = cancelled.map((task) =>
    ownNotice('linli.taken-back', moving, { task, reason, to: taskRecipients(task) }),
  )
  const reassigned = lasting
    .filter(({ now, task }) => !isSame(now.assignment, task.assignment))
    .map(({ task }) => task.id)
  return { kind: 'moved', step: { ...step, opened, reassigned, effects, explanation } }
}

/** The tasks of before: those that are open still, and the others under new ids, as a closed row stays closed (I6). */
function reopen({ snapshot, surroundings }: Moving, { before, taskId, by }: Undoable) {
  const { instanceId, seq } = snapshot
  const gone = before.tasks.filter(({ id }) => !snapshot.tasks.some((task) => task.id === id))
  const idNow = (id: string) => {
    const index = gone.findIndex((task) => task.id === id)
    return index < 0 ? id : derivedId(instanceId, seq + 1, index)
  }
  const tasks = before.tasks.map((task): OpenTask => {
    const { question } = task
    const present = question ? { question: { ...question, about: idNow(question.about) } } : {}
    if (!gone.includes(task)) return { ...task, ...present }
    const holderId = task.id === taskId ? by : task.holderId
    return { ...task, ...present, holderId, id: idNow(task.id), openedAt: surroundings.now }
  })
  const signings = before.signings?.map(
    (signing): Signing => ({
      ...signing,
      seats: signing.seats.map((seat) =>
        seat.taskId === null ? seat : { ...seat, taskId: idNow(seat.taskId) },
      ),
    }),
  )
  const opened = gone.map(({ id }) => tasks.find((task) => task.id === idNow(id)))
  return {
    tasks,
    opened: opened.filter((task) => task !== undefined),
    signings: signings === undefined ? {} : { signings },
  }
}

/** One that was disarmed gets a new generation: a firing that was under way acts on nothing (I5). */
function rearm(timer: ArmedTimer, { timers, seq }: Snapshot): ArmedTimer {
  return timers.some((each) => isTimer(each, timer)) ? timer : { ...timer, generation: seq + 1 }
}

function isTimer(one: ArmedTimer, other: ArmedTimer): boolean {
  return one.event === other.event && one.generation === other.generation
}

function partsOf(snapshot: Snapshot): Undoable['before'] {
  const { machine, paused, performers, position, signers, signings, tasks, timers } = snapshot
  const { agreed } = snapshot
  return {
    ...{ machine, performers, position, tasks, timers },
    ...(agreed && { agreed }),
    ...(paused && { paused }),
    ...(signers && { signers }),
    ...(signings && { signings }),
  }
}
