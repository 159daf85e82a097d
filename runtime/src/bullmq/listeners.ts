import { kindOf } from '@linli/schemas/error-codes'
import type { Job } from '@linli/schemas/job'
import { LinliError, unreachable } from '@linli/schemas/linli-error'
import { UnrecoverableError } from 'bullmq'
import type { Engine, EngineObserver } from '../ports/engine.ts'
import { closeQueueSide, type QueueConnection } from './connection.ts'
import { startSweep } from './sweep.ts'

export interface Listeners {
  /** Finishes the ring under way. Call before `engine.close()`. */
  stop(): Promise<void>
}

export interface ListenerOptions {
  readonly observer: Pick<EngineObserver, 'trouble'>
  /** Time between two sweeps of the whole installation. */
  readonly sweepEveryMs?: number
}

/** Bounds the delay that a lost ring costs. */
const SWEEP_EVERY_MS = 5_000

/** Answers rings: calls the engine, and lets the error's kind decide whether the ring is tried again. */
export function startListeners(
  connection: QueueConnection,
  engine: Engine,
  options: ListenerOptions,
): Listeners {
  const { observer } = options
  const queue = connection.openQueue()
  queue.on('error', (error) => observer.trouble({ at: 'doorbell', error }))
  const everyMs = options.sweepEveryMs ?? SWEEP_EVERY_MS
  const sweep = startSweep(queue, engine, { everyMs, observer })
  const worker = connection.openWorker(async ({ data }) => {
    try {
      await answer(data)
    } catch (error) {
      observer.trouble({ at: 'store', error })
      throw isWorthRetrying(error) ? error : new UnrecoverableError(String(error))
    }
  })
  worker.on('error', (error) => observer.trouble({ at: 'doorbell', error }))

  async function answer(job: Job): Promise<void> {
    switch (job.kind) {
      case 'deliver':
        await engine.deliverEffects()
        return
      case 'sweep':
        await sweep.run()
        return
      default:
        unreachable(job)
    }
  }

  return {
    async stop() {
      sweep.stop()
      await Promise.all([closeQueueSide(worker), closeQueueSide(queue)])
    },
  }
}

/** `transient` and `conflict` pass with time; the others would fail the same way again. What is no LinliError came from
 *  a library, most likely about a connection. */
function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof LinliError)) return true
  return kindOf(error) === 'transient' || kindOf(error) === 'conflict'
}
