import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { readDemoStreet } from '../../server/src/demo/demo-street.ts'
import { chromium, launchBrowser } from '../support/browser.ts'
import { edited, templateOf } from '../support/edit-definition.ts'
import { publishDefinition } from '../support/publish-definition.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { type LoadedDemoApp, startDemoApp } from './start-demo-app.ts'
import { violations } from './violations.ts'

const ID = 'complaint'
const QUESTION = '时限“受理时限”由 4 个工作小时 改为 9 个工作小时。'

describe.skipIf(chromium === null)(
  'an official moves running cases to the newest version (needs Chromium: apt-get install chromium)',
  () => {
    let app: LoadedDemoApp
    let browser: Browser
    beforeAll(async () => {
      app = await startDemoApp()
      browser = await launchBrowser()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await app?.close()
    })
    const people: Person[] = []

    it('is told what can move, chooses what differs, moves them and takes it back', async () => {
      onTestFailed(() => showFailure(people))
      const { tenant } = await readDemoStreet()
      const slower = edited(templateOf(ID), { set: '/timers/triage-due/hours', to: 9 })
      await publishDefinition(app.database.url, tenant.id, slower)
      const official = await openPerson(browser, app)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, app, { login: 'zhao-secretary', path: '/studio' })

      await page.goto(`/studio/definitions/${ID}?tab=versions`)
      const panel = page.getByRole('region', { name: '旧版本上的工单' })
      await panel.getByText(/^有 \d+ 件进行中的工单还在旧版本上。$/).waitFor()
      await panel.getByRole('button', { name: '看看能不能迁到新版本' }).click()
      await panel.getByText(/件可以放心迁移$/).waitFor()
      const question = panel.getByRole('group', { name: QUESTION })
      await question.getByRole('radio', { name: '按新版本的办' }).focus()
      await page.keyboard.press('Space')
      expect(await violations(page)).toEqual([])

      await panel.getByRole('button', { name: '开始迁移' }).click()
      await panel.getByText(/已迁 \d+ 件，0 件留在原版本/).waitFor()
      expect(await versionsInUse(app.database)).toEqual([2])
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        panel.getByRole('link', { name: '下载结果' }).first().click(),
      ])
      const table = await readFile(await file.path(), 'utf8')
      expect(table).toMatch(
        /^\uFEFF编号,原来的版本,结果,原因\r\n(?:[A-Z]{2}\d{8}-\d{4},1,已迁,\r\n)+赵书记 [\d-]+ [\d:]+ 导出\r\n$/,
      )

      await panel.getByRole('button', { name: '退回这次迁移' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('已经有进展的不动').waitFor()
      await dialog.getByRole('button', { name: '退回这次迁移' }).click()
      await panel.getByText(/已退回 \d+ 件，0 件之后又有进展/).waitFor()
      expect(await versionsInUse(app.database)).toEqual([1])

      await page.setViewportSize(PHONE)
      await panel.getByText(/已退回/).waitFor()
      await expectNoSidewaysScroll(page)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 120_000)
  },
)

async function versionsInUse({ pool }: LoadedDemoApp['database']): Promise<number[]> {
  const { rows } = await pool.query<{ version: number }>(
    `SELECT DISTINCT version_number AS version FROM instance
      WHERE definition_id = $1 AND ended_at IS NULL ORDER BY 1`,
    [ID],
  )
  return rows.map(({ version }) => version)
}
