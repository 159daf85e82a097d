import type { Random } from '../support/random.ts'
import type { Scheduler } from './scheduler.ts'

/** One life of a node, from its start to its death. A paused node lives on later; a dead one never hears anything. */
export interface Life {
  readonly name: string
  isDead(): boolean
  /** Whether something under way when the node died had left it. */
  wasSent(): boolean
  /** Calls back after `ms` while it lives, and not while it is paused. */
  hear(ms: number, tell: () => void): void
  pause(ms: number): void
  die(): void
}

export function createLife(
  name: string,
  { scheduler, random }: { readonly scheduler: Scheduler; readonly random: Random },
): Life {
  let dead = false
  let pausedUntil = 0
  const hear = (ms: number, tell: () => void): void => {
    scheduler.after(ms, () => {
      if (dead) return
      const waitMs = pausedUntil - scheduler.now()
      if (waitMs > 0) hear(waitMs, tell)
      else tell()
    })
  }
  return {
    name,
    isDead: () => dead,
    wasSent: () => random.chance(0.5),
    hear,
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, scheduler.now() + ms)
    },
    die() {
      dead = true
    },
  }
}
