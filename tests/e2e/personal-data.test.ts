import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { edited, templateOf } from '../support/edit-definition.ts'
import { createInProcessEngine } from '../support/in-process-engine.ts'
import { until } from '../support/until.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import type { DemoApp } from './run-demo-app.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'personal data (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const open = async (path: string, viewport: { width: number; height: number }) => {
      const official = await openPerson(stage.browser, stage.app, viewport)
      onTestFailed(() => showFailure([official]))
      await signInAtDesk(official, stage.app, { login: 'shen-center', path })
      return official
    }
    const end = async ({ context, strayRequests, troubles }: Person) => {
      expect([...strayRequests, ...troubles]).toEqual([])
      await context.close()
    }

    it('an official reads a masked phone number after she said what for, and the audit knows', async () => {
      const official = await open('/studio/instances', { width: 1440, height: 900 })
      const { page } = official
      await page
        .getByRole('link', { name: /纠纷|调解/ })
        .first()
        .click()
      const report = page.getByRole('region', { name: '诉求内容' }).or(page.locator('.task-main'))
      await report
        .getByText(/^1\d\d\*{4}\d{4}$/)
        .first()
        .waitFor()
      const plain = /^1\d{10}$/
      expect(await page.getByText(plain).count()).toBe(0)
      expect(await violations(page), 'a case with masked answers').toEqual([])

      const see = report.getByRole('button', { name: '查看“申请人联系电话”的原文' }).first()
      await see.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      // A press while the dialog still opens on a busy machine is lost.
      await until(async () => {
        await dialog.getByRole('button', { name: '查看原文' }).click()
        return dialog.getByText('请选择用途').isVisible()
      }, 30_000)
      await dialog.getByText('其他').click()
      await dialog.getByLabel('说明用途').fill('约定上门时间')
      expect(await violations(page), 'the question for the purpose').toEqual([])
      await dialog.getByRole('button', { name: '查看原文' }).click()
      await report.getByText(plain).first().waitFor()

      await page.reload()
      await report
        .getByText(/^1\d\d\*{4}\d{4}$/)
        .first()
        .waitFor()
      expect(await page.getByText(plain).count()).toBe(0)

      await page.goto('/studio/audit')
      const entry = page.getByRole('listitem').filter({ hasText: '查看了原文' }).first()
      await entry.getByText('申请人联系电话').waitFor()
      await entry.getByText('约定上门时间').waitFor()
      await end(official)
    }, 240_000)

    it('what has had its time is erased but for a case on hold, with a certificate', async () => {
      const [held, due] = await endedLongAgo(stage.app)
      const official = await open(`/studio/instances/${held}`, { width: 1440, height: 900 })
      const { page } = official
      await page.getByRole('button', { name: '冻结' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('理由').fill('行政复议还没有结束')
      await dialog.getByRole('button', { name: '冻结' }).click()
      await page.getByText('行政复议还没有结束').waitFor()

      await page.goto('/studio/retention')
      await page.getByText('办结后 30 天删除个人信息').waitFor()
      await page.getByRole('heading', { name: '冻结的工单' }).waitFor()
      await page.getByRole('button', { name: '看是哪些工单' }).press('Enter')
      const cases = page.getByRole('region', { name: /^「.*」第 \d+ 版到期的工单$/ })
      await cases.getByText(/已冻结，不会删除 · 行政复议还没有结束/).waitFor()
      expect(await cases.getByRole('listitem').count()).toBe(2)
      expect(await cases.getByText('13977778888').count()).toBe(0)
      expect(await violations(page), 'what is due').toEqual([])
      await picture(page, 'retention-due-1440')
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page, 'what is due')
      await picture(page, 'retention-due-375')
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('button', { name: '现在删除' }).focus()
      await page.keyboard.press('Enter')
      const sure = page.getByRole('dialog')
      const erase = sure.getByRole('button', { name: '现在删除' })
      await sure.getByLabel(/^请写下“删除个人信息”/).waitFor()
      expect(await violations(page), 'what cannot be undone').toEqual([])
      await page.keyboard.type('删除')
      expect(await erase.isEnabled()).toBe(false)
      await page.keyboard.press('Enter')
      await page.keyboard.type('个人信息')
      await erase.click()
      const certificate = page.getByRole('listitem').filter({ hasText: '删除证明 第 1 号' })
      await certificate.getByText('SHA-256').waitFor()
      expect(await violations(page), 'the certificates').toEqual([])
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)

      await page.goto(`/studio/instances/${due}`)
      await page.getByText(/个人信息已于.+按保存期限删除。/).waitFor()
      expect(await page.getByText(/^1\d\d\*{4}\d{4}$/).count()).toBe(0)
      await page.goto(`/studio/instances/${held}`)
      await page.getByRole('button', { name: '解除冻结' }).waitFor()
      await end(official)
    }, 240_000)

    it.each([
      ['wide', { width: 1440, height: 900 }],
      ['on a phone', PHONE],
    ])(
      'the roles, and what a mediator sees of a case, %s',
      async (_name, viewport) => {
        const official = await open('/studio/roles', viewport)
        const { page } = official
        await page.getByRole('rowheader', { name: '敏感个人信息' }).waitFor()
        await page.getByRole('rowheader', { name: '说明用途查看原文' }).waitFor()
        expect(await violations(page), 'the roles').toEqual([])

        await page.getByLabel('看谁的视角').focus()
        await page.keyboard.type('宋调解')
        const offered = page.locator('.ant-select-item-option')
        // The first one is chosen: not before the others are gone.
        await offered.first().filter({ hasText: '宋调解' }).waitFor()
        await page.keyboard.press('Enter')
        await page.getByRole('status').filter({ hasText: '的视角查看' }).waitFor()
        const cases = page.getByRole('region', { name: '能看到的工单' })
        await cases.getByRole('button').first().click()
        await page.getByText('在这张工单里的身份').waitFor()
        await page.getByRole('list', { name: '标记为个人信息的字段' }).waitFor()
        expect(await violations(page), 'with her eyes').toEqual([])
        await expectNoSidewaysScroll(page)
        await end(official)
      },
      240_000,
    )
  },
)

