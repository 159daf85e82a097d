/** Work in the background that is done again and again. */
export interface Passes {
  /** Resolves when the pass under way has ended; it is asked to end early. */
  stop(): Promise<void>
}

/** Starts a pass so often, and never a second one beside it. What a pass throws is told, and the next one tries again. The process
 *  does not wait for it. */
export function startPasses({
  everyMs,
  pass,
  onTrouble,
}: {
  readonly everyMs: number
  readonly pass: (isStopped: () => boolean) => Promise<void>
  readonly onTrouble: (error: unknown) => void
}): Passes {
  let underWay: Promise<void> | null = null
  let stopped = false
  const poll = setInterval(() => {
    underWay ??= pass(() => stopped)
      .catch(onTrouble)
      .finally(() => {
        underWay = null
      })
  }, everyMs)
  poll.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(poll)
      await underWay
    },
  }
}
