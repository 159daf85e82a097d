import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseItem, DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)('quiet hours (needs Chromium: apt-get install chromium)', () => {
  const stage = useDemoStage()

  it.each([
    ['1440', { ...DESKTOP, width: 1440 }],
    ['375', PHONE],
  ] as const)(
    'the street and a person say when no text message is sent, by keyboard, at %s px',
    async (_, size) => {
      const official = await openPerson(stage.browser, stage.app, size)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/messages' })
      await page.getByRole('heading', { name: '短信与免打扰' }).waitFor()
      const street = page.getByRole('switch', { name: '设置免打扰时段' })
      if (!(await street.isChecked())) {
        await street.focus()
        await page.keyboard.press('Space')
      }
      await page.getByLabel('从').fill('21:30')
      await page.getByLabel('到', { exact: true }).fill('21:30')
      await page.getByText('请填两个不同的时间。').waitFor()
      expect(await violations(page), 'refused').toEqual([])
      await page.getByLabel('到', { exact: true }).fill('06:45')
      await page.getByText('到第二天为止。').waitFor()
      expect(await violations(page), 'street').toEqual([])
      await page
        .getByRole('region', { name: '短信与免打扰' })
        .getByRole('button', { name: '保存' })
        .click()
      await page.getByText('已经保存。').waitFor()
      await page.reload()
      await page.getByLabel('从').waitFor()
      expect(await page.getByLabel('从').inputValue()).toBe('21:30')

      await page.getByRole('button', { name: '沈中心' }).click()
      await chooseItem(page, '我的消息提醒')
      const own = page.getByRole('dialog', { name: '我的消息提醒' })
      await own.getByRole('switch').waitFor()
      if (!(await own.getByRole('switch').isChecked())) await own.getByRole('switch').click()
      await own.getByRole('radio', { name: '企业微信' }).check()
      await own.getByLabel('从').fill('12:00')
      await own.getByLabel('到', { exact: true }).fill('14:00')
      expect(await violations(page), 'own').toEqual([])
      await own.getByRole('button', { name: '保存' }).click()
      await own.waitFor({ state: 'detached' })
      expect(official.troubles).toEqual([])
      await official.context.close()
    },
    180_000,
  )
})
