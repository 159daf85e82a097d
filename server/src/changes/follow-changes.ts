import type { Change, ChangeFeed } from './change-feed.ts'

export interface Following {
  readonly feed: Pick<ChangeFeed, 'listen'>
  readonly tenantId: string
  /** Ends the loop at once, also while it waits: a reader that left must not be remembered until the next change. */
  readonly gone: AbortSignal
}

const MAX_GATHERED = 10_000

/** Changes of one tenant, gathered while the reader is busy: a slow reader gets fewer, larger batches and never a
 *  growing queue; one that has so many to fetch that it had better read its pages again is sent away. Leaving the loop
 *  stops listening. */
export async function* followChanges({
  feed,
  tenantId,
  gone,
}: Following): AsyncGenerator<readonly Change[]> {
  let gathered = new Map<string, Change>()
  let isTooSlow = false
  let wake: () => void = () => undefined
  const stop = feed.listen((changes) => {
    for (const change of changes)
      if (change.tenantId === tenantId) gathered.set(change.instanceId, change)
    if (gathered.size > MAX_GATHERED) {
      isTooSlow = true
      gathered = new Map()
      stop()
    }
    if (gathered.size > 0 || isTooSlow) wake()
  })
  gone.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!gone.aborted && !isTooSlow) {
      if (gathered.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const changes = [...gathered.values()]
      gathered = new Map()
      if (changes.length > 0) yield changes
    }
  } finally {
    stop()
  }
}
