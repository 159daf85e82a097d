import type { Definition } from '@linli/schemas/definition'
import type {
  ArmedTimer,
  OpenTask,
  PausedTimer,
  ShareLeft,
  Snapshot,
} from '@linli/schemas/snapshot'
import type { Decider } from './decide.ts'
import { isQuestion } from './questions/is-question.ts'
import { baseOf, clockNow, partOf, shareOf, spanOf } from './share-of-time.ts'

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
 *  of their own, so that a late firing of before is refused (I5). One that is due already fires. One that awaits a claim stands
 *  still, and a share of another one's time does what that one does. Throws `calendar.uncovered`. */
export function standStill(clocks: Clocks, at: StandingStill): Clocks {
  const isShare = (timer: { readonly name: string }) => shareOf(at.definition, timer) !== null
  const counted = standCounted(
    {
      timers: clocks.timers.filter((timer) => !isShare(timer)),
      paused: clocks.paused.filter((timer) => !isShare(timer)),
    },
    at,
  )
  return withShares(counted, clocks, at)
}

function standCounted(clocks: Clocks, at: StandingStill): Clocks {
  const { definition, decider, now, isPaused } = at
  const stops = (timer: ArmedTimer) => isPaused(timer.name) && timer.dueAt > now
  const stays = ({ name, awaits }: PausedTimer) => isPaused(name) || awaits !== undefined
  const stopped = clocks.timers.filter(stops).map((timer): PausedTimer => {
    const left = decider.timeLeft(clockNow(definition, timer), timer)
    return { event: timer.event, left, name: timer.name, pausedAt: now, ...extendedPart(timer) }
  })
  const resumed = clocks.paused
    .filter((timer) => !stays(timer))
    .map((timer): ArmedTimer => {
      const left = clockNow(definition, timer)
      const dueAt = decider.dueAt(left, now)
      const armed = {
        ...{ dueAt, event: timer.event, generation: at.seq, left: timer.left },
        ...extendedPart(timer),
      }
      return left.clock === 'elapsed'
        ? { ...armed, name: timer.name }
        : { ...armed, name: timer.name, armedAt: now }
    })
  return {
    timers: [...clocks.timers.filter((timer) => !stops(timer)), ...resumed],
    paused: [...clocks.paused.filter(stays), ...stopped],
  }
}

function extendedPart({ extended }: ArmedTimer | PausedTimer) {
  return extended === undefined ? {} : { extended }
}

/** Beside the timers that count themselves, those that are a share of one. What has nothing left to be a share of is over. */
function withShares(counted: Clocks, before: Clocks, at: StandingStill): Clocks {
  const following: Following = { counted, before, at }
  const shares = [
    ...before.timers.flatMap((timer) => shareRan(timer, following) ?? []),
    ...before.paused.flatMap((timer) => shareStood(timer, following) ?? []),
  ]
  return {
    timers: [...counted.timers, ...shares.filter((share) => 'dueAt' in share)],
    paused: [...counted.paused, ...shares.filter((share) => 'pausedAt' in share)],
  }
}

interface Following {
  readonly counted: Clocks
  readonly before: Clocks
  readonly at: StandingStill
}

function shareRan(
  timer: ArmedTimer,
  { counted, before, at }: Following,
): ArmedTimer | PausedTimer | null {
  const { definition } = at
  const share = shareOf(definition, timer)
  if (share === null) return null
  const baseIn = <Base extends ArmedTimer | PausedTimer>(timers: readonly Base[]) =>
    baseOf(timer, share, { timers, definition })
  const base = baseIn(before.timers)
  const isStill = baseIn(counted.paused) !== undefined
  if (base === undefined || !isStill || timer.dueAt <= at.now) {
    return isStill || baseIn(counted.timers) ? timer : null
  }
  const left = at.decider.partLeft(timer.dueAt, spanOf(base, definition))
  return { event: timer.event, left, name: timer.name, pausedAt: at.now }
}

function shareStood(
  timer: PausedTimer,
  { counted, at }: Following,
): ArmedTimer | PausedTimer | null {
  const { definition, decider, seq } = at
  const share = shareOf(definition, timer)
  if (share === null) return null
  const base = baseOf(timer, share, { timers: counted.timers, definition })
  if (base === undefined) {
    return baseOf(timer, share, { timers: counted.paused, definition }) ? timer : null
  }
  const left: ShareLeft =
    timer.left.clock === 'share' ? timer.left : partOf(share, base, definition)
  const dueAt = decider.shareAt(left.part, spanOf(base, definition))
  return { dueAt, event: timer.event, generation: seq, left, name: timer.name }
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
