import { Worker } from 'node:worker_threads'
import type { FuzzOptions, FuzzReport } from './fuzz-seeds.ts'

export type FuzzOrder = Omit<FuzzOptions, 'onSeed'> & { readonly at: SharedArrayBuffer }

/** A case may take so long by the clock, however busy the machine is, before it is held to be without an end. */
const SILENCE_MS = 60_000

/** Fuzzes in a thread of its own, because what has no end can only be ended from outside. Throws with the seed of a case that
 *  does not come back. */
export function runFuzz(options: Omit<FuzzOptions, 'onSeed'>): Promise<FuzzReport> {
  const at = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  const now = new BigInt64Array(at)
  const order: FuzzOrder = { ...options, at }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: order })
    let seen = -1n
    const watch = setInterval(() => {
      const seed = Atomics.load(now, 0)
      if (seed === seen) settle(() => reject(new Error(`The case of seed ${seed} has no end.`)))
      seen = seed
    }, SILENCE_MS)
    function settle(tell: () => void): void {
      clearInterval(watch)
      void worker.terminate()
      tell()
    }
    worker.once('message', (report: FuzzReport) => settle(() => resolve(report)))
    worker.once('error', (error) => settle(() => reject(error)))
  })
}
