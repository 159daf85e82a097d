import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { lookAt } from '../papers/look-at.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, showFailure, signInAtDesk } from './people.ts'

interface Printed {
  readonly at: string
  /** Of what the demo made up, the first that a list leads to. */
  readonly link?: RegExp
  /** When it is all there. */
  readonly shows: string
  /** What must be read on the paper besides the time and the number of pages. */
  readonly says: RegExp
}

const CASE = /TS\d{8}-\d{4}/
const PAGES: readonly Printed[] = [
  { at: '/desk/instances', link: /诉求/, shows: '.timeline', says: CASE },
  { at: '/studio/instances', link: /诉求/, shows: '.timeline', says: CASE },
  { at: '/desk', link: /受理甄别/, shows: '.case-aside', says: CASE },
  {
    at: '/studio/definitions/complaint?tab=canvas&as=text',
    shows: '.workflow-text li',
    says: /complaint/,
  },
  { at: '/studio/calendar', shows: '.calendar-month', says: /工作日历/ },
  { at: '/studio/audit', shows: 'ol > li', says: /审计日志/ },
  { at: '/studio/people', shows: '.task-row', says: /人员/ },
]

describe.skipIf(chromium === null)(
  'a page on paper (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('carries what it is, when it was printed, a code that opens it again and its number of how many, and nothing to press', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1280, height: 800 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'li-acceptance', path: '/desk' })
      await expectPrinted(
        page,
        PAGES.filter(({ at }) => at.startsWith('/desk')),
      )
      await official.context.clearCookies()
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio' })
      await expectPrinted(
        page,
        PAGES.filter(({ at }) => at.startsWith('/studio')),
      )
      await official.context.close()
    }, 240_000)

    it('of a resident carries the same', async () => {
      const resident = await openPerson(stage.browser, stage.app, { width: 375, height: 667 })
      onTestFailed(() => showFailure([resident]))
      const { page } = resident
      await page.goto('/services/complaint/report/paper')
      await page.locator('.paper-row').first().waitFor()
      const lines = await printed(page)
      expect(lines).toMatch(/打印时间[：:]/)
      expect(lines).toMatch(/1 \/ \d/)
      await resident.context.close()
    }, 120_000)
  },
)

async function expectPrinted(page: Page, pages: readonly Printed[]): Promise<void> {
  for (const { at, link, shows, says } of pages) {
    await page.goto(at)
    if (link !== undefined) {
      await page.locator('main li').getByRole('link', { name: link }).first().click()
    }
    await page.locator(shows).first().waitFor({ state: 'attached' })
    const lines = await printed(page)
    expect(lines, at).toMatch(says)
    expect(lines, at).toMatch(/打印时间[：:]\d{4}年/)
    const count = Number(/1 \/ (\d+)/.exec(lines)?.[1])
    expect(lines, at).toContain(`${count} / ${count}`)
    await page.emulateMedia({ media: 'print' })
    await page.locator('.print-mark svg').waitFor()
    expect(await shownButtons(page), `${at}: buttons`).toEqual([])
    await page.emulateMedia({ media: null })
  }
}

function shownButtons(page: Page): Promise<readonly string[]> {
  return page
    .locator('.ant-btn')
    .evaluateAll((all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 160)),
    )
}

/** What a reader finds on the paper, each line by itself. */
async function printed(page: Page): Promise<string> {
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const pages = await lookAt(new Uint8Array(file))
  // Faces draw a radical and the letter by one glyph, and a PDF can say of it either.
  return pages
    .flatMap(({ lines }) => lines)
    .join('\n')
    .normalize('NFKC')
}
