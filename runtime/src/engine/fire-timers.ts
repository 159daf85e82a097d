import type { DueTimer } from '../ports/engine-store.ts'
import { advancedOf } from './advance-instance.ts'
import type { Entry } from './entry.ts'
import type { Intake } from './intake.ts'
import type { Shell } from './shell.ts'

/** As many as a few batches take; more are fetched by the next call. */
const LEASE_LIMIT = 512
/** A timer whose node dies fires this much later on another node; a failing one waits twice as long each time. */
const LEASE_MS = 10_000

/** Fires the timers that the database calls due; returns how many it found. A timer that was disarmed or fired
 *  meanwhile is refused by its generation (I5). A failing one has left its incident and cools down by its lease. Throws
 *  `store.unavailable`. */
export async function fireDueTimers({
  shell,
  intake,
}: {
  readonly shell: Shell
  readonly intake: Intake
}): Promise<number> {
  const due = await leased(shell)
  await Promise.allSettled(
    due.map(async (each) => {
      const moved = await intake.submit(timerEntry(each))
      if (moved !== null) shell.observer.timerFired?.(shell.clock.now() - each.timer.dueAt)
    }),
  )
  return due.length
}

async function leased(shell: Shell): Promise<readonly DueTimer[]> {
  try {
    return await shell.store.leaseDueTimers(LEASE_LIMIT, LEASE_MS)
  } catch (error) {
    shell.observer.trouble({ at: 'store', error })
    throw error
  }
}

function timerEntry({ tenantId, instanceId, timer }: DueTimer): Entry {
  const key = { tenantId, instanceId }
  return {
    tenantId,
    isPromised: true,
    needs: { instances: [key], notBefore: timer.dueAt },
    compute(stage) {
      const current = stage.instance(key)
      if (current === null || current.snapshot.status !== 'active') {
        return { kind: 'answer', value: null }
      }
      stage.advance(current, {
        kind: 'timer',
        event: timer.event,
        generation: timer.generation,
      })
      return { kind: 'answer', value: advancedOf(stage.instance(key) ?? current) }
    },
  }
}
