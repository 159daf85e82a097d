import type { Engine, EngineObserver } from '../ports/engine.ts'
import type { JobQueue } from './connection.ts'
import { SWEEP_OPTIONS } from './queues.ts'

export interface Sweep {
  /** Delivers what waits and fires what is due, whether or not anybody rang. */
  run(): Promise<void>
  stop(): void
}

export interface SweepOptions {
  readonly everyMs: number
  readonly observer: Pick<EngineObserver, 'trouble'>
}

/** A node that heard no sweep for this many periods sweeps by itself: the queue is away, or has lost its schedule. */
const PATIENCE = 3

/** Has the queue ask some node for a sweep every few seconds. Nothing depends on the queue's memory: without it every
 *  node sweeps by itself and puts the schedule back. */
export function startSweep(queue: JobQueue, engine: Engine, options: SweepOptions): Sweep {
  const { everyMs, observer } = options
  let lastSweep = performance.now()
  let stopped = false
  const report = (at: 'doorbell' | 'store') => (error: unknown) => {
    if (!stopped) observer.trouble({ at, error })
  }

  const schedule = () => {
    queue
      .upsertJobScheduler(
        'sweep',
        { every: everyMs },
        { name: 'sweep', data: { kind: 'sweep' }, opts: SWEEP_OPTIONS },
      )
      .catch(report('doorbell'))
  }
  const run = async () => {
    lastSweep = performance.now()
    await engine.deliverEffects()
    await engine.fireDueTimers()
  }
  const watch = setInterval(() => {
    if (performance.now() - lastSweep < everyMs * PATIENCE) return
    schedule()
    run().catch(report('store'))
  }, everyMs)

  schedule()
  return {
    run,
    stop() {
      stopped = true
      clearInterval(watch)
    },
  }
}
