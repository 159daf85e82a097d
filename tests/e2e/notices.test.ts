import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { until } from '../support/until.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)('the bell (needs Chromium: apt-get install chromium)', () => {
  const stage = useDemoStage()

  it('marks what it has shown, and older ones once they were asked for', async () => {
    const client = new Client({ connectionString: stage.app.databaseUrl ?? '' })
    await client.connect()
    onTestFailed(() => client.end())
    await client.query('DELETE FROM notice')
    await client.query(
      `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body, created_at)
       SELECT i.tenant_id, 'bell-' || n, 'wang-grid', i.id, $1, $1, now() - n * interval '1 hour'
         FROM (SELECT tenant_id, id FROM instance LIMIT 1) i, generate_series(1, 70) n`,
      [JSON.stringify({ 'zh-CN': '有任务要再办一次', en: 'A task is to be done again' })],
    )
    const read = async () =>
      Number(
        (await client.query('SELECT count(*) FROM notice WHERE read_at IS NOT NULL')).rows[0].count,
      )
    const worker = await openPerson(stage.browser, stage.app, PHONE)
    onTestFailed(() => showFailure([worker]))
    const { page } = worker
    await signInAtDesk(worker, stage.app, { login: 'wang-grid' })
    const bell = page.getByRole('button', { name: /^通知/ })
    await page.getByRole('button', { name: '通知，50 条新的' }).press('Enter')
    const items = page.locator('.notice-list a')
    await items.nth(19).waitFor()
    await expectNoSidewaysScroll(page, 'notices')
    expect(await violations(page), 'notices').toEqual([])
    const folder = join(tmpdir(), 'linli-e2e-pictures')
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, 'bell-375.png') })
    expect(await items.count()).toBe(20)
    await bell.press('Enter')
    await until(async () => (await read()) === 20, 10_000)

    await bell.press('Enter')
    const older = page.getByRole('button', { name: '更早的通知' })
    for (const count of [40, 60, 70]) {
      await older.press('Enter')
      await items.nth(count - 1).waitFor()
    }
    expect(await older.count()).toBe(0)
    await bell.press('Enter')
    await until(async () => (await read()) === 70, 10_000)
    expect([...worker.strayRequests, ...worker.troubles]).toEqual([])
    await worker.context.close()
    await client.end()
  }, 120_000)
})
