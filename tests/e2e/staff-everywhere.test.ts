import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseItem, openPerson, type Person, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }
const FORMS = '/studio/definitions/complaint?tab=forms'
const FAULT = '7f3d2c1a-0000-4000-8000-000000000001'

describe.skipIf(chromium === null)(
  'wherever one works in the studio (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('a few letters lead anywhere, and ? tells the keys of the page, until single letters are off', async () => {
      const { page, ...official } = await signedIn('/studio')
      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', { name: '查找和命令' })
      const box = palette.getByRole('combobox', { name: '去哪里，做什么' })
      await box.waitFor()
      await page.keyboard.type('sjrz')
      await palette.getByRole('option', { name: /审计日志/, selected: true }).waitFor()
      expect(await violations(page), 'palette').toEqual([])
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '审计日志', level: 1 }).waitFor()

      await page.keyboard.press('Control+k')
      await box.waitFor()
      await page.keyboard.type('complaint')
      await palette.getByRole('option', { selected: true }).waitFor()
      await page.keyboard.press('Enter')
      await page
        .getByRole('navigation', { name: '看什么' })
        .or(page.locator('.tabs'))
        .first()
        .waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('表单')
      await palette
        .getByRole('option', { name: /：表单/ })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(/tab=forms/)

      await page.locator('h1').first().waitFor()
      await page.keyboard.press('Escape')
      await page.locator('main').focus()
      await page.keyboard.press('?')
      const sheet = page.getByRole('dialog', { name: '快捷键' })
      await sheet.getByText('移动字段').waitFor()
      expect(await violations(page), 'keys').toEqual([])
      await sheet.getByRole('switch', { name: '使用单字母快捷键' }).focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'hidden' })
      await page.locator('main').focus()
      await page.keyboard.press('?')
      await page.keyboard.press('Control+k')
      await box.waitFor()
      expect(await sheet.count()).toBe(0)
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
    }, 120_000)

    it('a server that fails is told with a number to copy, and what was typed stays', async () => {
      const { page, context } = await signedIn(FORMS)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const name = page.getByLabel('表单名称', { exact: true })
      await name.fill('诉求登记')
      await failAt(page, 'SaveDraft')
      await page.getByRole('button', { name: '保存草稿' }).click()
      const note = page.getByRole('alert').filter({ hasText: '服务器没能完成这一步' })
      await note.getByText(FAULT).waitFor()
      expect(await violations(page), 'a fault').toEqual([])
      await note.getByRole('button', { name: '复制' }).click()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(FAULT)
      expect(await name.inputValue()).toBe('诉求登记')

      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await failAt(page, 'DefinitionPage')
      await page.goto('/studio/definitions/complaint')
      await page.getByRole('heading', { name: '内容没能加载出来' }).waitFor()
      await page.getByRole('alert').getByText(FAULT).waitFor()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.locator('.definition-head h1').waitFor()
    }, 120_000)

    it('a session that ends is renewed over the page: what was typed stays, and what was refused is done', async () => {
      const official = await signedIn(FORMS)
      const { page, context } = official
      await page.getByLabel('表单名称', { exact: true }).fill('诉求上报（新）')
      await context.clearCookies()
      await page.getByRole('button', { name: '保存草稿' }).click()
      const dialog = page.getByRole('dialog', { name: '请重新登录' })
      await dialog.getByLabel('账号', { exact: true }).fill('zhao-secretary')
      await dialog.getByLabel('密码', { exact: true }).fill(stage.app.password)
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await page.getByText('草稿已保存').first().waitFor()
      expect(await page.getByLabel('表单名称', { exact: true }).inputValue()).toBe('诉求上报（新）')
    }, 120_000)

    it('whoever else signs in over a page gets nothing of it, and nothing that waited is done in her name', async () => {
      const official = await signedIn(FORMS)
      const { page, context } = official
      const name = page.getByLabel('表单名称', { exact: true })
      const before = await name.inputValue()
      await name.fill('赵书记没存的名称')
      await context.clearCookies()
      await page.getByRole('button', { name: '保存草稿' }).click()
      const dialog = page.getByRole('dialog', { name: '请重新登录' })
      await dialog.getByLabel('账号', { exact: true }).fill('qian-committee')
      await dialog.getByLabel('密码', { exact: true }).fill(stage.app.password)
      const sent: string[] = []
      page.on('request', (request) => sent.push(request.postData() ?? ''))
      const opened = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await opened
      await name.waitFor()
      expect(await name.inputValue()).toBe(before)
      expect(await page.getByText('赵书记没存的名称').count()).toBe(0)
      expect(sent.filter((text) => text.includes('赵书记没存的名称'))).toEqual([])
    }, 120_000)

    it('Enter while a word is composed neither sends nor closes', async () => {
      const { page, context } = await signedIn(FORMS)
      await page.getByRole('button', { name: '新建表单' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('表单名称').focus()
      const keyboard = await context.newCDPSession(page)
      const composing = { text: 'quan', selectionStart: 4, selectionEnd: 4 }
      await keyboard.send('Input.imeSetComposition', composing)
      await page.keyboard.press('Enter')
      await keyboard.send('Input.insertText', { text: '犬只' })
      expect(await dialog.getByLabel('表单名称').inputValue()).toBe('犬只')
      await dialog.waitFor()

      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: '添加第一个字段' }).waitFor()
    }, 120_000)

    it.each(['no-preference', 'reduce'] as const)(
      'a dialog opens with the caret in its field, once and again, with motion %s',
      async (reducedMotion) => {
        const { page } = await signedIn(FORMS)
        await page.emulateMedia({ reducedMotion })
        await page.reload()
        const open = page.getByRole('button', { name: '新建表单' })
        const dialog = page.getByRole('dialog')
        for (const name of ['一', '二']) {
          await open.focus()
          await page.keyboard.press('Enter')
          await dialog.getByLabel('表单名称').and(page.locator(':focus')).waitFor()
          await page.keyboard.type(name)
          expect(await dialog.getByLabel('表单名称').inputValue()).toBe(name)
          await page.keyboard.press('Escape')
          await dialog.waitFor({ state: 'hidden' })
        }
      },
      120_000,
    )

    it('type of 200 % is chosen in the menu, remembered, and cuts nothing off at 320 pixels', async () => {
      const { page } = await signedIn('/studio')
      await chooseSize(page, '200%')
      const large = () =>
        page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).fontSize)
      const chosen = Number.parseFloat(await large())
      await page.reload()
      await page.locator('main h1').first().waitFor()
      expect(Number.parseFloat(await large())).toBe(chosen)
      expect(chosen).toBeGreaterThanOrEqual(32)
      for (const path of LARGE) {
        await page.setViewportSize(WIDE)
        await page.goto(path)
        await page.locator('main h1').first().waitFor()
        await expectNoSidewaysScroll(page, path)
        await page.setViewportSize({ width: 320, height: 667 })
        await expectNoSidewaysScroll(page, `${path} at 320 px`)
      }
    }, 240_000)

    async function signedIn(path: string): Promise<Person> {
      onTestFailed(() => showFailure(people))
      await Promise.all(people.splice(0).map(({ context }) => context.close()))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path })
      await official.page.locator('main h1').first().waitFor()
      return official
    }
  },
)

const LARGE = [
  ...['/studio', '/studio/instances', '/studio/incidents', '/studio/requests', '/studio/devices'],
  ...['/studio/admin', '/studio/people', '/studio/audit', '/studio/calendar', '/studio/org'],
  ...[FORMS, '/studio/definitions/complaint?tab=versions', '/desk', '/desk/instances'],
  ...['simple', 'pro'].map((view) => `/studio/definitions/complaint?tab=canvas&view=${view}`),
]

/** One operation is answered as the server answers what it fails at. */
async function failAt(page: Page, operation: string): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { readonly operationName?: string }
    if (asked.operationName !== operation) return route.fallback()
    const error = {
      message: '系统出错了，请稍后再试。',
      extensions: { code: 'invariant.broken', id: FAULT },
    }
    return route.fulfill({ json: { data: null, errors: [error] } })
  })
}

async function chooseSize(page: Page, size: string): Promise<void> {
  await page.locator('.account-button').click()
  await chooseItem(page, new RegExp(`^${size}`))
}
