import { setTimeout as pause } from 'node:timers/promises'

const EVERY_MS = 20

/** Resolves when the condition holds. Throws after `withinMs`. */
export async function until(condition: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await condition())) {
    if (performance.now() > end)
      throw new Error(`The condition did not hold within ${withinMs} ms.`)
    await pause(EVERY_MS)
  }
}
