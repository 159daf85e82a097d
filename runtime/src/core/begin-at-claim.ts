import type { Definition } from '@linli/schemas/definition'
import { type LocaleText, textIn } from '@linli/schemas/locale-text'
import type { ArmedTimer, PausedTimer, Snapshot } from '@linli/schemas/snapshot'
import { formatLocal } from './civil-time.ts'
import { createDecider } from './decide.ts'
import type { Moving } from './moving.ts'
import { isQuestion } from './questions/is-question.ts'
import { restoreSnapshot } from './restore-snapshot.ts'
import { pausedBy, withChanged } from './settle-step.ts'
import { pausedPart, standStill, tasksDueAnew } from './stand-still.ts'
import type { Step, StepResult } from './step.ts'

/** Somebody takes a task by claiming, doing, signing or delegating it: what awaited that begins now, whatever becomes of the task later.
 *  Throws as `act` does, and `calendar.uncovered`. */
export function takingTask<Input extends { readonly taskId: string }>(
  moving: Moving,
  input: Input,
  act: (moving: Moving, input: Input) => StepResult,
): StepResult {
  const { program, snapshot } = moving
  const task = snapshot.tasks.find((open) => open.id === input.taskId && !isQuestion(open))
  const paused = task && withoutAwaiting(snapshot.paused ?? [], task, program.definition)
  if (!paused) return act(moving, input)
  const result = act({ ...moving, snapshot: { ...snapshot, paused } }, input)
  return result.kind === 'moved' ? { kind: 'moved', step: begun(moving, result.step) } : result
}

/** A completion was taken back: whoever did it has the task, so what awaited that goes on. Throws `calendar.uncovered`. */
export function takenBack(moving: Moving, result: StepResult): StepResult {
  return result.kind === 'moved' ? { kind: 'moved', step: begun(moving, result.step) } : result
}

/** Null where nothing awaits it. */
export function withoutAwaiting(
  paused: readonly PausedTimer[],
  { name: task }: { readonly name: string },
  { tasks }: Definition,
): PausedTimer[] | null {
  const due = tasks[task]?.due
  const awaits = (timer: PausedTimer) => timer.awaits !== undefined && timer.name === due
  if (!paused.some(awaits)) return null
  return paused.map((timer) => {
    if (!awaits(timer)) return timer
    const { awaits: _, ...begun } = timer
    return begun
  })
}

/** A step in which the machine moved has let the timers go on already; one in which it rests has not. */
function begun(moving: Moving, step: Step): Step {
  const { program, compiled, snapshot: before, surroundings } = moving
  const { paused: stood = [], ...after } = step.snapshot
  const { definition } = program
  const decider = createDecider(surroundings)
  const isPaused =
    after.status === 'active'
      ? (pausedBy(program, after, restoreSnapshot(compiled, after)) ?? (() => false))
      : () => true
  const { timers, paused } = standStill(
    { timers: after.timers, paused: stood },
    { ...{ definition, decider, isPaused }, now: surroundings.now, seq: after.seq },
  )
  const armed = timers.filter((timer) => !after.timers.includes(timer))
  if (armed.length === 0) return step
  const changed = tasksDueAnew(after.tasks, { definition, before: before.timers, after: timers })
  const isOpened = ({ id }: { readonly id: string }) => step.opened.some((each) => each.id === id)
  const others = changed.filter(
    (task) => !isOpened(task) && !step.changed.some(({ id }) => id === task.id),
  )
  const snapshot: Snapshot = {
    ...after,
    ...{ timers, tasks: withChanged(after.tasks, changed) },
    ...pausedPart(paused),
  }
  const { notes } = step.explanation
  const { recorded } = step
  return {
    ...step,
    snapshot,
    opened: withChanged(step.opened, changed),
    changed: [...withChanged(step.changed, changed), ...others],
    armed: [...step.armed, ...armed],
    explanation: {
      ...step.explanation,
      notes: [...notes, ...armed.flatMap((timer) => noteOf(timer, moving))],
    },
    recorded: { ...recorded, dueAts: [...recorded.dueAts, ...decider.recorded().dueAts] },
  }
}

function noteOf({ name, dueAt }: ArmedTimer, { program, surroundings }: Moving): LocaleText[] {
  const timer = program.definition.timers[name]
  if (timer === undefined || timer.clock === 'share') return []
  const due = formatLocal(dueAt, surroundings.calendar.utcOffsetMinutes)
  return [
    {
      'zh-CN': `时限「${timer.title['zh-CN']}」自签收起算，到 ${due} 为止。`,
      en: `“${textIn(timer.title, 'en')}” counts from the claim and is due ${due}.`,
    },
  ]
}
