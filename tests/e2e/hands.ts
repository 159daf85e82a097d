import type { Locator, Page } from 'playwright-core'

/** One way of acting on a page: the steps of a story are the same whichever it is. */
export interface Hand {
  readonly press: (what: Locator) => Promise<void>
}

export interface Mouse extends Hand {
  /** Takes hold of something and lets it go over another. */
  readonly drag: (what: Locator, over: Locator) => Promise<void>
}

/** With a finger alone, besides what is typed, on a page that was opened for touch. */
export const FINGER: Hand = { press: (what) => what.tap() }

/** With a mouse alone, besides what is typed. */
export function mouseOf(page: Page): Mouse {
  return {
    press: (what) => what.click(),
    drag: async (what, over) => {
      const from = await middleOf(what)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      // A drag begins some pixels on; what is under the pointer is measured then.
      await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 })
      const to = await middleOf(over)
      await page.mouse.move(to.x, to.y, { steps: 8 })
      await over.and(page.locator('.frame-gap-over')).waitFor()
      await page.mouse.up()
    },
  }
}

async function middleOf(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (box === null) throw new Error('It is nowhere on the page.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
