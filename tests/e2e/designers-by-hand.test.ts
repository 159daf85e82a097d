import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { type Hand, mouseOf } from './hands.ts'
import { openPerson, type Person, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const WIDE = { width: 1440, height: 900 }

const SERVICE = { title: '井盖报修', code: 'manhole', family: 'JG' }

describe.skipIf(chromium === null)(
  'an official draws a form and a workflow, tries them and publishes (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('with a mouse alone', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      const hand = mouseOf(page)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await begin(page, hand, SERVICE)

      await step(page, hand, { kind: '审批', name: '组长审核' })
      await limit(page, hand)
      await step(page, hand, { kind: '抄送/通知', name: '告知居民' })
      await goTo(page, hand, '表单')
      await ask(page, hand)
      await expectNoSidewaysScroll(page)
      await goTo(page, hand, '场景')
      await hand.press(page.getByRole('button', { name: '为没试过的路补上场景' }))
      await page.getByText(/^([1-9]\d*)\/\1 个通过/).waitFor({ timeout: 60_000 })
      await expectNoSidewaysScroll(page)

      await hand.press(button(page, '发布').first())
      await hand.press(page.getByRole('button', { name: '发布第 1 版' }))
      await page.getByText('第 1 版已发布').first().waitFor({ timeout: 60_000 })
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}

async function begin(page: Page, hand: Hand, { title, code, family }: typeof SERVICE) {
  await hand.press(page.getByRole('button', { name: '新建事项' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(title)
  await dialog.getByLabel('代号').fill(code)
  await dialog.getByLabel('编号前缀').fill(family)
  await hand.press(dialog.getByRole('button', { name: '建立草稿' }))
  await card(page, '处理中').waitFor()
}

async function goTo(page: Page, hand: Hand, tab: string): Promise<void> {
  await hand.press(page.locator('.tabs').getByRole('link', { name: tab }))
}

function card(page: Page, says: string) {
  return page.locator('.flow-card').filter({ hasText: says }).first()
}

/** One more step behind the first one, by the plus on the line between. */
async function step(
  page: Page,
  hand: Hand,
  { kind, name }: { readonly kind: string; readonly name: string },
): Promise<void> {
  await hand.press(button(page, '在这里加一步').last())
  await hand.press(page.getByRole('dialog').getByRole('button', { name: kind }).first())
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const named = page.getByRole('complementary', { name: '属性' }).getByLabel('名称').first()
  await named.fill(name)
  await card(page, name).waitFor()
}

/** The step that is looked at gets a time limit that reminds somebody: without one it could not be published. */
async function limit(page: Page, hand: Hand): Promise<void> {
  const panel = page.getByRole('complementary', { name: '属性' })
  const add = panel.getByRole('button', { name: '加一个时限' })
  await hand.press(add)
  await hand.press(panel.getByRole('combobox', { name: '到时间后' }))
  await hand.press(page.locator('.ant-select-item-option').filter({ hasText: '提醒' }).first())
  await panel.getByLabel('提醒谁').first().waitFor({ state: 'attached' })
  await hand.press(panel.getByRole('button', { name: '关闭属性' }))
}

/** A question from the palette, in front of another one, and what it is called. */
async function ask(page: Page, hand: Hand): Promise<void> {
  const order = () =>
    page
      .locator('[data-field]')
      .evaluateAll((frames) =>
        frames.map((frame) => frame.getAttribute('aria-label')?.split('，')[0]),
      )
  const first = page.locator('.frame-gap').first()
  await hand.drag(button(page, '单行文字'), first)
  await page.getByLabel('问题（名称）', { exact: true }).fill('称呼')
  await expect.poll(order, { timeout: 30_000 }).toEqual(['称呼', '在哪里', '什么情况'])
  await hand.drag(gripOf(page, '称呼'), page.locator('.frame-gap').nth(2))
  await expect.poll(order, { timeout: 30_000 }).toEqual(['在哪里', '称呼', '什么情况'])
}

function gripOf(page: Page, name: string) {
  const frame = page.locator('.frame').filter({
    has: page.getByRole('button', { name: new RegExp(`^${name}，`) }),
  })
  return frame.locator('.frame-handle').first()
}
