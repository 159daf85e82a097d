import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

const WCAG: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}
/** The rules of those that ask for colours; what the others ask for is the same in every colour. */
const OF_COLOURS: Rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

interface Rules {
  readonly type: 'tag' | 'rule'
  readonly values: string[]
}

/** Put into the page as it is: the binding for Playwright judges in frames of foreign origin too, of which there are none
 *  here, opens a page for each judgement and takes three to five times as long. */
const judgeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 A and AA: the rule and the first element that breaks it. `within` is the selector of what
 *  is looked at, where a dialog covers the rest. What is found is looked for once more: a button that became enabled meanwhile
 *  was half faded, another lay under a message or under the page's head. */
export function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  return judgedTwice(page, { within, rules: WCAG })
}

/** The page as it stands, in dark colours; they are put on and off as the choice in the menu does. */
export async function darkViolations(page: Page, within = 'html'): Promise<readonly string[]> {
  const wear = (theme: 'dark' | 'light') =>
    page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen
    }, theme)
  await wear('dark')
  const found = await judgedTwice(page, { within, rules: OF_COLOURS })
  await wear('light')
  return found
}

/** The page as it stands, with type of 200 %; it is put on and off as the choice in the menu does. */
export async function largeViolations(page: Page, within = 'html'): Promise<readonly string[]> {
  const choose = async (percent: '200' | '100') => {
    await page.evaluate((chosen) => {
      localStorage.setItem('linli.type-size', chosen)
      window.dispatchEvent(new Event('linli:type-size'))
    }, percent)
    await page.locator(`html[data-type="${percent}"]`).waitFor()
  }
  await choose('200')
  const found = await judgedTwice(page, { within, rules: WCAG })
  await choose('100')
  return found
}

/** In light colours, in dark ones, and with type of 200 %. */
export async function allViolations(page: Page, within = 'html'): Promise<readonly string[]> {
  return [
    ...(await violations(page, within)),
    ...(await darkViolations(page, within)).map((each) => `dark: ${each}`),
    ...(await largeViolations(page, within)).map((each) => `200 %: ${each}`),
  ]
}

interface Judged {
  readonly within: string
  readonly rules: Rules
}

async function judgedTwice(page: Page, judged: Judged): Promise<readonly string[]> {
  const found = await judge(page, judged)
  if (found.length === 0) return found
  // A message that passes covers what is under it, and a page that is scrolled lies half under its head.
  await page.waitForFunction(() => document.querySelector('.ant-message-notice') === null)
  await page.evaluate(() => window.scrollTo(0, 0))
  return judge(page, judged)
}

async function judge(page: Page, judging: Judged): Promise<readonly string[]> {
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
  return page.evaluate(judged, judging)
}

/** Runs in the page. Throws where `within` is not there, so that nothing is called sound that was not looked at. What is too small to be
 *  pressed is looked at once more in the middle of the window: half of it may lie under a bar, or in a box that scrolls. */
async function judged({ within, rules }: Judged): Promise<string[]> {
  // The source above puts it there.
  const { axe } = window as unknown as { readonly axe: typeof Axe }
  const isStillSmall = async ({ target: [selector] }: Axe.NodeResult) => {
    if (typeof selector !== 'string') return true
    document.querySelector(selector)?.scrollIntoView({ block: 'center', inline: 'center' })
    const again = await axe.run(
      { include: [selector] },
      { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['target-size'] } },
    )
    return again.violations.length > 0
  }
  // Nor does anything begin to fade while it is judged, as a button that is enabled when a draft is saved.
  const still = new CSSStyleSheet()
  still.replaceSync('*, *::before, *::after { transition: none !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
  // What passes is not described: that takes longer than the judging.
  const result = await axe.run(
    { include: [within] },
    { resultTypes: ['violations'], runOnly: rules },
  )
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== still)
  const found: string[] = []
  for (const { id, nodes } of result.violations) {
    let first = nodes[0]
    if (id === 'target-size') {
      first = undefined
      for (const node of nodes) {
        if (first === undefined && (await isStillSmall(node))) first = node
      }
      window.scrollTo(0, 0)
    }
    if (first !== undefined) found.push(`${id}: ${first.html}`)
  }
  return found
}
