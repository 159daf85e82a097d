import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }

describe.skipIf(chromium === null)(
  'an official builds a workflow with the keyboard alone (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('from an empty definition to two steps with a condition, a deadline and a notice', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await begin(page)

      await insertAfter(page, '处理中', '审批')
      await call(page, '组长审核')
      await card(page, '组长审核').waitFor()

      await insertAfter(page, '处理中', '条件')
      await press(page, '加一条')
      await pick(page, '走这条路的条件 · 第 1 条：哪个字段', '办理结果')
      await pick(page, '走这条路的条件 · 第 1 条：什么值', '已处理')
      await page.getByText('办理结果 = 已处理').first().waitFor()

      // What one begins with has a time limit already; the second step gets one.
      await card(page, /处理中.*3 个工作日.*超时→社区两委/s).waitFor()
      await open(page, '组长审核')
      await press(page, '加一个时限')
      await pick(page, '到时间后', '提醒')
      await card(page, /1 个工作日.*超时→社区两委/).waitFor()

      await insertAfter(page, '组长审核', '抄送/通知')
      await call(page, '告知居民')
      await card(page, '告知居民').waitFor()
      expect(await violations(page)).toEqual([])

      await card(page, '告知居民').focus()
      await page.keyboard.press('Delete')
      await card(page, '告知居民').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+z')
      await card(page, '告知居民').waitFor()

      await card(page, '组长审核').focus()
      await page.keyboard.press('c')
      await page.keyboard.type('处理中')
      await page.keyboard.press('Enter')
      await page.getByText('已把“组长审核”连到“处理中”').waitFor()
      await page.goBack()
      await press(page, '专业')
      await page.locator('.react-flow__node').filter({ hasText: '告知居民' }).waitFor()
      await press(page, '读成文字')
      await page
        .getByText(/提醒|超时|1 个工作日/)
        .first()
        .waitFor()
      await press(page, '简洁')

      await page.getByText(/^草稿：赵书记/).waitFor()
      await page.reload()
      await card(page, '告知居民').waitFor()
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      expect(await violations(page)).toEqual([])
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

async function begin(page: Page): Promise<void> {
  await press(page, '新建事项')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').focus()
  await page.keyboard.type('路灯报修')
  await dialog.getByLabel('代号').focus()
  await page.keyboard.type('street-lamp')
  await dialog.getByLabel('编号前缀').focus()
  await page.keyboard.type('LD')
  await press(page, '建立草稿')
  await card(page, '处理中').waitFor()
}

function card(page: Page, says: string | RegExp) {
  return page.locator('.flow-card').filter({ hasText: says }).first()
}

/** Puts a step of a kind behind another one; the keyboard is in its name afterwards. */
async function insertAfter(page: Page, name: string, kind: string): Promise<void> {
  await card(page, name).focus()
  await page.keyboard.press('+')
  const choice = page.getByRole('dialog').getByRole('button', { name: kind }).first()
  await choice.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A step that was just added has its name in the caret's hand, once its properties are drawn. */
async function call(page: Page, name: string): Promise<void> {
  await page.locator('input:focus').waitFor()
  await page.keyboard.type(name)
}

async function open(page: Page, name: string): Promise<void> {
  await card(page, name).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: new RegExp(`^${name}`) }).waitFor()
}

async function press(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`(^|\\s)${name}$`) })
    .first()
    .focus()
  await page.keyboard.press('Enter')
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().focus()
  await page.keyboard.press('ArrowDown')
  const wanted = page.locator('.ant-select-item-option').filter({ hasText: option }).first()
  await wanted.waitFor()
  while (
    !(await wanted.evaluate((each) => each.classList.contains('ant-select-item-option-active')))
  ) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
