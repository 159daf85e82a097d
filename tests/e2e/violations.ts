import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Put into the page as it is: the binding for Playwright judges in frames of foreign origin too, of which there are none
 *  here, opens a page for each judgement and takes three to five times as long. */
const judgeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

/** The page as it stands, in dark colours; they are put on and off as the choice in the menu does. Sizes are the same in every colour: of what lies
 *  half under a bar they are judged where a story has scrolled to it. */
export async function darkViolations(page: Page): Promise<readonly string[]> {
  const wear = (theme: 'dark' | 'light') =>
    page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen
    }, theme)
  await wear('dark')
  const found = await violations(page)
  await wear('light')
  return found.filter((each) => !each.startsWith('target-size'))
}

async function judge(page: Page, within: string): Promise<readonly string[]> {
  // Half-faded colours are nobody's to judge.
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((each) => each.playState === 'running')
      .filter((each) => each.effect?.getTiming().iterations !== Infinity)
    const rested = Promise.allSettled(ending.map((each) => each.finished))
    // What is out of sight is never drawn, and never ends.
    const patience = new Promise((resolve) => setTimeout(resolve, 2_000))
    return Promise.race([rested, patience]).then(() => undefined)
  })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await judgeSource)
  return page.evaluate(judged, { within, rules: RULES })
}

/** Runs in the page. Throws where `within` is not there, so that nothing is called sound that was not looked at. */
async function judged({
  within,
  rules,
}: {
  readonly within: string
  readonly rules: string[]
}): Promise<string[]> {
  // The source above puts it there.
  const { axe } = window as unknown as { readonly axe: typeof Axe }
  // What passes is not described: that takes longer than the judging.
  const result = await axe.run(
    { include: [within] },
    { resultTypes: ['violations'], runOnly: rules },
  )
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
