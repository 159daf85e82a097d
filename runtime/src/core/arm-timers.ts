import type { ArmedTimer, PausedTimer, Snapshot } from '@linli/schemas/snapshot'
import type { Decider } from './decide.ts'
import type { TimerChange } from './plan-step.ts'
import { applyTimerChanges } from './plan-step.ts'
import { baseOf, declaredTimer, partOf, shareOf, wholeOf } from './share-of-time.ts'
import type { Clocks } from './stand-still.ts'
import type { Program } from './step.ts'

/** What arms a timer in the step after `before`. */
export interface Arming {
  readonly program: Program
  readonly before: Snapshot
  readonly decider: Decider
  /** Epoch ms. */
  readonly now: number
}

/** The timers after some were armed and disarmed. One that awaits a claim stands still from the beginning, and so does a share of another
 *  one's time, which `standStill` lets go on with that one. Throws `calendar.uncovered`. */
export function armTimers(arming: Arming, clocks: Clocks, changes: readonly TimerChange[]): Clocks {
  const { definition } = arming.program
  const { timers } = applyTimerChanges(clocks.timers, changes, (name, event) =>
    armTimer(arming, name, event),
  )
  const still = applyTimerChanges(clocks.paused, changes, (name, event) =>
    stillTimer(arming, name, event),
  )
  const paused = still.timers.map((timer) => {
    const share = still.armed.includes(timer) ? shareOf(definition, timer) : null
    const base = share && baseOf(timer, share, { timers: [...timers, ...still.timers], definition })
    return share && base ? { ...timer, left: partOf(share, base, definition) } : timer
  })
  return { timers, paused }
}

/** Counts from now; null where it stands still at first. */
function armTimer(
  { program, before, decider, now }: Arming,
  name: string,
  event: string,
): ArmedTimer | null {
  const timer = declaredTimer(program.definition, name)
  if (timer.clock === 'share' || timer.from === 'claim') return null
  const dueAt = decider.dueAt(timer, now)
  const armed = { dueAt, event, generation: before.seq + 1, name }
  return decider.keepsStart(timer) ? { ...armed, armedAt: now } : armed
}

function stillTimer({ program, now }: Arming, name: string, event: string): PausedTimer | null {
  const timer = declaredTimer(program.definition, name)
  const still = { event, name, pausedAt: now }
  if (timer.clock === 'share')
    return { ...still, left: { clock: 'share', part: timer.percent / 100 } }
  return timer.from === 'claim' ? { ...still, awaits: timer.from, left: wholeOf(timer) } : null
}
