import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import {
  begin,
  button,
  card,
  closeProperties,
  goTo,
  limit,
  questionsOf,
  step,
  tryAndPublish,
} from './by-hand.ts'
import { useDemoStage } from './demo-app.ts'
import { FINGER } from './hands.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const TABLET = { width: 1024, height: 768 }

describe.skipIf(chromium === null)(
  'an official without a mouse draws a form and a workflow, tries them and publishes (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it.each([
      {
        on: 'a tablet',
        screen: TABLET,
        service: { title: '井盖报修', code: 'cover', family: 'JG' },
      },
      { on: 'a phone', screen: PHONE, service: { title: '路牌报修', code: 'sign', family: 'LP' } },
    ])(
      'by taps alone, on $on',
      async ({ screen, service }) => {
        onTestFailed(() => showFailure(people))
        const official = await openPerson(stage.browser, stage.app, { ...screen, isTouched: true })
        people.push(official)
        const { page } = official
        await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
        await begin(page, FINGER, service)

        await page.evaluate(watchTabs)
        await step(page, FINGER, { kind: '审批', name: '组长审核' })
        await page.getByText(/^草稿：赵书记/).waitFor({ state: 'attached' })
        // Whatever is said of the draft meanwhile: what moves under a finger is missed.
        expect(await page.evaluate('window.linliTabsAt')).toHaveLength(1)
        await limit(page, FINGER)
        await closeProperties(page, FINGER)
        await step(page, FINGER, { kind: '抄送/通知', name: '告知居民' })
        await closeProperties(page, FINGER)
        await FINGER.press(card(page, '组长审核'))
        await page.getByRole('heading', { name: /^组长审核/ }).waitFor()
        await closeProperties(page, FINGER)
        await expectNoSidewaysScroll(page)
        expect(await violations(page), 'workflow').toEqual([])

        await goTo(page, FINGER, '表单')
        await ask(page)
        await expectNoSidewaysScroll(page)
        expect(await violations(page), 'form').toEqual([])
        await tryAndPublish(page, FINGER)
        expect(official.strayRequests).toEqual([])
        expect(official.troubles).toEqual([])
      },
      240_000,
    )
  },
)

/** Runs in the page: `window.linliTabsAt` has every height that the tabs stood at since. */
function watchTabs(): void {
  const linliTabsAt: number[] = []
  Object.assign(window, { linliTabsAt })
  const look = () => {
    const tabs = document.querySelector('.tabs')?.getBoundingClientRect()
    const at = Math.round((tabs?.top ?? 0) + window.scrollY)
    if (!linliTabsAt.includes(at)) linliTabsAt.push(at)
    requestAnimationFrame(look)
  }
  look()
}

/** A question from the palette, called something and moved up; on a phone one pane is shown at a time. */
async function ask(page: Page): Promise<void> {
  await page.locator('.frame').first().waitFor()
  const isNarrow = await page.locator('.pane-bar').isVisible()
  const show = async (pane: string) => {
    if (isNarrow) await FINGER.press(page.locator('.pane-bar').getByText(pane, { exact: true }))
  }
  await show('添加')
  await FINGER.press(button(page, '单行文字'))
  await show('属性')
  await page.getByLabel('问题（名称）', { exact: true }).fill('称呼')
  await FINGER.press(button(page, '上移：称呼'))
  await show('表单')
  await expect
    .poll(() => questionsOf(page), { timeout: 30_000 })
    .toEqual(['在哪里', '称呼', '什么情况'])
  await FINGER.press(page.getByRole('button', { name: /^称呼，/ }))
  await show('属性')
  await FINGER.press(page.getByRole('checkbox', { name: '必填' }))
  await show('表单')
  await page.getByRole('button', { name: /^称呼，.*必填/ }).waitFor()
}