async function picture(page: Person['page'], name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-pictures')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** Two complaints that ended 40 days ago on a version that keeps personal data for 30. */
async function endedLongAgo({ databaseUrl }: DemoApp): Promise<[string, string]> {
  if (databaseUrl === null) throw new Error('The stage is a copy.')
  const { engine, close } = await createInProcessEngine(databaseUrl)
  const tenantId = 'jinxiu'
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const ended = async () => {
    const { instanceId } = await engine.start({
      ...{ tenantId, definitionId: 'complaint', form: 'report', key: randomUUID(), actor },
      answers: COMPLAINT,
    })
    await engine.cancel({ tenantId, instanceId, reason: '重复上报', actor })
    return instanceId
  }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const rule = { days: 30, erase: 'marked' }
    const document = edited(templateOf('complaint'), { set: '/retention', to: rule })
    expect(await engine.publish({ tenantId, document, actor })).toMatchObject({ kind: 'published' })
    const both: [string, string] = [await ended(), await ended()]
    await client.query(
      `UPDATE instance SET ended_at = now() - interval '40 days' WHERE id = ANY ($1)`,
      [both],
    )
    // Whoever is owed a notice gets it first.
    await until(async () => (await client.query('SELECT 1 FROM outbox')).rowCount === 0, 60_000)
    return both
  } finally {
    await client.end()
    await close()
  }
}

const COMPLAINT = {
  ...{ description: '二楼楼道堆满纸箱，走不过去。', category: 'sanitation', consent: true },
  location: { nodeId: 'building-2', text: '2单元二楼楼道' },
  ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone', phone: '13977778888' },
}
