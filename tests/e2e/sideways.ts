import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fails when something keeps the page wider than its window. A page that was made narrower lays itself out anew over a
 *  few frames (the diagram and the tables measure themselves), which is given its moment here. */
export async function expectNoSidewaysScroll(page: Page, what = page.url()): Promise<void> {
  await expect
    .poll(() => page.evaluate(sidewaysScroll), { message: what, timeout: 10_000 })
    .toBeLessThanOrEqual(0)
}

function sidewaysScroll(): number {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}
