import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { button, card, questionsOf } from './by-hand.ts'
import { type DemoStage, useDemoStage } from './demo-app.ts'
import {
  expectFocus,
  forbidPointers,
  pickByKeys,
  pointerCount,
  pressEnter,
  typeOver,
} from './keys.ts'
import { openPerson, type Person, showFailure } from './people.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }

describe.skipIf(chromium === null)(
  'an official who has no mouse (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('draws a form and a workflow from nothing, plays it, keeps a scenario that passes, publishes it, and publishes a change', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      page.setDefaultTimeout(20_000)
      await forbidPointers(page)
      await signIn(page, stage)
      await begin(page)
      await drawForm(page)
      await drawWorkflow(page)
      await play(page)
      await publishFirst(page)
      await publishChange(page)
      expect(await pointerCount(page), 'pointers').toBe(0)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 300_000)
  },
)

async function signIn(page: Page, { app }: DemoStage): Promise<void> {
  await page.goto('/studio')
  await page.getByLabel('账号', { exact: true }).focus()
  await page.keyboard.type('zhao-secretary')
  await page.keyboard.press('Tab')
  await page.keyboard.type(app.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '新建事项' }).waitFor()
}

/** The dialog opens in its first field, Tab leads through the others, and Enter is enough. */
async function begin(page: Page): Promise<void> {
  await pressEnter(page.getByRole('button', { name: '新建事项' }))
  const dialog = page.getByRole('dialog')
  await expectFocus(dialog.getByLabel('名称'))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expectFocus(page.getByRole('button', { name: '新建事项' }))
  await page.keyboard.press('Enter')
  await expectFocus(dialog.getByLabel('名称'))
  await page.keyboard.type('楼道照明')
  await page.keyboard.press('Tab')
  await page.keyboard.type('stair-light')
  await page.keyboard.press('Tab')
  await page.keyboard.type('LZ')
  await page.keyboard.press('Enter')
  await card(page, '处理中').waitFor()
  await expectFocus(page.locator('#content'))
}

function tab(page: Page, name: string): Promise<void> {
  return pressEnter(page.locator('.tabs').getByRole('link', { name }))
}

async function drawForm(page: Page): Promise<void> {
  await tab(page, '表单')
  const fromTable = page.getByRole('button', { name: '从表格建' })
  await pressEnter(fromTable)
  await expectFocus(page.getByRole('dialog').getByLabel('表单名称'))
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expectFocus(fromTable)

  await pressEnter(button(page, '单行文字'))
  const frame = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}，`) })
  await expectFocus(frame('文字'))
  await page.keyboard.press('Enter')
  await expectFocus(page.getByLabel('问题（名称）', { exact: true }))
  await typeOver(page, '称呼')
  await frame('称呼').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect
    .poll(() => questionsOf(page), { timeout: 30_000 })
    .toEqual(['在哪里', '称呼', '什么情况'])
  await expectFocus(frame('称呼'))
  await page.getByRole('checkbox', { name: '必填' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: /^称呼，.*必填/ }).waitFor()
}

async function drawWorkflow(page: Page): Promise<void> {
  await tab(page, '流程')
  const step = async (after: string, kind: string, name: string) => {
    await card(page, after).focus()
    await page.keyboard.press('+')
    const dialog = page.getByRole('dialog')
    await expectFocus(dialog.locator('.kind-choice').first())
    await pressEnter(dialog.getByRole('button', { name: kind }).first())
    await dialog.waitFor({ state: 'detached' })
    await page.locator('input:focus').waitFor()
    await typeOver(page, name)
    await card(page, name).waitFor()
  }
  await step('处理中', '审批', '组长审核')
  const panel = page.getByRole('complementary', { name: '属性' })
  await pressEnter(panel.getByRole('button', { name: '加一个时限' }))
  await pickByKeys(panel.getByRole('combobox', { name: '到时间后' }), '提醒')
  await panel.getByLabel('提醒谁').first().waitFor({ state: 'attached' })
  await step('组长审核', '抄送/通知', '告知居民')
}

/** The first two steps are made, the third is told by itself; the run becomes a scenario. */
async function play(page: Page): Promise<void> {
  await tab(page, '模拟')
  await pressEnter(page.getByRole('button', { name: /发起：/ }).first())
  await decide(page, '提交')
  for (const outcome of ['已处理', '同意']) {
    await pressEnter(page.getByRole('button', { name: /^办理：/ }).first())
    await decide(page, outcome)
  }
  await page.getByText('已经结束。').waitFor()
  await pressEnter(page.getByRole('button', { name: '录为场景' }))
  await page.getByText(/已在草稿里加上场景/).waitFor()
  await tab(page, '场景')
  await page.getByText('1/1 个通过').waitFor({ timeout: 60_000 })
}

/** With an example where there are questions. */
async function decide(page: Page, outcome: string): Promise<void> {
  const deed = page.locator('.move-form').getByRole('button', { name: outcome, exact: true })
  await deed.waitFor()
  const example = page.getByRole('button', { name: '填入示例' })
  if (await example.isVisible()) await pressEnter(example)
  await pressEnter(deed)
}

async function publishFirst(page: Page): Promise<void> {
  await pressEnter(page.getByRole('button', { name: '为没试过的路补上场景' }))
  await page.getByText(/^([1-9]\d*)\/\1 个通过/).waitFor({ timeout: 60_000 })
  await pressEnter(button(page, '发布').first())
  const dialog = page.getByRole('dialog')
  await expectFocus(dialog)
  await dialog.getByText(/^场景 ([1-9]\d*)\/\1 个通过$/).waitFor({ timeout: 60_000 })
  expect(await violations(page), 'publishing').toEqual([])
  await pressEnter(dialog.getByRole('button', { name: '发布第 1 版' }))
  await page.getByText('第 1 版已发布').first().waitFor({ timeout: 60_000 })
  await dialog.waitFor({ state: 'hidden' })
}

/** Another name for a step; the dialog says what changes, before it is published. */
async function publishChange(page: Page): Promise<void> {
  await tab(page, '流程')
  await card(page, '组长审核').focus()
  await page.keyboard.press('Enter')
  const name = page.getByRole('complementary', { name: '属性' }).getByLabel('名称').first()
  await name.focus()
  await typeOver(page, '班长审核')
  await card(page, '班长审核').waitFor()
  await pressEnter(button(page, '发布').first())
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('.changes')
    .getByText(/班长审核/)
    .first()
    .waitFor()
  await dialog.getByText(/^场景 ([1-9]\d*)\/\1 个通过$/).waitFor({ timeout: 60_000 })
  await pressEnter(dialog.getByRole('button', { name: '发布第 2 版' }))
  await page.getByText('第 2 版已发布').first().waitFor({ timeout: 60_000 })
  await dialog.waitFor({ state: 'hidden' })
}
