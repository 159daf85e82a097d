import type { Clock } from '../ports/clock.ts'

/** One question to another clock; `sentAt` and `receivedAt` on ours, in milliseconds. */
export interface ClockReading {
  readonly sentAt: number
  readonly theirs: number
  readonly receivedAt: number
}

/** Two quartz clocks part by less than 200 ppm. */
const MAX_DRIFT = 0.0002

/** Another clock, followed from below: it was asked at some moment of the round trip, so it is at least `theirs` ahead of
 *  the moment of receipt. Of all readings the one that proves the most counts, less what both clocks may have drifted
 *  since; a slow answer therefore never sets the clock back. Where a reading proves that the other clock was set back,
 *  only that reading counts. */
export function createSyncedClock(ours: () => number): Clock & {
  accept(reading: ClockReading): void
} {
  let offset = Number.NEGATIVE_INFINITY
  let asOf = 0

  const offsetAt = (moment: number) => offset - Math.max(0, moment - asOf) * MAX_DRIFT

  return {
    now() {
      const moment = ours()
      return Math.floor(moment + offsetAt(moment))
    },
    accept({ sentAt, theirs, receivedAt }) {
      const atLeast = theirs - receivedAt
      const atMost = theirs - sentAt
      const known = offsetAt(receivedAt)
      offset = known > atMost ? atLeast : Math.max(known, atLeast)
      asOf = receivedAt
    },
  }
}
