import { setTimeout as sleep } from 'node:timers/promises'

/** When the lanes of a driver may send. */
export interface Pace {
  /** Resolves when the next request may leave, with the instant from which its answer is awaited. */
  next(): Promise<number>
  /** What was owed until now is forgotten. */
  restart(): void
}

export const unpaced: Pace = {
  next: async () => performance.now(),
  restart: () => undefined,
}

/** Requests fall due evenly, whatever the answers take. One that leaves late, because every lane still waits for an answer,
 *  is counted from the instant it was due: a server that stands still is slow for all whom it keeps waiting. */
export function evenPace(perSecond: number): Pace {
  let base = performance.now()
  let taken = 0
  return {
    async next() {
      const dueAt = base + (taken++ * 1000) / perSecond
      const early = dueAt - performance.now()
      if (early <= 0) return dueAt
      await sleep(early)
      // The timers of this process are coarse; that it woke late is not the server's.
      return performance.now()
    },
    restart() {
      base = performance.now()
      taken = 0
    },
  }
}
