import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const TRAVEL = { name: '回到当时' }
const NAME = '夏季防汛'

describe.skipIf(chromium === null)(
  'an official goes back in a case (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('by the keyboard, sees it on the diagram, and publishes its way as a scenario, under a name', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      const path = '/studio/instances'
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path })
      await page.getByRole('link', { name: /诉求/ }).first().click()

      const slider = page.getByRole('slider', TRAVEL)
      await slider.focus()
      const instance = page.url()
      const last = Number(await slider.getAttribute('max'))
      expect(last).toBeGreaterThan(1)
      const panel = page.getByRole('region', TRAVEL)
      await page.keyboard.press('Home')
      await panel.getByText(`第 1 步，共 ${last + 1} 步`).waitFor()
      await panel.getByText(/提交「诉求上报」/).waitFor()
      expect(await slider.getAttribute('aria-valuetext')).toContain('提交「诉求上报」')
      await page.locator('.transition-taken').first().waitFor()
      await page.locator('.state-here').filter({ hasText: '当时' }).waitFor()
      await page.keyboard.press('ArrowRight')
      await panel.getByText(`第 2 步，共 ${last + 1} 步`).waitFor()
      await page.keyboard.press('End')
      await panel.getByText('现在', { exact: true }).waitFor()
      expect(await page.locator('.transition-taken').count()).toBe(0)

      await page.getByRole('button', { name: '存为场景' }).click()
      await page.getByText('已存入草稿：真实走法').waitFor()
      await page.getByRole('link', { name: '去看草稿' }).click()
      await page.getByRole('button', { name: /发\s?布$/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('版本名称（可不填）').fill(NAME)
      // The new scenario is played before it is published.
      await dialog.getByRole('button', { name: '发布第 2 版' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await page.goto(`${new URL(page.url()).pathname}?tab=versions`)
      await page.getByRole('listitem').getByText(`第 2 版 · ${NAME}`).waitFor()

      await page.setViewportSize(PHONE)
      await page.goto(instance)
      await page.getByRole('slider', TRAVEL).waitFor()
      await expectNoSidewaysScroll(page)
      expect(official.troubles).toEqual([])
    }, 180_000)
  },
)
