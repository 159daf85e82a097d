import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { choose, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'leave and hand-over (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('a leave is recorded, its tasks go to the stand-in, and it ends', async () => {
      const worker = await openPerson(stage.browser, stage.app)
      await signInAtDesk(worker, stage.app, { login: 'li-acceptance' })
      await worker.page
        .getByRole('link', { name: /受理甄别/ })
        .first()
        .click()
      await worker.page.getByRole('button', { name: '领取' }).click()
      await worker.page.getByRole('button', { name: '放回' }).waitFor()

      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official, worker]))
      const { page } = official
      const path = '/studio/people/li-acceptance'
      await signInAtDesk(official, stage.app, { login: 'shen-center', path })
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: '请假…' }).press('Enter')
      await dialog.getByText('手里有 1 件未办结的任务').waitFor()
      await dialog.getByLabel('哪天回来上班').fill('2099-12-31')
      await dialog.getByLabel('事由').fill('年休假')
      await choose(page, '替班的人', '郑片长')
      expect(await violations(page), 'the leave').toEqual([])
      await dialog.getByRole('button', { name: '登记请假' }).press('Enter')
      await dialog.getByText('已交接 1 项，没有成功 0 项').waitFor()
      expect(await violations(page), 'what became of the task').toEqual([])
      await dialog.getByRole('button', { name: '知道了' }).press('Enter')
      await page.locator('h1').getByText('请假中').waitFor()
      await page.getByText('替班：郑片长').waitFor()
      expect(await violations(page), 'a person on leave').toEqual([])

      await page.goto('/studio/people/zheng-lead')
      await page.getByText('替 李受理').waitFor()
      await page.goto('/studio/people')
      await page.getByText('请假中').waitFor()

      await page.goto(path)
      await page.getByRole('button', { name: /^销假…/ }).press('Enter')
      await dialog.getByRole('button', { name: '保存' }).press('Enter')
      await page.getByText('没有请假').waitFor()
      expect(await page.locator('h1').innerText()).not.toContain('请假中')
      await worker.context.close()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('everything is handed over for good, on a phone', async () => {
      const official = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      const path = '/studio/people/liu-grid'
      await signInAtDesk(official, stage.app, { login: 'cao-center', path })
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: '离任交接…' }).click()
      await dialog.getByText('要交接的任职').waitFor()
      await choose(page, '接手的人', '郑片长')
      expect(await violations(page), 'the hand-over').toEqual([])
      await expectNoSidewaysScroll(page)
      await dialog.getByRole('button', { name: '全部交接' }).click()
      await dialog.getByText(/已交接 \d+ 项，没有成功 0 项/).waitFor()
      expect(await violations(page), 'what became of it').toEqual([])
      await dialog.getByRole('button', { name: '知道了' }).click()
      await page.getByText('现在没有任职').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)
  },
)
