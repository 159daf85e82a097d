import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A page is called still up to here (web.dev, Cumulative Layout Shift, the bound of "good"). */
const MOST = 0.1

/** Counts from now on how far what is shown jumps while pages load. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const jumped = { sum: 0, what: [] as string[] }
    Object.assign(globalThis, { jumped })
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as unknown as Shift[]
      for (const { value, sources } of shifts.filter((each) => !each.hadRecentInput)) {
        jumped.sum += value
        const nodes = sources.flatMap(({ node }) => (node instanceof Element ? [node] : []))
        jumped.what.push(...nodes.map((node) => `${node.tagName} ${node.className}`))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

interface Shift {
  readonly value: number
  /** Within half a second of a press: what it opens may push others away. */
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node: Node | null }[]
}

/** Nothing jumped since the page was opened. */
export async function expectStill(page: Page, what: string): Promise<void> {
  const { sum, what: moved } = await page.evaluate(
    () => (globalThis as unknown as { jumped: { sum: number; what: string[] } }).jumped,
  )
  expect(sum, `${what} jumps: ${[...new Set(moved)].join(', ')}`).toBeLessThanOrEqual(MOST)
}
