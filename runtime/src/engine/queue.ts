import type { Entry } from './entry.ts'
import type { HeldKeys } from './held-keys.ts'

/** A command that waits for its batch. */
export interface QueuedEntry {
  readonly entry: Entry
  readonly keys: readonly string[]
  /** How often it was computed in vain. */
  attempts: number
  /** What the observer said when it was taken in. */
  readonly origin: unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Looking past this many commands that wait for others costs more than the next batch does. */
const MAX_PASSED = 1_024

/** The first commands of the queue, at most `maxBatch`, that no batch under way keeps waiting; their keys are held by
 *  `holder`. Commands with a common key keep their order: one that must wait lets no later one pass. */
export function takeBatch(
  queue: readonly QueuedEntry[],
  {
    held,
    holder,
    maxBatch,
  }: { readonly held: HeldKeys; readonly holder: object; readonly maxBatch: number },
): { readonly taken: readonly QueuedEntry[]; readonly left: QueuedEntry[] } {
  const taken: QueuedEntry[] = []
  const left: QueuedEntry[] = []
  const blocked = new Set<string>()
  let looked = 0
  for (const queued of queue) {
    if (taken.length >= maxBatch || left.length >= MAX_PASSED) break
    looked++
    const mustWait = queued.keys.some((key) => blocked.has(key) || held.isForeign(key, holder))
    for (const key of queued.keys) {
      if (mustWait) blocked.add(key)
      else held.hold(key, holder)
    }
    if (mustWait) left.push(queued)
    else taken.push(queued)
  }
  return { taken, left: looked < queue.length ? left.concat(queue.slice(looked)) : left }
}
