import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import type { DocumentEdit } from '../support/edit-definition.ts'
import { edited, templateOf } from '../support/edit-definition.ts'
import { useDemoStage } from './demo-app.ts'
import { pasteText } from './paste-text.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const ID = 'complaint'
const SHORTER = '时限“受理时限”（“受理甄别”）由 4 个工作小时 改为 2 个工作小时。'
const BACK = '时限“受理时限”（“受理甄别”）由 2 个工作小时 改为 4 个工作小时。'
const NARROWER = '表单“受理立案单”的“处理方式”去掉了选项“请诉求人补充”。'
const EDITS: readonly DocumentEdit[] = [
  { set: '/timers/triage-due/hours', to: 2 },
  { remove: '/forms/triage/schema/properties/decision/oneOf/2' },
]

describe.skipIf(chromium === null)(
  'an official compares what she changed (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('reads it in sentences before publishing, is led to the place, compares versions later and restores one', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })

      await page.goto(`/studio/definitions/${ID}?tab=json`)
      await page.getByRole('textbox', { name: '事项的 JSON 文本' }).waitFor()
      const shipped = templateOf(ID)
      await pasteText(page, `${JSON.stringify(edited(shipped, ...EDITS), null, 2)}\n`)
      await page.getByText('保存草稿').first().waitFor()
      await page.getByRole('button', { name: '发布' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading', { name: '与第 1 版相比' }).waitFor()
      await dialog.getByText(NARROWER).waitFor()
      await dialog
        .getByText('“处理方式”不能再选“请诉求人补充”，这里还在和它比较。')
        .first()
        .waitFor()

      const sentence = dialog.getByRole('button', { name: SHORTER })
      await sentence.focus()
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await page.waitForFunction(() => getSelection()?.toString().includes('triage-due') === true)

      await page.getByRole('button', { name: '保存草稿' }).click()
      await page.getByText('草稿已保存').first().waitFor()
      await page.goto(`/studio/definitions/${ID}?tab=versions`)
      await page.getByRole('button', { name: '与第 1 版对比' }).click()
      const change = page
        .getByRole('listitem')
        .filter({ has: page.getByText(SHORTER) })
        .last()
      await change.getByText(/件停在这里/).waitFor()

      await page.getByRole('button', { name: '发布' }).click()
      await page.getByRole('button', { name: '发布第 2 版' }).click()
      await dialog.getByText('检查或场景没有通过：').waitFor()
      await dialog.getByText(/场景“/).first().waitFor()
      await dialog.getByLabel('理由').fill('先试行，例子下周改')
      await dialog.getByRole('button', { name: '提交发布申请' }).click()
      await page.getByText('已提交发布申请').first().waitFor()
      const second = await openPerson(stage.browser, stage.app)
      people.push(second)
      await approve(second, stage.app)
      await page.goto(`/studio/definitions/${ID}?tab=versions`)
      const picker = page.getByRole('region', { name: '对比任意两版' })
      await picker.getByRole('heading', { name: '第 1 版到第 2 版' }).waitFor()
      await picker.getByText(SHORTER).waitFor()
      await choose(page, '从', '第 2 版')
      await picker.getByText('没有改动。').waitFor()
      await choose(page, '到', '第 1 版')
      await picker.getByText(BACK).waitFor()
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])

      await page.setViewportSize(PHONE)
      await picker.getByText(BACK).waitFor()
      await expectNoSidewaysScroll(page)

      await restoreFirstVersion(page)
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

/** The first version stands in the draft by one press, kept by itself, through a reload; what stood there comes back by one 撤销. */
async function restoreFirstVersion(page: Page): Promise<void> {
  const restore = page.getByRole('button', { name: '把第 1 版恢复到草稿' })
  const compare = page.getByRole('button', { name: '与第 2 版对比' })
  await restore.waitFor()
  expect(await compare.count()).toBe(0)

  await restore.focus()
  await page.keyboard.press('Enter')
  await page.getByText('第 1 版的内容已经放进草稿').waitFor()
  await compare.click()
  await page.locator('.version-list').getByText(BACK).first().waitFor()
  await restore.waitFor({ state: 'detached' })
  await page
    .getByText(/^草稿：.+保存$/)
    .first()
    .waitFor()

  await page.reload()
  await compare.waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await restore.waitFor()
  await compare.waitFor({ state: 'detached' })
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-item-option').getByText(option).locator('visible=true').click()
  // The list that closes shows the same options as the next one.
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .waitFor({ state: 'hidden' })
}

/** A second official reads what is asked and why, and publishes it. */
async function approve(second: Person, app: Parameters<typeof signInAtDesk>[1]): Promise<void> {
  const { page } = second
  await signInAtDesk(second, app, { login: 'shen-center', path: '/studio/requests' })
  const request = page.getByRole('listitem').filter({ hasText: '先试行，例子下周改' })
  await request.getByText(/^没有通过的检查/).click()
  await request.getByText(/场景“/).first().waitFor()
  await request.getByLabel('批准或不批准的理由').fill('同意试行一周')
  await request.getByRole('button', { name: '批准并发布' }).click()
  await page.getByText('第 2 版已发布').first().waitFor()
}
