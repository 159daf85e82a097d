import type { Doorbell } from '../ports/doorbell.ts'
import type { EngineObserver } from '../ports/engine.ts'
import { closeQueueSide, type JobQueue } from './connection.ts'
import { DELIVER_OPTIONS } from './queues.ts'

/** Rings less than this apart are one ring; the first one rings at once. A person does not notice, PostgreSQL does: a job
 *  costs it 5 ms. */
const APART_MS = 100

/** Rings through a queue. `ringDeliver` answers at once and never fails: it stands after a commit that must not wait
 *  for the queue, and a ring that is lost costs only the time until the next sweep (ADR 0003). Troubles go to the observer. */
export function createQueueDoorbell(
  queue: JobQueue,
  observer: Pick<EngineObserver, 'trouble'>,
): Doorbell {
  let isRinging = false
  let ringAgain = false
  let closed = false
  let pause: NodeJS.Timeout | undefined
  queue.on('error', (error) => observer.trouble({ at: 'doorbell', error }))

  function ring(): void {
    isRinging = true
    queue
      .add('deliver', { kind: 'deliver' }, DELIVER_OPTIONS)
      .catch((error: unknown) => {
        if (!closed) observer.trouble({ at: 'doorbell', error })
      })
      .finally(() => {
        pause = setTimeout(rest, APART_MS)
      })
  }

  function rest(): void {
    isRinging = false
    if (!ringAgain || closed) return
    ringAgain = false
    ring()
  }

  return {
    async ringDeliver() {
      if (closed) return
      if (isRinging) ringAgain = true
      else ring()
    },
    async close() {
      closed = true
      clearTimeout(pause)
      await closeQueueSide(queue)
    },
  }
}
