import type { Definition } from '@linli/schemas/definition'
import { invariant } from '@linli/schemas/linli-error'
import type { ArmedTimer, OpenTask, PausedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { Decider } from './decide.ts'
import { isQuestion } from './questions/is-question.ts'

/** The timers of an instance. */
export interface Clocks {
  readonly timers: readonly ArmedTimer[]
  readonly paused: readonly PausedTimer[]
}

/** Where timers are stopped and go on. */
export interface StandingStill {
  readonly definition: Definition
  readonly decider: Decider
  /** Number of the step. */
  readonly seq: number
  /** Epoch ms. */
  readonly now: number
  readonly isPaused: (name: string) => boolean
}

/** Stops the timers that are to stand still, each with what is left of it, and lets the others go on from now, in a generation
 *  of their own, so that a late firing of before is refused (I5). One that is due already fires. Throws `calendar.uncovered`. */
export function standStill(clocks: Clocks, at: StandingStill): Clocks {
  const { definition, decider, seq, now, isPaused } = at
  const clockOf = ({ name }: Pick<ArmedTimer, 'name'>) => {
    const declared = definition.timers[name]
    invariant(declared, `The timer '${name}' is declared.`)
    return declared
  }
  const stops = (timer: ArmedTimer) => isPaused(timer.name) && timer.dueAt > now
  const stopped = clocks.timers.filter(stops).map((timer): PausedTimer => {
    const left = decider.timeLeft(timer.left ?? clockOf(timer), timer)
    return { event: timer.event, left, name: timer.name, pausedAt: now }
  })
  const resumed = clocks.paused
    .filter(({ name }) => !isPaused(name))
    .map(({ event, left, name }): ArmedTimer => {
      const dueAt = decider.dueAt(left, now)
      const armed = { dueAt, event, generation: seq, left, name }
      return left.clock === 'elapsed' ? armed : { ...armed, armedAt: now }
    })
  return {
    timers: [...clocks.timers.filter((timer) => !stops(timer)), ...resumed],
    paused: [...clocks.paused.filter(({ name }) => isPaused(name)), ...stopped],
  }
}

/** The tasks that are due with a timer which has stopped, gone on or moved. */
export function tasksDueAnew(
  tasks: readonly OpenTask[],
  {
    definition,
    before,
    after,
  }: {
    readonly definition: Definition
    readonly before: readonly ArmedTimer[]
    readonly after: readonly ArmedTimer[]
  },
): OpenTask[] {
  return tasks.flatMap((task) => {
    if (isQuestion(task)) return []
    const due = definition.tasks[task.name]?.due
    const was = before.find(({ name, dueAt }) => name === due && dueAt === task.dueAt)
    const is = after.find(({ name }) => name === due)
    const isHeld = was !== undefined && !after.includes(was)
    const goesOn = task.dueAt === null && is?.left !== undefined && !before.includes(is)
    if (!isHeld && !goesOn) return []
    return [{ ...task, dueAt: is?.dueAt ?? null }]
  })
}

/** The snapshot's part for timers that stand still; none where none does, as in snapshots of before. */
export function pausedPart(paused: readonly PausedTimer[]): Pick<Snapshot, 'paused'> {
  return paused.length === 0 ? {} : { paused }
}
