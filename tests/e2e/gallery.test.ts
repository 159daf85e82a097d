import { readFile } from 'node:fs/promises'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseItem, openPerson, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'from a template to a poster on the door (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('an official adopts a template, has it translated in a table, and hangs up a code that fills in the place', async () => {
      const official = await openPerson(stage.browser, stage.app)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })

      // Finds it among the templates, and sees that the street has all that it needs.
      await page.getByRole('button', { name: '从模板开始' }).click()
      await page.getByRole('searchbox').fill('报修')
      await page.getByRole('link', { name: '居家维修' }).waitFor()
      await page.getByRole('link', { name: '犬只登记' }).waitFor({ state: 'detached' })
      expect(await violations(page), 'gallery').toEqual([])
      await page.getByRole('link', { name: '居家维修' }).click()
      await page.getByText('本街道都有').waitFor()
      await page.getByRole('link', { name: '文字说明' }).click()
      await page.getByText('办理人：受理台').first().waitFor()
      await page.getByRole('link', { name: '流程图' }).click()
      await page.locator('.flow-card').first().waitFor()

      // In dark colours, which are remembered.
      await page.getByRole('button', { name: '赵书记' }).click()
      await chooseItem(page, '深色')
      await page.locator('html[data-theme="dark"]').waitFor()
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: 375, height: 667 })
      await expectNoSidewaysScroll(page, 'template')
      expect(await violations(page), 'template, dark').toEqual([])
      await page.setViewportSize({ width: 1280, height: 800 })

      // Takes it over under another name, whose English is missing.
      await page.getByRole('button', { name: '采用' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('名称').fill('锦绣报修')
      await dialog.getByRole('button', { name: '建立草稿' }).click()
      await page.getByRole('heading', { name: /锦绣报修/ }).waitFor()
      await page.getByRole('link', { name: '翻译' }).click()
      await page.getByRole('checkbox', { name: '只看缺译' }).check()
      await page.getByText(/缺 1 条/).waitFor()
      expect(await violations(page), 'translation, dark').toEqual([])

      // The table goes out and comes back with the translation, as one step.
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 CSV' }).click(),
      ])
      const table = await readFile(await file.path(), 'utf8')
      expect(table).toContain('锦绣报修')
      const translated = table.replace('锦绣报修,', '锦绣报修,Jinxiu repairs')
      await page.getByLabel('读回表格').setInputFiles({
        ...{ name: 'translated.csv', mimeType: 'text/csv', buffer: Buffer.from(translated) },
      })
      await page.getByRole('button', { name: '写入 1 条' }).click()
      await page.getByText(/缺 0 条/).waitFor()
      await page.keyboard.press('Control+z')
      await page.getByText(/缺 1 条/).waitFor()

      // So does a workbook, whose cells are what they were.
      const [workbook] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 Excel' }).click(),
      ])
      expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/)
      await page.getByLabel('读回表格').setInputFiles(await workbook.path().then(asWorkbook))
      await dialog.getByRole('button', { name: '写入 0 条' }).waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })

      // A second form comes from cells that were copied in a spreadsheet.
      await page.getByRole('link', { name: '表单', exact: true }).click()
      await page.getByRole('button', { name: '从表格建' }).click()
      await dialog.getByLabel('表单名称').fill('走访登记')
      await dialog.getByLabel(/粘贴到这里/).fill('姓名*\t联系电话\n张三\t13900000001\n')
      await dialog.getByText('个人信息').first().waitFor()
      expect(await violations(page, '[role="dialog"]'), 'from a table, dark').toEqual([])
      await dialog.getByRole('button', { name: '建立（2 项）' }).click()
      await page.getByTitle('撤销：新建表单「走访登记」').waitFor()

      // A poster of what is published already, for one building.
      await page.goto('/studio/definitions/complaint/poster/report')
      await page.getByLabel('贴在哪里').fill('2号楼')
      await page.locator('.ant-select-item-option', { hasText: /2号楼$/ }).click()
      await page.keyboard.press('Escape')
      await page.locator('.poster-place', { hasText: '2号楼' }).waitFor()
      expect(await violations(page, '.poster'), 'poster').toEqual([])
      const address = await page.locator('.poster-address').innerText()
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])

      // Whoever scans it finds the place filled in.
      const resident = await openPerson(stage.browser, stage.app, { width: 375, height: 667 })
      onTestFailed(() => showFailure([resident]))
      await resident.page.goto(address)
      const place = resident.page.locator('option:checked', { hasText: '2号楼' })
      await place.waitFor({ state: 'attached' })
      await resident.context.close()
      await official.context.close()
    }, 300_000)
  },
)

/** A download has no ending of its own on the disk. */
async function asWorkbook(path: string) {
  return { name: 'back.xlsx', mimeType: 'application/octet-stream', buffer: await readFile(path) }
}
