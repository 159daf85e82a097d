import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const FORM = '/services/complaint/report'
const PAGES = ['/', FORM, '/track', '/mine', '/inbox', '/services/gone/form', '/nowhere']

describe.skipIf(chromium === null)(
  'the portal is open to everybody (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each(['light', 'dark'] as const)(
      'no page breaks an accessibility rule (%s)',
      async (scheme) => {
        const { page, strayRequests, troubles } = await openPerson(stage.browser, stage.app, PHONE)
        await page.emulateMedia({ colorScheme: scheme })
        for (const path of PAGES) {
          await visit(page, path)
          expect(await violations(page), path).toEqual([])
        }
        await visit(page, FORM)
        await page.getByRole('button', { name: '下一步：核对' }).click()
        await page.getByRole('heading', { name: /处需要修改/ }).waitFor()
        expect(await violations(page), 'a refused form').toEqual([])
        expect(await danglingDescriptions(page)).toEqual([])
        expect([...strayRequests, ...troubles]).toEqual([])
        await page.context().close()
      },
    )

    it('nothing is cut off at 320 pixels with type of 200 %', async () => {
      const { page } = await openPerson(stage.browser, stage.app, { width: 320, height: 667 })
      await visit(page, '/')
      await page.getByLabel('字号').selectOption('200')
      for (const path of PAGES) {
        await visit(page, path)
        await expectNoSidewaysScroll(page, path)
      }
      await page.context().close()
    })

    it('长辈版 asks one question at a time, in 20 pixel type, with targets of 60 pixels', async () => {
      const { page } = await openPerson(stage.browser, stage.app, PHONE)
      await visit(page, `${FORM}?elder=1`)
      await page.getByText(/第 1 题，共 \d+ 题/).waitFor()
      const type = await page.evaluate(() => getComputedStyle(document.body).fontSize)
      expect(type).toBe('20px')
      for (const button of await page.locator('main .button, main .control, .tool').all()) {
        expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(60)
      }
      expect(await violations(page)).toEqual([])
      await page.context().close()
    })

    it('four ways in are in sight on a small phone', async () => {
      const { page } = await openPerson(stage.browser, stage.app, PHONE)
      await visit(page, '/')
      for (const name of [/拍一拍/, /居民点单/, /我的进度/, /找社区/]) {
        const box = await page.getByRole('link', { name }).first().boundingBox()
        expect((box?.y ?? Number.NaN) + (box?.height ?? 0), String(name)).toBeLessThanOrEqual(667)
      }
      await page.context().close()
    })

    it.each([
      ['/', 148_000],
      [FORM, 250_000],
    ] as const)('%s costs at most %d bytes of compressed script', async (path, most) => {
      const { page } = await openPerson(stage.browser, stage.app, PHONE)
      const scripts: Promise<number>[] = []
      page.on('response', (response) => {
        if (!new URL(response.url()).pathname.endsWith('.js')) return
        scripts.push(response.body().then((body) => gzipSync(body).length))
      })
      await visit(page, path)
      const sizes = await Promise.all(scripts)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most)
      await page.context().close()
    })
  },
)

/** Until the page stands: its heading is there and nothing is on its way. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
  if (path === '/') await page.getByRole('link', { name: /拍一拍/ }).waitFor()
}

/** Ids that a description points at and that are not on the page. */
function danglingDescriptions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-describedby]')]
      .flatMap((element) => (element.getAttribute('aria-describedby') ?? '').split(' '))
      .filter((id) => document.getElementById(id) === null),
  )
}
