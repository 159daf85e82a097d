import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 A and AA: the rule and the first element that breaks it. `within` is the selector of what
 *  is looked at, where a dialog covers the rest. What is found is looked for once more: a button that became enabled meanwhile
 *  was half faded, another lay under a message or under the page's head. */
export async function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  const found = await judge(page, within)
  if (found.length === 0) return found
  // A message that passes covers what is under it, and a page that is scrolled lies half under its head.
  await page.waitForFunction(() => document.querySelector('.ant-message-notice') === null)
  await page.evaluate(() => window.scrollTo(0, 0))
  return judge(page, within)
}

async function judge(page: Page, within: string): Promise<readonly string[]> {
  // Half-faded colours are nobody's to judge.
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((each) => each.playState === 'running')
      .filter((each) => each.effect?.getTiming().iterations !== Infinity)
    return Promise.allSettled(ending.map((each) => each.finished)).then(() => undefined)
  })
  const result = await new AxeBuilder({ page })
    .include(within)
    // What passes is not described: that takes longer than the judging.
    .options({ resultTypes: ['violations'], runOnly: RULES })
    .analyze()
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
