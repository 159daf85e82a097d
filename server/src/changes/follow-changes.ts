import type { Change, ChangeFeed } from './change-feed.ts'

/** Changes of one tenant, gathered while the reader is busy: a slow reader gets fewer, larger batches and never a
 *  growing queue. Leaving the loop stops listening. */
export async function* followChanges(
  feed: ChangeFeed,
  tenantId: string,
): AsyncGenerator<readonly Change[]> {
  let gathered = new Map<string, Change>()
  let wake: () => void = () => undefined
  const stop = feed.listen((changes) => {
    for (const change of changes)
      if (change.tenantId === tenantId) gathered.set(change.instanceId, change)
    if (gathered.size > 0) wake()
  })
  try {
    for (;;) {
      if (gathered.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const changes = [...gathered.values()]
      gathered = new Map()
      yield changes
    }
  } finally {
    stop()
  }
}
