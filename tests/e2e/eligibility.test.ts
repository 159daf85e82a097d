import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { readTemplateText } from '../scenarios/read-templates.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { publishFrom } from './publish-from.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'whether one may ask for it, and what to bring (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('is told after a few questions, which are not asked again', async () => {
      const official = await openPerson(stage.browser, stage.app)
      const resident = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official, resident]))
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio' })
      await publishFrom(official.page, 'elder-allowance', readTemplateText('elder-allowance'))
      await expectDrawn(official.page)
      const { page } = resident
      await page.goto('/services/elder-allowance/apply')
      await page.getByText('先回答几个问题').waitFor()
      await page.getByRole('button', { name: '看看能不能办' }).press('Enter')
      await page.getByRole('heading', { name: /处需要修改/ }).waitFor()

      await answer(page, ['家人代办', '还没满', '在'])
      await page.getByRole('heading', { name: '按您的回答，这次办不了' }).waitFor()
      await page.getByText('因为要满80周岁才能申请。').waitFor()
      expect(await page.locator('.verdict a[href^="tel:"]').count()).toBe(1)
      await look(page, 'no-375')

      await answer(page, ['家人代办', '满了', '说不清'])
      await page.getByRole('heading', { name: '也许可以办，最好先问一问' }).waitFor()
      await page.locator('.verdict').getByText('代办人的身份证').waitFor()
      await look(page, 'ask-375')

      await answer(page, ['老人本人', '满了', '在'])
      await page.getByRole('heading', { name: '您可以办' }).waitFor()
      expect(await page.locator('.verdict').getByText('代办人的身份证').count()).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict')
      await look(page, 'yes-375')
      await page.getByRole('button', { name: '开始填写' }).press('Enter')
      await page.getByLabel('老人姓名').waitFor()
      expect(await page.getByRole('radio', { name: '满了', exact: true }).isChecked()).toBe(true)
      await look(page, 'fill-375')
      await page.goBack()
      await page.getByText('先回答几个问题').waitFor()
      await page.getByRole('button', { name: '长辈版' }).click()
      await page.getByText(/第 1 题/).waitFor()
      await look(page, 'elder-375')
      for (const person of [official, resident]) {
        expect([...person.strayRequests, ...person.troubles]).toEqual([])
        await person.context.close()
      }
    }, 240_000)
  },
)

/** The form's own pane says it too, and a verdict that is put in stands in the text of the definition. */
async function expectDrawn(page: Page): Promise<void> {
  await page.goto('/studio/definitions/elder-allowance?tab=forms&form=apply')
  const panel = page.locator('details', { hasText: '能不能办、带什么' })
  await panel.getByText('老人的户口在本街道吗 = 不在').waitFor()
  expect(await violations(page), 'the pane').toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2_000)
  await panel.getByRole('button', { name: '加一样要带的' }).press('Enter')
  expect(await panel.getByRole('button', { name: /^删除第 \d+ 样$/ }).count()).toBe(5)
  await page.goto('/studio')
}

async function answer(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('radio', { name, exact: true }).check()
  await page.getByRole('button', { name: '看看能不能办' }).press('Enter')
}

async function look(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-eligible')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  expect(await violations(page), name).toEqual([])
  await expectNoSidewaysScroll(page, name)
}
