import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseItem, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'a worker hands a task on (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('finds the colleague by her post, says why, and it is in the other’s inbox', async () => {
      onTestFailed(() => showFailure(people))
      const worker = await openPerson(stage.browser, stage.app)
      people.push(worker)
      const { page } = worker
      await signInAtDesk(worker, stage.app, { login: 'li-acceptance', path: '/desk' })
      await page.setViewportSize(PHONE)
      await page
        .getByRole('link', { name: /受理甄别/ })
        .first()
        .click()
      const number = await page.locator('.task-head-case .number').innerText()

      await page.getByRole('button', { name: '更多操作' }).click()
      await chooseItem(page, /转办/)
      const dialog = page.getByRole('dialog', { name: '转给谁办' })
      await dialog.getByRole('button', { name: '转办' }).click()
      await dialog.getByText('请选一位同事。').waitFor()
      await dialog.getByRole('combobox', { name: '找谁' }).fill('调解')
      await page.locator('.ant-select-item-option').getByText('宋调解').waitFor()
      expect(await violations(page, '[role=dialog]')).toEqual([])
      await page.keyboard.press('Enter')
      await dialog.getByLabel('说明').fill('这是邻里纠纷，请您先调解')
      await dialog.getByRole('button', { name: '转办' }).click()
      await page.getByText('已转给宋调解').first().waitFor()
      await page.getByRole('heading', { name: '待办' }).waitFor()

      const other = await openPerson(stage.browser, stage.app)
      people.push(other)
      await signInAtDesk(other, stage.app, { login: 'song-mediator', path: '/desk' })
      await other.page.getByText(number).first().click()
      await other.page.getByText('转办：这是邻里纠纷，请您先调解').waitFor()
      for (const person of people) {
        expect(person.strayRequests).toEqual([])
        expect(person.troubles).toEqual([])
      }
    }, 120_000)
  },
)
