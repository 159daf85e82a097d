import { createReadStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFailed } from 'vitest'
import { verifyAuditFile } from '../../server/src/audit/audit-file.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }

describe.skipIf(chromium === null)(
  'an official looks into the audit log (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('finds who did what by keyboard, sees that the log is whole, and takes it along', async () => {
      const official = await openPerson(stage.browser, stage.app, WIDE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/requests' })
      await page.getByRole('switch').click()
      await page.getByText('已改为两人发布').waitFor()

      await page.getByRole('navigation').getByRole('link', { name: '管理' }).click()
      await page
        .getByRole('main')
        .getByRole('link', { name: /审计日志/ })
        .click()
      const entries = page.getByRole('list', { name: '记录，最新的在前' })
      const changed = entries.getByRole('listitem').filter({ hasText: '沈中心 修改了发布规定' })
      await changed.getByText('每次发布要两位干部').waitFor()
      expect(await changed.locator('del').innerText()).toBe('否')
      expect(await changed.locator('ins').innerText()).toBe('是')

      await page.getByRole('button', { name: '现在核验' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText(/沈中心于今天 .*核验：\d+ 条全部完好。/).waitFor()
      expect(await violations(page)).toEqual([])

      await page.getByLabel('谁（姓名或账号）').focus()
      await page.keyboard.type('沈')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(/who=/)
      await changed.waitFor()
      await page.getByLabel('对什么（工单号、事项、姓名）').fill('没有的事')
      await page.keyboard.press('Enter')
      await page.getByText('没有符合条件的').waitFor()
      expect(await violations(page)).toEqual([])

      const downloading = page.waitForEvent('download')
      await page.getByRole('link', { name: '导出全部' }).click()
      const path = await (await downloading).path()
      const lines = (await text(createReadStream(path, 'utf8'))).trimEnd().split('\n')
      const verdict = await verifyAuditFile(each(lines))
      expect(verdict).toMatchObject({ breaks: [], strangeLines: [], count: lines.length - 1 })

      await page.getByRole('button', { name: '清除', exact: true }).click()
      await page.setViewportSize(PHONE)
      await entries.getByText('导出了审计日志').waitFor()
      await expectNoSidewaysScroll(page)
      expect(await violations(page)).toEqual([])
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 120_000)
  },
)

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
