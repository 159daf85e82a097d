import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { darkViolations, violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'the pages of the main job are open to everybody (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1280', DESKTOP],
      ['375', PHONE],
    ] as const)(
      'inbox, task, home, form and tracking break no rule at %s px',
      async (_, size) => {
        const worker = await openPerson(stage.browser, stage.app, size)
        onTestFailed(() => showFailure([worker]))
        const { page } = worker
        await page.addInitScript(rememberDrawn)
        await signInAtDesk(worker, stage.app, { login: 'li-acceptance' })
        const task = page
          .getByRole('listitem')
          .getByRole('link', { name: /受理甄别/ })
          .first()
        await task.waitFor()
        const judge = async (what: string) => {
          expect(await violations(page), what).toEqual([])
          // Colours are the same at every width.
          if (size === DESKTOP) expect(await darkViolations(page), `${what}, dark`).toEqual([])
        }
        await judge('inbox')

        const number = /TS\d{8}-\d{4}/.exec(await task.innerText())?.[0] ?? ''
        await task.click()
        await page
          .getByRole('button', { name: /领取任务|放回/ })
          .first()
          .waitFor()
        expect(await violations(page), 'task').toEqual([])
        await claimIfFree(page)
        await judge('task with its form')
        if (size === PHONE) await expectThumbBar(page)
        else await expectMarkAndKeys(worker)

        await page.goto('/services/complaint/report')
        await page.getByRole('button', { name: '下一步：核对' }).waitFor()
        await judge('form')
        await page.goto('/')
        await page.getByRole('link', { name: /拍一拍/ }).waitFor()
        await judge('home')

        // The reporter of the demo's first complaint has a phone that ends with 0001.
        await page.goto(`/track/${number}?code=0001`)
        await page.getByText(number).first().waitFor()
        await judge('tracking')
        await worker.context.close()
      },
      180_000,
    )
  },
)

/** The buttons that decide are under the thumb, wherever she has scrolled to; the way to the place is one press, and asks nobody before it. */
async function expectThumbBar(page: Page): Promise<void> {
  const buttons = page.locator('.task-form .form-actions > button')
  expect(await buttons.count()).toBeGreaterThan(0)
  for (const top of [0, 400, 100_000]) {
    await page.evaluate((y) => window.scrollTo(0, y), top)
    const bar = await page.locator('.task-form .form-actions').boundingBox()
    expect(bar?.height).toBeGreaterThanOrEqual(48)
    for (const button of await buttons.all()) {
      const box = await button.boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(48)
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
    }
  }
  await page.evaluate(() => window.scrollTo(0, 0))
  const way = page.getByRole('link', { name: '导航' })
  expect(await way.getAttribute('href')).toMatch(/^geo:0,0\?q=%/)
  expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(44)
}

/** Her name and the minute lie over a task and a case; a figure chooses an outcome. */
async function expectMarkAndKeys({ page }: Person): Promise<void> {
  const caseLink = page.getByRole('link', { name: '查看整个工单' })
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('1')
  const first = page.locator('.task-form .form-actions > button').first()
  await expect.poll(() => first.evaluate((button) => button === document.activeElement)).toBe(true)
  await expectMark(page)
  await caseLink.click()
  await page.getByText('办理过程').first().waitFor()
  await expectMark(page)
}

/** What was drawn into the mark, and that it covers the page. */
async function expectMark(page: Page): Promise<void> {
  const drawn = () => page.evaluate(() => (window as MarkedWindow).drawnTexts ?? [])
  await expect.poll(drawn).toContain('李受理')
  expect((await drawn()).some((text) => /\d{1,2}:\d\d$/.test(text))).toBe(true)
  const isCovered = await page.evaluate(() => {
    const mark = [...document.querySelectorAll<HTMLElement>('main div')].find(({ style }) =>
      style.backgroundImage.startsWith('url("data:image/png'),
    )
    const over = mark?.getBoundingClientRect()
    const parts = [...document.querySelectorAll('main :is(h1, h2, section)')]
    return parts.map((part) => {
      const under = part.getBoundingClientRect()
      return (
        over !== undefined &&
        over.top <= under.top &&
        over.bottom >= under.bottom &&
        over.right >= under.right
      )
    })
  })
  expect(isCovered.length).toBeGreaterThan(2)
  expect(isCovered).not.toContain(false)
}

interface MarkedWindow extends Window {
  drawnTexts?: string[]
}

/** Remembers what is drawn on canvases: the words of the mark are in a picture. Runs in the page. */
function rememberDrawn(): void {
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    const marked = window as MarkedWindow
    marked.drawnTexts = [...(marked.drawnTexts ?? []), text]
    return fillText.call(this, text, ...place)
  }
}

async function claimIfFree(page: Page): Promise<void> {
  const claim = page.getByRole('button', { name: /领取任务/ })
  if ((await claim.count()) > 0) await claim.first().click()
  await page.getByRole('radio').first().waitFor()
}
