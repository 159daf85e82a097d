import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { choose, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'grids and business hours (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('two grids are merged with the keyboard, looked at before, and taken back', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'cao-center', path: '/studio/org' })
      const item = (name: string) => page.getByRole('treeitem', { name })
      await item('第一网格').click()
      await page.getByRole('button', { name: '合并…' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await choose(page, '和哪些合并', '第二网格')
      await page.keyboard.press('Escape')
      await dialog.getByLabel('名称').fill('东网格')
      await dialog.getByRole('button', { name: '看看会怎样' }).press('Enter')
      await dialog.getByText(/件在办任务会重新分派|没有在办的任务会换人/).waitFor()
      await picture(page, 'merge-1440')
      expect(await violations(page), 'the merge').toEqual([])
      await dialog.getByRole('button', { name: '合并', exact: true }).press('Enter')
      await page.getByText('第一网格、第二网格 合并到 东网格').waitFor()
      await item('东网格').waitFor()
      await page.getByText(/重新分派了 \d+ 件在办任务/).waitFor()
      await picture(page, 'merged-1440')
      expect(await violations(page), 'the merged tree').toEqual([])

      await page.getByRole('button', { name: '撤销' }).press('Enter')
      await item('东网格').waitFor({ state: 'detached' })
      await page.getByText('已撤销', { exact: true }).waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('a grid is split on a phone', async () => {
      const official = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, {
        ...{ login: 'shen-center', path: '/studio/org?node=grid-4' },
      })
      await page.getByRole('button', { name: '拆分…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('名称').nth(0).fill('四甲网格')
      await dialog.getByLabel('名称').nth(1).fill('四乙网格')
      await choose(page, '“7号楼”归', '四甲网格')
      await choose(page, '“8号楼”归', '四乙网格')
      await dialog.getByRole('button', { name: '看看会怎样' }).click()
      await dialog.getByText(/件在办任务会重新分派|没有在办的任务会换人/).waitFor()
      await picture(page, 'split-375')
      expect(await violations(page), 'the split').toEqual([])
      await expectNoSidewaysScroll(page)
      await dialog.getByRole('button', { name: '拆分', exact: true }).click()
      await page.getByText('第四网格 拆分为 四甲网格、四乙网格').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('summer has other business hours, shown before they are saved', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/calendar' })
      await page.getByText('08:30–12:00 13:30–17:30').first().waitFor()
      await page.getByRole('button', { name: '修改办公时间…' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('办公时间', { exact: true }).fill('9点到17点')
      await dialog.getByText('办公时间应像').waitFor()
      await dialog.getByLabel('办公时间', { exact: true }).fill('09:00-12:00 13:30-17:00')
      await dialog.getByLabel(/一年中有一段时间另有安排/).check()
      await dialog.getByLabel('这段时间的办公时间').fill('09:00-12:00 14:30-18:00')
      await dialog.getByText(/个在办的时限变动|没有在办的时限会因此变动/).waitFor()
      await picture(page, 'hours-1440')
      expect(await violations(page), 'the hours').toEqual([])
      await page.setViewportSize(PHONE)
      await picture(page, 'hours-375')
      await expectNoSidewaysScroll(page)
      await dialog.getByRole('button', { name: '保存' }).press('Enter')
      await page.getByText('时限已按新的办公时间调整').waitFor()
      await page.getByText('每年 06-01 至 09-30：09:00–12:00 14:30–18:00').waitFor()
      await picture(page, 'hours-saved-375')
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)
  },
)

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-pictures')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
