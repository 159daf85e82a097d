import type { Doorbell } from '../ports/doorbell.ts'
import type { EngineObserver } from '../ports/engine.ts'

/** Rings after a commit that planned effects. While one ring is under way further ones are gathered into one: a ring
 *  says only that something waits. A ring that fails is swallowed, since the sweeper looks anyway (ADR 0003). */
export function createRinger(
  doorbell: Doorbell,
  observer: EngineObserver,
): { ring(): void; settled(): Promise<void> } {
  let underWay: Promise<void> | null = null
  let again = false

  async function ringAll(): Promise<void> {
    do {
      again = false
      try {
        await doorbell.ringDeliver()
      } catch (error) {
        observer.trouble({ at: 'doorbell', error })
      }
    } while (again)
    underWay = null
  }

  return {
    ring() {
      if (underWay === null) underWay = ringAll()
      else again = true
    },
    settled: () => underWay ?? Promise.resolve(),
  }
}
