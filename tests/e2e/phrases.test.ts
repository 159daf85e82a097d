import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseItem, DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)('phrases (needs Chromium: apt-get install chromium)', () => {
  const stage = useDemoStage()

  it.each([
    ['1440', { ...DESKTOP, width: 1440 }],
    ['375', PHONE],
  ] as const)(
    'a phrase goes where the cursor stands, her own and those of the street, at %s px',
    async (_, size) => {
      const clerk = await openPerson(stage.browser, stage.app, size)
      onTestFailed(() => showFailure([clerk]))
      const { page } = clerk
      await signInAtDesk(clerk, stage.app, { login: 'li-acceptance' })
      await page.getByRole('button', { name: '李受理' }).click()
      await chooseItem(page, '常用语')
      const own = page.getByRole('dialog', { name: '常用语' })
      await own.getByLabel('我的常用语').fill('已到现场，𠮷野家旁⽔管。\n\n请保持电话畅通。')
      // Those of the whole street are not hers to change.
      expect(await own.getByLabel('全街道共用的常用语').count()).toBe(0)
      expect(await violations(page), 'own phrases').toEqual([])
      await own.getByRole('button', { name: '保存' }).click()
      await own.waitFor({ state: 'detached' })

      await page
        .getByRole('listitem')
        .getByRole('link', { name: /受理甄别/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /领取任务|放回/ })
        .first()
        .waitFor()
      const claim = page.getByRole('button', { name: '领取任务' })
      if ((await claim.count()) > 0) await claim.first().click()
      await page.getByRole('radio', { name: /补充/ }).check()
      const field = page.getByLabel('需要补充什么')
      await field.fill('前后')
      await field.evaluate((control: HTMLTextAreaElement) => control.setSelectionRange(1, 1))
      const picker = page.locator('details.phrases').first()
      await picker.locator('summary').press('Enter')
      const phrase = picker.getByRole('button', { name: '已到现场' })
      await phrase.waitFor()
      expect(await violations(page), 'choosing').toEqual([])
      await phrase.press('Enter')
      await expect.poll(() => field.inputValue()).toBe('前已到现场，𠮷野家旁⽔管。后')
      // What is typed next stands behind the phrase.
      await expect
        .poll(() => field.evaluate((control) => control === document.activeElement))
        .toBe(true)
      await page.keyboard.type('，')
      expect(await field.inputValue()).toBe('前已到现场，𠮷野家旁⽔管。，后')

      // The same stand under the reason of a deed.
      await page.getByRole('button', { name: '更多操作' }).click()
      await chooseItem(page, /转办/)
      const dialog = page.getByRole('dialog', { name: '转给谁办' })
      await dialog.getByRole('button', { name: '转办' }).click()
      await dialog.getByText('请写一句说明。').waitFor()
      const why = dialog.getByLabel('说明')
      await why.fill('前后')
      await why.evaluate((control: HTMLTextAreaElement) => control.setSelectionRange(1, 1))
      await dialog.locator('details.phrases summary').press('Enter')
      await dialog.getByRole('button', { name: '已到现场' }).press('Enter')
      await expect.poll(() => why.inputValue()).toBe('前已到现场，𠮷野家旁⽔管。后')
      expect(await violations(page, '[role=dialog]'), 'reason').toEqual([])
      expect(clerk.troubles).toEqual([])
      await clerk.context.close()
    },
    180_000,
  )
})
