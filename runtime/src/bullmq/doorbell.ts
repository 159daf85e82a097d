import type { Doorbell } from '../ports/doorbell.ts'
import type { EngineObserver } from '../ports/engine.ts'
import { closeQueueSide, type JobQueue } from './connection.ts'
import { DELIVER_OPTIONS } from './queues.ts'

/** Rings less than this apart are one ring. A person does not notice; a queue at 3,000 commits a second does. */
const APART_MS = 20

/** Rings through a queue. `ringDeliver` answers at once and never fails: it stands after a commit that must not wait
 *  for the queue, and a ring that is lost costs only the time until the next sweep (D5). Troubles go to the observer. */
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
