import type { Page, Route } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { expectStill, watchShifts } from './layout-shifts.ts'
import { openPerson, PHONE, showFailure } from './people.ts'
import { violations } from './violations.ts'

const FORM = '/services/complaint/report'
/** What reads the rules of a form, by the name of its file. */
const RULES = '**/assets/verdict-*.js'
/** Questions that follow from another answer alone. */
const FOLLOWING = ['您的称呼', '希望怎么联系您', '联系电话', '替谁上报']
const TOO_BAD = /网络不好，这张表还不能检查和提交/

describe.skipIf(chromium === null)(
  'a form may be filled in before its rules have come (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const open = async () => {
      const person = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([person]))
      return person
    }

    it('shows no question that is not asked, keeps what is typed, and judges it when they are there', async () => {
      const { page, context, troubles } = await open()
      await watchShifts(page)
      await rememberQuestions(page)
      const letThrough = await holdBack(page)
      await page.goto(FORM)
      await page.getByLabel('情况描述').fill('三楼')
      await page.getByRole('radio', { name: '实名' }).check()
      await page.getByLabel('具体位置').focus()
      await expectStill(page, 'the form')
      const seen = await questionsSeen(page)
      expect(seen).toContain('情况描述')
      expect(seen.filter((question) => FOLLOWING.includes(question))).toEqual([])
      expect(await violations(page)).toEqual([])
      const next = page.getByRole('button', { name: '下一步：核对' })
      expect(await next.getAttribute('aria-disabled')).toBe('false')
      await next.click()
      await expect.poll(() => next.getAttribute('aria-disabled')).toBe('true')

      letThrough()

      // The press is heard now, and what follows from her answers is asked.
      await page.getByRole('heading', { name: /处需要修改/ }).waitFor()
      await page.getByText('希望怎么联系您').first().waitFor()
      expect(await page.getByLabel('情况描述').inputValue()).toBe('三楼')
      expect(await page.getByLabel('情况描述').getAttribute('aria-invalid')).toBe('true')
      expect(troubles).toEqual([])
      await context.close()
    }, 120_000)

    it('what she left behind before they came is judged when they come', async () => {
      const { page, context } = await open()
      const letThrough = await holdBack(page)
      await page.goto(FORM)
      const said = page.getByLabel('情况描述')
      await said.fill('三楼')
      await page.getByLabel('具体位置').focus()
      expect(await said.getAttribute('aria-invalid')).toBe('false')
      letThrough()
      await expect.poll(() => said.getAttribute('aria-invalid')).toBe('true')
      await context.close()
    }, 120_000)

    it('rules that do not come are asked for again, then told of, and fetched when she says so', async () => {
      const { page, context, troubles } = await open()
      let asked = 0
      await page.route(RULES, async (route) => {
        asked += 1
        await route.abort('connectionfailed')
      })
      await page.goto(FORM)
      const said = page.getByLabel('情况描述')
      await said.fill('三楼的灯不亮。')
      await page.getByRole('alert').getByText(TOO_BAD).waitFor()
      expect(asked).toBeGreaterThanOrEqual(3)
      const before = asked
      const next = page.getByRole('button', { name: '下一步：核对' })
      await next.click()
      // Asked for again by the press, and told of again.
      await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThanOrEqual(before + 3)
      await page.getByRole('alert').getByText(TOO_BAD).waitFor()
      expect(await next.getAttribute('aria-disabled')).toBe('false')
      expect(await violations(page)).toEqual([])
      await page.unroute(RULES)
      await page.getByRole('alert').getByRole('button', { name: '再试一次' }).click()
      await page.getByText(TOO_BAD).waitFor({ state: 'detached' })
      await next.click()
      await page.getByRole('heading', { name: /处需要修改/ }).waitFor()
      expect(await said.inputValue()).toBe('三楼的灯不亮。')
      expect(troubles).toEqual([])
      await context.close()
    }, 120_000)

    it('what was begun before is not drawn without them: what it asks depends on its answers', async () => {
      const { page, context } = await open()
      await page.goto(FORM)
      await page.getByRole('radio', { name: '实名' }).check()
      await page.getByLabel('您的称呼').fill('王小梅')
      await page.waitForTimeout(500)
      const letThrough = await holdBack(page)
      await page.reload()
      await page.getByRole('heading', { name: '诉求上报' }).waitFor()
      await page.waitForTimeout(1_000)
      expect(await page.getByLabel('情况描述').count()).toBe(0)
      letThrough()
      await page.getByLabel('您的称呼').waitFor()
      expect(await page.getByLabel('您的称呼').inputValue()).toBe('王小梅')
      await context.close()
    }, 120_000)

    it('asks for the form once, before its own code has come', async () => {
      const { page, context } = await open()
      const asked: string[] = []
      page.on('request', (request) => {
        const body = request.postData() ?? ''
        if (body.includes('ServicePage')) asked.push(body)
      })
      let release = () => undefined as unknown
      const held = new Promise((done) => {
        release = () => done(undefined)
      })
      await page.route('**/assets/base-*.js', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(FORM, { waitUntil: 'commit' })
      await expect.poll(() => asked.length).toBe(1)
      release()
      await page.getByLabel('情况描述').waitFor()
      expect(asked).toHaveLength(1)
      // In the language that she chose.
      await page.unrouteAll()
      await page.goto(`${FORM}?lang=en`)
      await page.getByLabel('What happened').waitFor()
      await page.getByRole('heading', { name: 'Report in detail' }).waitFor()
      await context.close()
    }, 120_000)
  },
)

/** Keeps the rules from coming until what it gives is called. */
async function holdBack(page: Page): Promise<() => void> {
  const waiting: Route[] = []
  let isOpen = false
  await page.route(RULES, async (route) => {
    if (isOpen) await route.continue()
    else waiting.push(route)
  })
  return () => {
    isOpen = true
    for (const route of waiting) void route.continue()
  }
}

/** Notes every question that ever stands on the page, however short. */
async function rememberQuestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { questionsSeen: seen })
    const look = () => {
      for (const each of document.querySelectorAll('.question'))
        seen.add((each.firstChild?.textContent ?? '').trim())
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })
}

function questionsSeen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [
    ...(globalThis as unknown as { questionsSeen: Set<string> }).questionsSeen,
  ])
}
