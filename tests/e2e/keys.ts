import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Begins to count what a pointer does on every page that is opened from now on. */
export async function forbidPointers(page: Page): Promise<void> {
  await page.addInitScript(countPointers)
}

/** How often a mouse, a finger or a pen came down on the page since it was loaded. */
export function pointerCount(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, 'linliPointers') as number)
}

/** Runs in the page. */
function countPointers(): void {
  Object.assign(window, { linliPointers: 0 })
  const count = () =>
    Object.assign(window, { linliPointers: Reflect.get(window, 'linliPointers') + 1 })
  for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
    window.addEventListener(kind, count, true)
  }
}

/** On a button or a link, by Enter. */
export async function pressEnter(what: Locator): Promise<void> {
  await what.focus()
  await what.page().keyboard.press('Enter')
}

/** Waits until the keyboard is where it is said to be, without putting it there. */
export async function expectFocus(what: Locator): Promise<void> {
  await expect
    .poll(() => what.evaluate((each) => each === document.activeElement), {
      message: String(what),
      timeout: 30_000,
    })
    .toBe(true)
}

/** Whatever stands in the field that has the focus is written anew. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Chooses in a list that opens below its field: the arrows until what is wanted is marked, then Enter. */
export async function pickByKeys(list: Locator, option: string): Promise<void> {
  const page = list.page()
  await list.focus()
  await page.keyboard.press('ArrowDown')
  const wanted = page.locator('.ant-select-item-option').filter({ hasText: option }).first()
  await wanted.waitFor()
  const isMarked = () =>
    wanted.evaluate((each) => each.classList.contains('ant-select-item-option-active'))
  for (let pressed = 0; pressed < 40 && !(await isMarked()); pressed += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
