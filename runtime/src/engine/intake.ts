import { LinliError } from '@linli/schemas/linli-error'
import type { EngineLoad } from '../ports/engine.ts'
import type { Entry } from './entry.ts'
import { heldKeys, refuseForeignKeys } from './entry-needs.ts'
import { createHeldKeys } from './held-keys.ts'
import { type QueuedEntry, takeBatch } from './queue.ts'

/** Commands that are computed and committed together. */
export interface Batch {
  readonly queued: readonly QueuedEntry[]
  /** Reserves one more key; false where another batch under way holds it. */
  hold(key: string): boolean
  /** Puts a command back to the front of the queue. */
  requeue(queued: QueuedEntry): void
}

export interface IntakeLimits {
  /** Commands that may wait; more are refused with `engine.overloaded`. */
  readonly maxQueued: number
  readonly maxBatch: number
  /** Batches under way at a time; each uses one connection. */
  readonly inFlight: number
  /** While a batch is under way, the next one leaves once so many commands wait: a statement costs the same for few rows
   *  as for many, and whoever waits is taken as soon as the batch before is back, or after `PATIENCE_MS`. */
  readonly worthwhile: number
}

/** A batch that takes longer (a lock, a lost connection) holds up nobody who has nothing to do with it. */
const PATIENCE_MS = 50

/** The queue in front of the batches (ADR 0004). A batch takes what waits when a lane is free and fills
 *  while others commit. Two batches under way never share an instance or a key, so inside one node commands of an
 *  instance are serial and in order; between nodes the fence decides. */
export interface Intake {
  /** Rejects with `engine.overloaded` before any side effect. */
  submit<Answer>(entry: Entry): Promise<Answer>
  /** Refuses what comes from now on, resolves when everything under way is answered. */
  close(): Promise<void>
  load(): EngineLoad
}

export function createIntake(
  limits: IntakeLimits,
  runBatch: (batch: Batch) => Promise<void>,
  originOf: () => unknown = () => undefined,
): Intake {
  const lanes = createLanes(limits, runBatch)
  let closed = false
  let draining: Promise<void> | null = null
  return {
    submit<Answer>(entry: Entry) {
      if (closed) return refuse('The engine is closing and takes no more commands.')
      if (lanes.waiting() >= limits.maxQueued && entry.isPromised !== true) {
        return refuse(`${limits.maxQueued} commands wait already; try again.`)
      }
      return new Promise<Answer>((resolve, reject) => {
        refuseForeignKeys(entry.needs)
        lanes.add({
          entry,
          keys: heldKeys(entry.needs),
          attempts: 0,
          origin: originOf(),
          // Each command's file names what its compute answers with.
          resolve: (value) => resolve(value as Answer),
          reject,
        })
      })
    },
    close() {
      closed = true
      draining ??= lanes.drained()
      return draining
    },
    load: () => ({ waiting: lanes.waiting(), batchesUnderWay: lanes.underWay() }),
  }
}

function refuse(sentence: string): Promise<never> {
  const details = { retryAfterSeconds: 1 }
  return Promise.reject(new LinliError('engine.overloaded', sentence, { details }))
}

function createLanes(limits: IntakeLimits, runBatch: (batch: Batch) => Promise<void>) {
  const held = createHeldKeys()
  let queue: QueuedEntry[] = []
  let underWay = 0
  let slow = 0 // of those under way, longer than PATIENCE_MS
  let isScheduled = false
  let whenDrained: () => void = () => undefined

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    // The end of this turn of the event loop: whatever arrived in it travels together.
    setImmediate(() => {
      isScheduled = false
      startBatches()
    })
  }

  function startBatches(): void {
    while (
      underWay < limits.inFlight &&
      queue.length >= (underWay === slow ? 1 : limits.worthwhile)
    ) {
      const holder = {}
      const { taken, left } = takeBatch(queue, { held, holder, maxBatch: limits.maxBatch })
      if (taken.length === 0) break
      queue = left
      underWay++
      void runOne(holder, taken)
    }
    if (underWay === 0 && queue.length === 0) whenDrained()
  }

  async function runOne(holder: object, queued: readonly QueuedEntry[]): Promise<void> {
    const again: QueuedEntry[] = []
    const wasSlow = startPatience(() => {
      slow++
      startBatches()
    })
    try {
      await runBatch({
        queued,
        hold(key) {
          if (held.isForeign(key, holder)) return false
          held.hold(key, holder)
          return true
        },
        requeue: (each) => again.push(each),
      })
    } catch (error) {
      // Whoever was to be computed again is told of the failure like the others and tries again by itself.
      again.length = 0
      for (const each of queued) each.reject(error)
    } finally {
      if (wasSlow()) slow--
      held.release(holder)
      if (again.length > 0) queue = again.concat(queue)
      underWay--
      startBatches()
    }
  }

  return {
    waiting: () => queue.length,
    underWay: () => underWay,
    add(queued: QueuedEntry) {
      queue.push(queued)
      schedule()
    },
    drained() {
      return new Promise<void>((resolve) => {
        whenDrained = resolve
        schedule()
      })
    },
  }
}

/** Calls `onOver` when patience is over. The answer ends it and says whether it was. */
function startPatience(onOver: () => void): () => boolean {
  let isOver = false
  const timeout = setTimeout(() => {
    isOver = true
    onOver()
  }, PATIENCE_MS)
  return () => {
    clearTimeout(timeout)
    return isOver
  }
}
