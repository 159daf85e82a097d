import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import {
  begin,
  button,
  closeProperties,
  goTo,
  limit,
  questionsOf,
  step,
  tryAndPublish,
} from './by-hand.ts'
import { useDemoStage } from './demo-app.ts'
import { type Mouse, mouseOf } from './hands.ts'
import { openPerson, type Person, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const WIDE = { width: 1440, height: 900 }

const SERVICE = { title: '井盖报修', code: 'manhole', family: 'JG' }

describe.skipIf(chromium === null)(
  'an official draws a form and a workflow, tries them and publishes (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('with a mouse alone', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      const hand = mouseOf(page)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await begin(page, hand, SERVICE)

      await step(page, hand, { kind: '审批', name: '组长审核' })
      await limit(page, hand)
      await closeProperties(page, hand)
      await step(page, hand, { kind: '抄送/通知', name: '告知居民' })
      await goTo(page, hand, '表单')
      await ask(page, hand)
      await expectNoSidewaysScroll(page)
      await tryAndPublish(page, hand)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

/** A question from the palette, in front of another one, and what it is called. */
async function ask(page: Page, hand: Mouse): Promise<void> {
  const order = () => questionsOf(page)
  const first = page.locator('.frame-gap').first()
  await hand.drag(button(page, '单行文字'), first)
  await page.getByLabel('问题（名称）', { exact: true }).fill('称呼')
  await expect.poll(order, { timeout: 30_000 }).toEqual(['称呼', '在哪里', '什么情况'])
  await hand.drag(gripOf(page, '称呼'), page.locator('.frame-gap').nth(2))
  await expect.poll(order, { timeout: 30_000 }).toEqual(['在哪里', '称呼', '什么情况'])
}

function gripOf(page: Page, name: string) {
  const frame = page.locator('.frame').filter({
    has: page.getByRole('button', { name: new RegExp(`^${name}，`) }),
  })
  return frame.locator('.frame-handle').first()
}
