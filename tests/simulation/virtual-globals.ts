import type { Random } from '../support/random.ts'
import type { Scheduler } from './scheduler.ts'

/** Runs `task` while the process's own clocks, timers and dice are the simulation's. The engine takes time, ids and the
 *  world from its ports; what is left (`setImmediate` of the intake, timers of the timer loop, jitter) is taken here. */
export async function withVirtualGlobals<T>(
  { scheduler, random }: { readonly scheduler: Scheduler; readonly random: Random },
  task: () => Promise<T>,
): Promise<T> {
  const { setImmediate, setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  const { random: dice } = Math
  const { now: wallClock } = Date
  const after = (ms: number, call: (...given: unknown[]) => void, given: unknown[]) =>
    scheduler.after(ms, () => call(...given))
  const every = (ms: number, call: () => void) => {
    let ticket = scheduler.after(ms, tick)
    function tick(): void {
      ticket = scheduler.after(ms, tick)
      call()
    }
    return { cancel: () => ticket.cancel(), unref: () => undefined }
  }
  Object.assign(globalThis, {
    setInterval: (call: () => void, ms: number) => every(ms, call),
    clearInterval: (interval?: { cancel?(): void }) => interval?.cancel?.(),
    setImmediate: (call: () => void, ...given: unknown[]) => after(0, call, given),
    setTimeout: (call: () => void, ms = 0, ...given: unknown[]) => after(ms, call, given),
    clearTimeout: (ticket?: { cancel?(): void }) => ticket?.cancel?.(),
  })
  Math.random = () => random.next()
  Date.now = () => scheduler.now()
  Object.defineProperty(performance, 'now', { value: () => scheduler.now(), configurable: true })
  try {
    return await task()
  } finally {
    const timers = { setImmediate, setTimeout, clearTimeout, setInterval, clearInterval }
    Object.assign(globalThis, timers)
    Math.random = dice
    Date.now = wallClock
    // The clock of the process shows through again.
    Reflect.deleteProperty(performance, 'now')
  }
}
