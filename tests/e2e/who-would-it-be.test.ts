import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { edited, templateOf } from '../support/edit-definition.ts'
import { useDemoStage } from './demo-app.ts'
import { pasteText } from './paste-text.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { allViolations } from './violations.ts'

describe.skipIf(chromium === null)(
  'an official asks who it would be now (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('sees by name whom each rule finds at a place, with the keyboard, of what is published and of a draft', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })

      await page.goto('/studio/definitions/complaint')
      await chooseState(page, '网格办理')
      await choosePlace(page, '第一网格')
      await page.getByText('会派到这里').waitFor()
      await page.getByText('王网格').first().waitFor()
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      await page.setViewportSize({ width: 1440, height: 900 })

      // Somebody whom two tasks name, and who is not there any more.
      const gone = { strategy: 'person', account: 'sun-left' }
      const changed = edited(
        templateOf('complaint'),
        { set: '/tasks/handle-grid/assign/0', to: gone },
        { set: '/tasks/verify/assign/0', to: gone },
      )
      await page.goto('/studio/definitions/complaint?tab=json')
      await pasteText(page, JSON.stringify(changed, null, 2))
      await page.getByRole('link', { name: '流程图' }).click()
      await chooseState(page, '网格办理')
      await putSomebodyElse(page)
      await page.getByRole('button', { name: '保存草稿' }).click()
      await choosePlace(page, '第一网格')
      await page.getByText('交给事项里指定的人').waitFor()
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

async function chooseState(page: Page, title: string): Promise<void> {
  const state = page.locator('.react-flow__node').filter({ hasText: title }).first()
  await state.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现在会派给谁' }).waitFor()
}

/** The panel shows the gap; whoever is chosen stands wherever the other one was named. */
async function putSomebodyElse(page: Page): Promise<void> {
  const gap = page.getByRole('alert').filter({ hasText: '（sun-left）已不在岗' })
  await gap.waitFor()
  expect(await allViolations(page, '.workflow-panel')).toEqual([])
  await page.getByRole('combobox', { name: '换成别人（2 处一起换）' }).focus()
  await page.keyboard.type('陈')
  await page.locator('.ant-select-item-option-active').filter({ hasText: '陈' }).waitFor()
  await page.keyboard.press('Enter')
  await gap.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'JSON 编辑' }).click()
  const text = page.locator('.cm-content')
  await text.waitFor()
  expect(await text.innerText()).not.toContain('sun-left')
  await page.goBack()
}

async function choosePlace(page: Page, name: string): Promise<void> {
  const place = page.getByLabel('如果工单在')
  await place.focus()
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
}
