import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fails when something keeps the page wider than its window, and says what. A page that was made narrower lays itself out
 *  anew over a few frames (the diagram and the tables measure themselves), which is given its moment here. */
export async function expectNoSidewaysScroll(page: Page, what = page.url()): Promise<void> {
  await expect
    .poll(() => page.evaluate(widerThanWindow), { message: what, timeout: 10_000 })
    .toEqual([])
}

/** Runs in the page: by how much it is too wide, and the innermost elements that reach beyond the window. */
function widerThanWindow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const beyond = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
  )
  const innermost = beyond.filter(
    (element) => !beyond.some((other) => element.contains(other) && element !== other),
  )
  return [
    `${scrollWidth - clientWidth} px`,
    ...innermost.map((element) => element.outerHTML.slice(0, 160)),
  ]
}
