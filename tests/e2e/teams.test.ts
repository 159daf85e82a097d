import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { choose, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)('teams (needs Chromium: apt-get install chromium)', () => {
  const stage = useDemoStage()

  it('a desk is made, two weeks are filled, and the gap is gone', async () => {
    const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
    onTestFailed(() => showFailure([official]))
    const { page } = official
    await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/teams' })
    await page.getByRole('button', { name: '添加团队' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('夜间值班台')
    await choose(page, '在哪里活动', '青禾社区')
    await choose(page, '类型', '值班室')
    expect(await dialog.getByLabel('排班值守（漏排会提醒）').isChecked()).toBe(true)
    expect(await violations(page, DIALOG), 'a new team').toEqual([])
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByRole('heading', { name: '夜间值班台' }).waitFor()
    const gaps = page.getByText('“夜间值班台”今后 7 天有')
    await gaps.waitFor()
    expect(await violations(page, '.team-alert'), 'a desk without a roster').toEqual([])

    await page.getByRole('button', { name: '排班…' }).press('Enter')
    // Only now is nobody before eight in the morning: a whole day is divided at midnight.
    await choose(page, '一天怎么分班', '三班')
    await crew(page, '第 1 组', ['周值班', '宋调解', '许调解'])
    await crew(page, '第 2 组', ['吴值班', '宋调解', '许调解'])
    await dialog.getByRole('button', { name: '加一组' }).click()
    await crew(page, '第 3 组', ['冯片长', '宋调解', '许调解'])
    expect(await violations(page, DIALOG), 'a pattern').toEqual([])
    await dialog.getByRole('button', { name: '先看看' }).click()
    await dialog.getByText(/将写入 4\d 班/).waitFor()
    expect(await violations(page, DIALOG), 'a preview').toEqual([])
    await gaps.waitFor()
    await dialog.getByRole('button', { name: '写入值班表' }).click()
    await gaps.waitFor({ state: 'detached' })
    // At once, and not when the page looks at its clock again.
    await page.getByText('在班').first().waitFor({ timeout: 10_000 })
    expect(await violations(page), 'a roster').toEqual([])

    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 CSV（31 天）' }).click()
    const table = await readFile(await (await saved).path(), 'utf8')
    expect(table).toMatch(/^\uFEFF开始,结束,值班,替班,交班记录\r\n/)
    expect(table.trim().split('\r\n').length).toBeGreaterThan(39)

    await page.getByRole('button', { name: '下一周' }).click()
    await page.locator('.roster-shift').filter({ hasText: '08:00–16:00' }).first().click()
    await dialog.getByRole('button', { name: '换班…' }).click()
    await dialog.getByLabel('另一班').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('事由').fill('家里有事')
    await dialog.getByRole('button', { name: '换班', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('事由 家里有事').waitFor()
    expect([...official.strayRequests, ...official.troubles]).toEqual([])
    await official.context.close()
  }, 240_000)

  it('whoever is on duty writes what the next should know', async () => {
    const worker = await openPerson(stage.browser, stage.app, PHONE)
    onTestFailed(() => showFailure([worker]))
    const { page } = worker
    // Who of the three is on duty depends on the hour.
    await signInAtDesk(worker, stage.app, { login: 'song-mediator' })
    await page.getByText('正在值班').waitFor()
    await page.getByText('给下一班写交班记录').click()
    await page.getByLabel('给下一班写交班记录').fill('东门道闸坏了，已报修。')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    expect(await violations(page), 'my duty').toEqual([])
    await worker.context.close()
  }, 120_000)

  it('one asks another to swap, who agrees, and both are told', async () => {
    const asker = await openPerson(stage.browser, stage.app, PHONE)
    const colleague = await openPerson(stage.browser, stage.app, PHONE)
    onTestFailed(() => showFailure([asker, colleague]))
    await signInAtDesk(asker, stage.app, { login: 'zhou-duty' })
    const { page } = asker
    await page.getByRole('button', { name: '找人换班' }).click()
    await choose(page, '换谁的哪一班', '吴值班')
    await page.getByRole('dialog').getByLabel('为什么换').fill('孩子开家长会')
    await expectNoSidewaysScroll(page, 'asking for a swap')
    expect(await violations(page), 'asking for a swap').toEqual([])
    await picture(page, 'swap-ask-375')
    await page.getByRole('button', { name: '发出请求' }).press('Enter')
    await page.getByText('等吴值班答复').waitFor()

    await signInAtDesk(colleague, stage.app, { login: 'wu-duty' })
    await colleague.page.getByText(/周值班想用 .* 换您的 .*：孩子开家长会/).waitFor()
    await expectNoSidewaysScroll(colleague.page, 'a swap that is asked for')
    expect(await violations(colleague.page), 'a swap that is asked for').toEqual([])
    await picture(colleague.page, 'swap-asked-375')
    await colleague.page.getByRole('button', { name: '同意换' }).press('Enter')
    await colleague.page.getByText('已换班', { exact: true }).first().waitFor()
    await colleague.page.getByRole('button', { name: /^通知/ }).click()
    await colleague.page
      .getByText(/^您改值/)
      .first()
      .waitFor()
    await picture(colleague.page, 'swap-told-375')
    for (const person of [asker, colleague]) {
      expect([...person.strayRequests, ...person.troubles]).toEqual([])
      await person.context.close()
    }
  }, 180_000)

  it('every page of them fits on a phone', async () => {
    const official = await openPerson(stage.browser, stage.app, PHONE)
    onTestFailed(() => showFailure([official]))
    const { page } = official
    await signInAtDesk(official, stage.app, { login: 'yan-center', path: '/studio/teams' })
    const fits = async (what: string) => {
      expect(await violations(page), what).toEqual([])
      await expectNoSidewaysScroll(page, what)
    }
    await page.getByRole('link', { name: '夜间值班台' }).waitFor()
    await fits('teams')
    await page.getByRole('link', { name: '夜间值班台' }).click()
    await page.getByText('在班').first().waitFor()
    await fits('a team')
    await page.getByRole('button', { name: '排班…' }).click()
    await page.getByLabel('第 1 组', { exact: true }).waitFor()
    await fits('filling')
    await official.context.close()
  }, 120_000)
})

/** What covers the page, which is looked at by itself: axe over a page with a roster takes seconds. */
const DIALOG = '[role=dialog]'

/** Types each name and takes who is offered. */
async function crew(page: Page, label: string, names: readonly string[]): Promise<void> {
  const box = page.getByRole('dialog').getByLabel(label, { exact: true })
  await page.locator('.ant-select-item-option:visible').first().waitFor({ state: 'detached' })
  for (const name of names) {
    await box.focus()
    await page.keyboard.type(name)
    await page
      .locator('.ant-select-item-option-active:visible')
      .filter({ hasText: name })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  // What the next box offers must not be taken from this list while it fades.
  await page.locator('.ant-select-item-option:visible').first().waitFor({ state: 'detached' })
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-pictures')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
