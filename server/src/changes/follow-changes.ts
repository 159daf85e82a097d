import type { Change, ChangeFeed } from './change-feed.ts'

export interface Following {
  readonly feed: ChangeFeed
  readonly tenantId: string
  /** Ends the loop at once, also while it waits: a reader that left must not be remembered until the next change. */
  readonly gone: AbortSignal
}

/** Changes of one tenant, gathered while the reader is busy: a slow reader gets fewer, larger batches and never a
 *  growing queue. Leaving the loop stops listening. */
export async function* followChanges({
  feed,
  tenantId,
  gone,
}: Following): AsyncGenerator<readonly Change[]> {
  let gathered = new Map<string, Change>()
  let wake: () => void = () => undefined
  const stop = feed.listen((changes) => {
    for (const change of changes)
      if (change.tenantId === tenantId) gathered.set(change.instanceId, change)
    if (gathered.size > 0) wake()
  })
  gone.addEventListener('abort', () => wake(), { once: true })
  try {
    while (!gone.aborted) {
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
