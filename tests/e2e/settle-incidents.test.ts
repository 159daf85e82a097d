import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { chromium, launchBrowser } from '../support/browser.ts'
import { openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { type LoadedDemoApp, startDemoApp } from './start-demo-app.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'the page of incidents (needs Chromium: apt-get install chromium)',
  () => {
    let app: LoadedDemoApp
    let browser: Browser

    beforeAll(async () => {
      app = await startDemoApp()
      browser = await launchBrowser()
    }, 120_000)
    afterAll(async () => {
      await browser.close()
      await app.close()
    })

    it('lists, retries and skips with a reason at 1440 px', async () => {
      const official = await openPerson(browser, app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await insertIncidents()
      await signInAtDesk(official, app, { login: 'shen-center', path: '/studio/incidents' })
      const rows = page.getByRole('main').getByRole('listitem')
      await rows.nth(2).waitFor()
      expect(await violations(page), 'open incidents').toEqual([])
      // A case says what it is stuck at, and leads back here.
      await rows.first().getByRole('link').press('Enter')
      await page.getByRole('link', { name: '去处理' }).first().press('Enter')
      await rows.nth(2).waitFor()
      await page.getByRole('link', { name: /异常/ }).getByText('3', { exact: true }).waitFor()

      await page.getByLabel('全选本页').check()
      await page.getByRole('button', { name: '重试' }).click()
      const results = page.getByRole('status', { name: '处理结果' })
      await results.getByText('2 条已处理，1 条没有成功').waitFor()
      await results.getByText('这个任务已经取消，不需要再处理。').waitFor()
      await rows.filter({ hasText: '完成' }).getByRole('checkbox').focus()
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: '跳过…' }).click()
      const dialog = page.getByRole('dialog')
      expect(await dialog.getByRole('button', { name: '跳过' }).isDisabled()).toBe(true)
      await dialog.getByLabel('原因').fill('居民已撤回')
      expect(await violations(page), 'skipping').toEqual([])
      await dialog.getByRole('button', { name: '跳过' }).click()
      await page.getByText('没有待处理的异常').waitFor()

      await page.goto('/studio/incidents?state=resolved')
      await page.getByText('原因：居民已撤回').first().waitFor()
      expect(await violations(page), 'settled incidents').toEqual([])
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 120_000)

    it('cancels one case or several for a reason, by the keyboard alone, at 375 px', async () => {
      const official = await openPerson(browser, app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      const [alone, other] = [await insertIncidents(), await insertIncidents()]
      await signInAtDesk(official, app, { login: 'shen-center', path: '/studio/incidents' })
      const rows = page.getByRole('main').getByRole('listitem')
      await rows.nth(5).waitFor()
      const results = page.getByRole('status', { name: '处理结果' })
      const dialog = page.getByRole('dialog')
      const opener = page.getByRole('button', { name: '终止工单…' })
      const choose = async (number: string) => {
        await rows.filter({ hasText: number }).getByRole('checkbox').first().focus()
        await page.keyboard.press('Space')
      }

      expect(await opener.isDisabled()).toBe(true)
      // Two incidents of one case are one case.
      await choose(alone)
      await rows.filter({ hasText: alone }).getByRole('checkbox').nth(1).check()
      await opener.focus()
      await page.keyboard.press('Enter')
      await dialog.getByText('不能恢复').waitFor()
      expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringContaining(alone),
      ])
      const confirm = dialog.getByRole('button', { name: '终止 1 件工单' })
      expect(await confirm.isDisabled()).toBe(true)
      expect(await violations(page), 'cancelling one').toEqual([])
      await expectNoSidewaysScroll(page)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await hasFocus(opener)).toBe(true)
      await page.keyboard.press('Enter')
      await dialog.getByLabel('原因').waitFor()
      await page.keyboard.type('同一件事已经另有工单')
      await tabTo(page, '终止 1 件工单')
      await page.keyboard.press('Enter')
      await results.getByText('1 条已处理').waitFor()
      await results.getByText('工单已终止').waitFor()
      // Six incidents, of which two ended with their case.
      await page.getByRole('link', { name: /异常/ }).getByText('4', { exact: true }).waitFor()
      // The notice was promised: it waits on, and its case cannot be cancelled again.
      const left = rows.filter({ hasText: alone, has: page.getByRole('checkbox') })
      await expect.poll(() => left.count()).toBe(1)
      await left.getByRole('checkbox').check()
      expect(await opener.isDisabled()).toBe(true)

      await page.getByLabel('全选本页').check()
      await opener.click()
      const named = await dialog.getByRole('listitem').allInnerTexts()
      expect(named).toEqual([expect.stringContaining(other)])
      await dialog.getByLabel('原因').fill('测试数据')
      await dialog.getByRole('button', { name: '终止 1 件工单' }).click()
      await results.getByText(other).waitFor()
      expect(await violations(page), 'cancelled').toEqual([])

      await page.goto('/studio/incidents?state=resolved')
      await page.getByText('工单已结束').first().waitFor()
      await page
        .getByRole('link', { name: new RegExp(alone) })
        .first()
        .click()
      await page.getByText('终止：同一件事已经另有工单').waitFor()
      await page.getByRole('main').getByText('已终止', { exact: true }).waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
      await app.database.pool.query('delete from incident')
    }, 240_000)

    /** As the engine writes them, of a case that has none: a claim that is possible now, a task that is gone, a notice that
     *  nobody took. Returns the case's number. */
    async function insertIncidents(): Promise<string> {
      const { rows } = await app.database.pool.query<{
        tenant: string
        instance: string
        task: string
        number: string
      }>(
        `select t.tenant_id as tenant, t.instance_id as instance, t.id as task, i.number
         from task t join instance i on i.tenant_id = t.tenant_id and i.id = t.instance_id
         where t.state = 'open' and t.holder_id is null and t.pool_post is not null
           and not exists (select from incident where instance_id = i.id and resolved_at is null)
         order by random() limit 1`,
      )
      const [found] = rows
      if (found === undefined) throw new Error('The demo has no task in a pool.')
      const { tenant, instance, task, number } = found
      const posts = await app.database.pool.query(
        `select p.account_id as id, p.node_id as "nodeId", p.post from post p
         join task t on t.tenant_id = p.tenant_id and t.pool_node_id = p.node_id and t.pool_post = p.post
         where t.id = $1 limit 1`,
        [task],
      )
      const [{ id: accountId, nodeId, post }] = posts.rows
      const actor = { accountId, role: 'worker', posts: [{ nodeId, post }] }
      const text = { 'zh-CN': '已受理', en: 'Accepted' }
      const effect = {
        ...{ kind: 'notice', notice: 'accepted', channel: 'app', to: { accounts: [] } },
        ...{ title: text, body: text },
      }
      const inputs = [
        ['step', 'assignment.empty', { kind: 'claim', taskId: task, actor }],
        [
          ...['step', 'expression.failed'],
          { kind: 'complete', taskId: `${instance}.99.0`, outcome: 'done', answers: {}, actor },
        ],
        [
          ...['effect', 'channel.unreachable'],
          { kind: 'effect', id: `${instance}.1.${++effects}`, effect, createdAt: Date.now() },
        ],
      ] as const
      for (const [kind, code, input] of inputs) {
        await app.database.pool.query(
          `insert into incident (tenant_id, id, instance_id, kind, code, message, input, at, attempts)
           values ($1, $2, $3, $4, $5, '', $6, clock_timestamp(), 3)`,
          [tenant, randomUUID(), instance, kind, code, JSON.stringify(input)],
        )
      }
      return number
    }
    let effects = 70
  },
)

/** Presses Tab until the button of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  for (let presses = 0; presses < 10; presses++) {
    if (await hasFocus(button)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach '${name}'.`)
}

function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((each) => each === document.activeElement)
}
