import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const DAY_MS = 86_400_000

describe.skipIf(chromium === null)(
  'the working calendar (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('shows what would move, moves it, and takes a year from a file', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/calendar' })
      await page.getByText('是暂定的').waitFor()
      await picture('calendar-1440')
      expect(await violations(page), 'the calendar').toEqual([])

      // A working week from today on: some deadline of the demo ends in it.
      for (const date of nextWorkingDays(5)) {
        const year = page.getByRole('link', { name: `${date.slice(0, 4)}年` })
        if ((await year.getAttribute('aria-current')) !== 'page') break
        await page.locator(`[data-date="${date}"]`).click()
      }
      await page.getByText(/改了 \d 天，还没有保存/).waitFor()
      await page.getByLabel('名称').fill('停电检修')
      await page.evaluate(() => window.scrollTo(0, 0))
      await picture('calendar-changed')
      expect(await violations(page), 'a changed calendar').toEqual([])
      await page.getByRole('button', { name: '保存…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(/会有 \d+ 个在办的时限变动/).waitFor()
      await picture('calendar-preview')
      expect(await violations(page), 'the preview').toEqual([])
      await dialog.getByRole('button', { name: '保存' }).click()
      await page.getByText('正在调整受影响的时限').waitFor()
      await page.getByText('时限已按新的日历调整').waitFor()

      await page.getByLabel('导入文件…').setInputFiles(file('2001-01-01,休,元旦'))
      await page.getByRole('alert').getByText('这是 2001年的文件').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()

      async function picture(name: string): Promise<void> {
        const folder = join(tmpdir(), 'linli-e2e-pictures')
        await mkdir(folder, { recursive: true })
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
      }
    }, 120_000)

    it('is worked with the keyboard on a phone', async () => {
      const official = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      const year = new Date().getFullYear() + 1
      const path = `/studio/calendar?year=${year}`
      await signInAtDesk(official, stage.app, { login: 'cao-center', path })
      const day = (date: string) => page.locator(`[data-date="${year}-${date}"]`)
      await day('01-01').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      const before = await day('01-09').getAttribute('aria-label')
      await page.keyboard.press('Enter')
      await page.getByText('改了 1 天，还没有保存').waitFor()
      expect(await day('01-09').getAttribute('aria-label')).not.toBe(before)
      expect(await violations(page), 'on a phone').toEqual([])
      await page.screenshot({ path: join(tmpdir(), 'linli-e2e-pictures', 'calendar-375.png') })

      await page.getByRole('button', { name: '撤销' }).click()
      expect(await day('01-09').getAttribute('aria-label')).toBe(before)
      await expectNoSidewaysScroll(page)
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 120_000)
  },
)

/** `YYYY-MM-DD` of the next Mondays to Fridays in the city's zone, today included. */
function nextWorkingDays(count: number): string[] {
  const today = Date.now() + DAY_MS / 3
  return Array.from({ length: 14 }, (_, index) => new Date(today + index * DAY_MS))
    .filter((day) => day.getUTCDay() !== 0 && day.getUTCDay() !== 6)
    .slice(0, count)
    .map((day) => day.toISOString().slice(0, 10))
}

function file(text: string) {
  return { name: 'notice.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}
