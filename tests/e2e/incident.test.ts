import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { environment } from '../support/config.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, type Person, showFailure, signInAtDesk } from './people.ts'

const SEND = fileURLToPath(new URL('../../scripts/demo-device.mjs', import.meta.url))
const DEVICE = 'smoke-7-1-501'
const PLACE = '7号楼.*501室'

describe.skipIf(chromium === null)(
  'a smoke alarm that nobody answers (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage('embedded')
    const people: Person[] = []

    async function sendAlarm(): Promise<void> {
      await promisify(execFile)(process.execPath, [SEND, DEVICE], {
        env: { ...environment, PORT: String(stage.app.port), LINLI_DATA_DIR: stage.app.dataDir },
      })
    }

    it('appears at the duty desk, climbs on time, is confirmed and closes', async () => {
      onTestFailed(() => showFailure(people))
      const duty = await openPerson(stage.browser, stage.app)
      const worker = await openPerson(stage.browser, stage.app)
      people.push(duty, worker)
      await signInAtDesk(duty, stage.app, { login: 'zhou-duty' })
      await signInAtDesk(worker, stage.app, { login: 'yang-grid' })
      await worker.page.getByRole('heading', { name: /待办/ }).waitFor()

      const sentAt = Date.now()
      await sendAlarm()
      // Nobody reloads: the inbox hears of it.
      const alarm = taskRow(duty, '值班室确认火警')
      await alarm.waitFor()
      const climbed = taskRow(worker, '赶往现场（网格员）')
      expect(await climbed.count()).toBe(0)

      await climbed.waitFor({ timeout: 90_000 })
      expect(Date.now() - sentAt).toBeGreaterThanOrEqual(60_000)

      await completeTask(duty, alarm, async (page) => {
        await page.getByRole('radio', { name: '误报' }).check()
        await page.getByRole('checkbox', { name: '打住户电话' }).check()
        await page.getByRole('radio', { name: '做饭油烟' }).check()
        await page.getByLabel('误报依据').fill('住户在电话里说是炒菜的油烟，已开窗。')
        return '提交判断'
      })
      // Confirmed: the ladder lets go of those it had called.
      await climbed.waitFor({ state: 'detached' })

      const committee = await openPerson(stage.browser, stage.app)
      people.push(committee)
      await signInAtDesk(committee, stage.app, { login: 'zhao-secretary' })
      const review = taskRow(committee, '复盘')
      await completeTask(committee, review, async (page) => {
        await page.getByRole('radio', { name: '误报' }).check()
        await page.getByLabel('原因').fill('炒菜油烟。')
        await page.getByLabel('给住户的答复').fill('是油烟误报，请做饭时开窗，烟感工作正常。')
        return '复盘完成'
      })
      await committee.page.goto('/desk/instances?state=ended')
      await committee.page.getByText(new RegExp(PLACE)).first().waitFor()
      expect(people.flatMap((person) => [...person.strayRequests, ...person.troubles])).toEqual([])
    }, 240_000)

    function taskRow({ page }: Person, title: string): Locator {
      return page
        .getByRole('listitem')
        .filter({ hasText: new RegExp(PLACE) })
        .getByRole('link', { name: title })
    }

    async function completeTask(
      { page }: Person,
      link: Locator,
      fill: (page: Page) => Promise<string | RegExp>,
    ): Promise<void> {
      await link.click()
      await page.getByRole('button', { name: '领取任务' }).click()
      const button = await fill(page)
      await page.getByRole('button', { name: button }).click()
      await page.getByText('已提交').first().waitFor()
    }
  },
)
