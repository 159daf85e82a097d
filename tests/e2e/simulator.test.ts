import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

/** As whoever has no mouse: on the button, and Enter. */
async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button') {
  await page.getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
}

describe.skipIf(chromium === null)(
  'an official plays the draft (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('without a mouse: two steps, the clock, why, and a scenario of it that passes with the others', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      const path = '/studio/definitions/complaint?tab=simulator'
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path })

      await page.getByLabel('开始时间').fill('2026-09-30T16:00')
      await page.keyboard.press('Enter')
      await press(page, /发起：/)
      await press(page, '填入示例')
      await press(page, /^提\s?交$/)
      await press(page, '办理：受理甄别')
      await page.getByText('派给“青禾社区”的受理台').waitFor()
      await press(page, '填入示例')
      await page.getByRole('radio', { name: '派给物业' }).focus()
      await page.keyboard.press('Space')
      await press(page, '提交决定')
      await page.locator('.state-here').filter({ hasText: '当前' }).waitFor()
      const why = page.getByRole('region', { name: '为什么', exact: true })
      await why.getByText('走到：待物业签收').waitFor()
      expect(await why.locator('.why-refused').innerText()).toContain('处理方式 = 派给物业')

      const due = page.getByRole('listitem').filter({ hasText: '签收时限' })
      await due.getByText('2026年10月8日').waitFor()
      await due.locator('summary').focus()
      await page.keyboard.press('Enter')
      await due.getByText('国庆节放假，不算').waitFor()
      // The list of problems stands at the foot of the window, over whatever is there, and makes it look small.
      await page.setViewportSize({ width: 1280, height: 2_000 })
      expect(await violations(page, '.simulator')).toEqual([])
      await page.setViewportSize(DESKTOP)
      await press(page, '拨到“签收时限”到期')
      await why.getByText('走到：任务处理 → 物业办理').waitFor()
      await page.getByText(/会发出/).waitFor()

      await press(page, '录为场景')
      await page.getByText(/已在草稿里加上场景/).waitFor()
      await press(page, '场景', 'link')
      await page.getByText(/^([1-9]\d*)\/\1 个通过/).waitFor({ timeout: 60_000 })
      await press(page, '全部运行')
      await page.getByText(/^([1-9]\d*)\/\1 个通过/).waitFor({ timeout: 60_000 })
      // Tall enough that nothing lies half under what stays at the window's edge.
      await page.setViewportSize({ width: 1280, height: 3_400 })
      expect(await violations(page, '.scenarios-tab')).toEqual([])

      await press(page, /物业办理/, 'link')
      await page.getByText('和写的一样').waitFor()
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 180_000)
  },
)
