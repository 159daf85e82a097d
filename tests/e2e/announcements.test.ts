import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { enterByCode, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const PHONE_NUMBER = '13900000001'
const WIDE = { width: 1440, height: 900 }

describe.skipIf(chromium === null)(
  'announcements and maintenance (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const open = async (size: typeof WIDE) => {
      const person = await openPerson(stage.browser, stage.app, size)
      onTestFailed(() => showFailure([person]))
      return person
    }
    const end = async ({ context, strayRequests, troubles }: Person) => {
      expect([...strayRequests, ...troubles]).toEqual([])
      await context.close()
    }
    const looked = async ({ page }: Person, name: string) => {
      await expectNoSidewaysScroll(page, name)
      expect(await violations(page), name).toEqual([])
      await picture(page, name)
    }

    it('an announcement is written by keyboard, read on a phone, put away at the desk and withdrawn', async () => {
      const official = await open(WIDE)
      const { page } = official
      await signInAtDesk(official, stage.app, {
        ...{ login: 'shen-center', path: '/studio/announcements' },
      })
      await page.getByText('还没有公告').waitFor()
      await looked(official, 'announcements-none-1440')
      await page.getByRole('button', { name: '发公告' }).first().press('Enter')
      const dialog = page.getByRole('dialog', { name: '发公告' })
      await dialog.getByLabel('标题（中文）').fill('周六停水通知')
      await dialog.getByLabel('标题（英文，可不填）').fill('No water on Saturday')
      await dialog.getByLabel('内容（中文）').fill('周六 8:00–12:00 停水，请提前储水。')
      const until = dialog.getByLabel('到', { exact: true })
      const kept = await until.inputValue()
      await until.fill('2020-01-01T08:00')
      await dialog.getByText('结束时间要晚于开始时间。').waitFor()
      expect(await dialog.getByRole('button', { name: '发布' }).isEnabled()).toBe(false)
      await until.fill(kept)
      await looked(official, 'announcement-written-1440')
      await dialog.getByRole('button', { name: '发布' }).press('Enter')
      await page.getByText('正在显示').waitFor()
      await page.setViewportSize(PHONE)
      await looked(official, 'announcements-375')
      await page.setViewportSize(WIDE)

      const resident = await open(PHONE)
      await resident.page.goto('/')
      await resident.page.getByRole('heading', { name: '周六停水通知' }).waitFor()
      await looked(resident, 'announcement-home-375')

      const worker = await open(PHONE)
      await signInAtDesk(worker, stage.app, { login: 'wang-grid' })
      const news = worker.page.getByRole('region', { name: '公告' })
      await news.getByText('周六停水通知', { exact: true }).first().press('Enter')
      await news.getByText('请提前储水').waitFor()
      await looked(worker, 'announcement-desk-375')
      await news.getByRole('button', { name: /知道了/ }).press('Enter')
      await news.waitFor({ state: 'detached' })
      await worker.page.reload()
      await worker.page.getByRole('navigation').first().waitFor()
      expect(await news.count()).toBe(0)

      await page.getByRole('button', { name: '收回' }).press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: '收回' }).press('Enter')
      await page.getByText('已收回').waitFor()
      await resident.page.reload()
      await resident.page.getByRole('heading', { level: 1 }).waitFor()
      expect(await resident.page.getByText('周六停水通知').count()).toBe(0)
      for (const person of [official, resident, worker]) await end(person)
    }, 240_000)

    it('maintenance: residents keep what they wrote and are told whom to call, staff work on', async () => {
      const resident = await open(PHONE)
      const { page: portal } = resident
      await portal.goto('/services/complaint/report')
      await fillComplaint(portal)
      await portal.getByRole('button', { name: '下一步：核对' }).click()
      await portal.getByRole('button', { name: '确认提交' }).waitFor()

      const official = await open(WIDE)
      const { page } = official
      await signInAtDesk(official, stage.app, {
        ...{ login: 'shen-center', path: '/studio/announcements' },
      })
      await page.getByRole('button', { name: '安排维护' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('给居民的说明（中文）').fill('系统升级，一小时左右。')
      await looked(official, 'maintenance-set-1440')
      await dialog.getByRole('button', { name: '确定' }).press('Enter')
      await page.getByText(/^正在维护：/).waitFor()
      await looked(official, 'maintenance-on-1440')

      // She had begun before: what she sends is refused, and nothing of it is lost. Signing in asks about the door, too, so either the page
      // of maintenance says it or the refusal.
      await portal.getByRole('button', { name: '确认提交' }).click()
      await enterByCode(resident, stage, PHONE_NUMBER)
      await portal
        .getByText(/内容还在这台设备上/)
        .first()
        .waitFor()
      await looked(resident, 'maintenance-refused-375')
      await portal.goto('/')
      await portal.getByRole('heading', { name: '网上服务正在维护' }).waitFor()
      await portal.getByText('系统升级，一小时左右。').waitFor()
      await portal.getByText(/没有提交的内容还在这台设备上/).waitFor()
      expect(await portal.getByRole('link', { name: /^打电话/ }).getAttribute('href')).toMatch(
        /^tel:/,
      )
      await looked(resident, 'maintenance-portal-375')
      await portal.getByRole('link', { name: '查进度' }).click()
      await portal.waitForURL('**/track')
      await portal.getByRole('heading', { level: 1 }).waitFor()
      expect(await portal.getByText('网上服务正在维护').count()).toBe(0)

      const worker = await open(PHONE)
      await signInAtDesk(worker, stage.app, { login: 'wang-grid' })
      await worker.page.getByText(/居民暂时不能提交/).waitFor()
      await looked(worker, 'maintenance-desk-375')

      await page.getByRole('button', { name: '结束维护' }).press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: '结束维护' }).press('Enter')
      await page.getByText('现在没有维护，也没有安排。').waitFor()
      await portal.goto('/')
      await portal.getByRole('link', { name: '继续填写' }).click()
      await portal.getByText('上次没填完的内容已经找回来了').waitFor()
      await portal.getByRole('button', { name: '下一步：核对' }).click()
      await portal.getByRole('button', { name: '确认提交' }).click()
      await portal.getByRole('heading', { name: '已经收到' }).waitFor()
      for (const person of [official, resident, worker]) await end(person)
    }, 240_000)
  },
)

async function fillComplaint(page: Page): Promise<void> {
  await page.getByLabel('情况描述').fill('三楼的声控灯不亮，晚上看不见台阶。')
  for (const [level, name] of [
    ['片区', '东片区'],
    ['网格', '第一网格'],
    ['楼栋', '2号楼'],
  ] as const)
    await page.getByLabel(level, { exact: true }).selectOption({ label: name })
  await page.getByLabel('具体位置').fill('2单元三楼楼梯口')
  await page.getByLabel('问题类别').selectOption({ index: 1 })
  await page.getByRole('radio', { name: '实名' }).check()
  await page.getByLabel('您的称呼').fill('林居民')
  await page.getByRole('radio', { name: '短信' }).check()
  await page.getByLabel('联系电话').fill(PHONE_NUMBER)
  await page.getByRole('checkbox', { name: /我已阅读/ }).check()
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-pictures')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
