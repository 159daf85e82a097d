import type { Effect } from '@linli/schemas/effect'
import { type LocaleText, textIn } from '@linli/schemas/locale-text'
import type { ArmedTimer, OpenTask } from '@linli/schemas/snapshot'
import { formatLocal } from './civil-time.ts'
import { createDecider } from './decide.ts'
import type { Moving } from './moving.ts'
import { restingStep } from './moving.ts'
import { ownNotice } from './own-notices.ts'
import { isQuestion } from './questions/is-question.ts'
import { countedAgain } from './share-of-time.ts'
import type { StepResult } from './step.ts'

/** A timer before and after. */
interface Move {
  readonly from: ArmedTimer
  readonly to: ArmedTimer
}

/** Asks the working calendar again for every timer that goes by it, counted from where it was armed, and for each share of one. A timer that is due
 *  already stays: it fires. One that moves is armed anew, so that a late firing of before is refused (I5); its tasks are
 *  due with it, and who has one is told. `ignored` where nothing moves, so repeating it is harmless.
 *  Throws `calendar.uncovered`. */
export function rescheduleTimers(moving: Moving): StepResult {
  const { snapshot } = moving
  const asked = askAgain(moving)
  if (asked.moves.length === 0) return { kind: 'ignored', reason: 'no-change' }
  const after = new Map(asked.moves.map(({ from, to }) => [from, to]))
  const timers = snapshot.timers.map((timer) => after.get(timer) ?? timer)
  const changed = movedTasks(moving, asked.moves)
  const tasks = snapshot.tasks.map((task) => changed.find(({ id }) => id === task.id) ?? task)
  const step = restingStep(
    snapshot,
    { tasks, timers },
    {
      changed,
      armed: asked.moves.map(({ to }) => to),
      disarmed: asked.moves.map(({ from }) => from),
    },
  )
  const notes = asked.moves.map((move) => noteOf(move, moving))
  return {
    kind: 'moved',
    step: {
      ...step,
      effects: changed.flatMap((task) => noticeOf(task, moving)),
      recorded: asked.recorded,
      explanation: { ...step.explanation, about: asked.moves[0]?.to.name ?? null, notes },
    },
  }
}

function askAgain({ program, snapshot, surroundings }: Moving) {
  const decider = createDecider(surroundings)
  const moves = snapshot.timers.flatMap((from): Move[] => {
    if (from.dueAt <= surroundings.now) return []
    const { timers } = snapshot
    const dueAt = countedAgain(from, { timers, definition: program.definition }, decider)
    return dueAt === null || dueAt === from.dueAt
      ? []
      : [{ from, to: { ...from, dueAt, generation: snapshot.seq + 1 } }]
  })
  return { moves, recorded: decider.recorded() }
}

function movedTasks({ program, snapshot }: Moving, moves: readonly Move[]): OpenTask[] {
  return snapshot.tasks.flatMap((task) => {
    if (isQuestion(task)) return []
    const due = program.definition.tasks[task.name]?.due
    const move = moves.find(({ from }) => from.name === due && from.dueAt === task.dueAt)
    return move === undefined ? [] : [{ ...task, dueAt: move.to.dueAt }]
  })
}

function noteOf({ from, to }: Move, { program, surroundings }: Moving): LocaleText {
  const title = program.definition.timers[to.name]?.title ?? { 'zh-CN': to.name }
  const { utcOffsetMinutes } = surroundings.calendar
  const [before, now] = [from.dueAt, to.dueAt].map((at) => formatLocal(at, utcOffsetMinutes))
  return {
    'zh-CN': `工作日历有变，时限「${title['zh-CN']}」由 ${before} 改为 ${now}。`,
    en: `The working calendar changed; “${textIn(title, 'en')}” moved from ${before} to ${now}.`,
  }
}

/** Only to who has the task: a pool would be told of each of its tasks at once. */
function noticeOf(task: OpenTask, moving: Moving): Effect[] {
  const { assignment, holderId, dueAt } = task
  const accountId = holderId ?? (assignment.kind === 'account' ? assignment.accountId : null)
  if (accountId === null || dueAt === null) return []
  const to = { kind: 'account' as const, accountId }
  const due = formatLocal(dueAt, moving.surroundings.calendar.utcOffsetMinutes)
  return [ownNotice('linli.rescheduled', moving, { task, to, reason: '', due })]
}
