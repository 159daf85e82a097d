import type { RunningEngine } from '../ports/engine.ts'

export interface TimerLoop {
  /** Resolves when the firing under way is finished. */
  stop(): Promise<void>
}

/** Longest sleep: another node may have armed an earlier timer. */
const POLL_MS = 250

/** Fires timers until stopped: sleeps until the earliest one is due, at most 250 ms, and less when this engine arms an
 *  earlier one. Dueness is the database's verdict (I5), so waking too early fires nothing. While the database is away it
 *  goes on asking at the longest interval. */
export function startTimerLoop(engine: RunningEngine): TimerLoop {
  const alarm = createAlarm()
  const unsubscribe = engine.onTimerArmed(alarm.notLaterThan)
  let stopped = false

  async function run(): Promise<void> {
    while (!stopped) {
      const fired = await fire(engine)
      if (fired === 0) await alarm.sleep(await sleepMs(engine))
    }
  }

  const running = run()
  return {
    async stop() {
      stopped = true
      unsubscribe()
      alarm.end()
      await running
    },
  }
}

/** How many fired; none while the store is away, of which the engine has told its observer. */
async function fire(engine: RunningEngine): Promise<number> {
  try {
    return await engine.fireDueTimers()
  } catch {
    return 0
  }
}

async function sleepMs(engine: RunningEngine): Promise<number> {
  try {
    const until = await engine.untilNextTimer()
    return Math.min(POLL_MS, Math.max(1, until ?? POLL_MS))
  } catch {
    return POLL_MS
  }
}

function createAlarm() {
  let ended = false
  let ring: () => void = () => undefined
  let timeout: NodeJS.Timeout | null = null
  let ringsAt = 0

  function set(ms: number): void {
    if (timeout !== null) clearTimeout(timeout)
    ringsAt = performance.now() + ms
    timeout = setTimeout(ring, ms)
  }

  return {
    async sleep(ms: number): Promise<void> {
      if (ended) return
      await new Promise<void>((resolve) => {
        ring = resolve
        set(ms)
      })
      timeout = null
    },
    notLaterThan(ms: number): void {
      if (timeout !== null && performance.now() + ms < ringsAt) set(ms)
    },
    end(): void {
      ended = true
      if (timeout !== null) clearTimeout(timeout)
      ring()
    },
  }
}
