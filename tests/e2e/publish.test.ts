import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { pasteText } from './paste-text.ts'
import { DESKTOP, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { allViolations, violations } from './violations.ts'

const TEMPLATE = fileURLToPath(
  new URL('../../templates/complaint/definition.json', import.meta.url),
)
const GUARD = "output.form.decision == 'grid'"

describe.skipIf(chromium === null)(
  'an official changes a definition (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('is refused a broken guard at its place, publishes a good edit as version 2, and moves what is running to version 3 in the dialog', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      const { page } = official
      const shipped = await readFile(TEMPLATE, 'utf8')
      expect(shipped).toContain(GUARD)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      const running = await numberOfARunningComplaint(page)

      await page.goto('/studio/definitions/complaint?tab=json')
      await page.getByRole('textbox', { name: '事项的 JSON 文本' }).waitFor()
      await pasteText(page, shipped.replace(GUARD, "output.form.decisoin == 'grid'"))
      const finding = page.getByRole('region', { name: '问题' }).getByText(/decisoin/)
      await finding.first().waitFor()
      // Beside the page: where the thread fails, the page does it by itself, and nobody would see.
      expect(page.workers()).toHaveLength(1)
      await page.getByRole('button', { name: '发布' }).click()
      await page.getByText('有必须改正的问题，改好后才能发布。').waitFor()
      await page.setViewportSize(PHONE)
      // The dialog follows the window a moment later.
      await expect
        .poll(() => rightEdge(page.getByRole('dialog')), { timeout: 5000 })
        .toBeLessThanOrEqual(PHONE.width)
      await page.setViewportSize(DESKTOP)
      await page.keyboard.press('Escape')

      const better = `${GUARD} && context.returns < 9`
      await pasteText(page, shipped.replace(GUARD, better).replaceAll('受理甄别', '受理审核'))
      await page.getByText('没有发现问题').first().waitFor()
      await page.getByRole('button', { name: '发布' }).click()
      await stopBeforeAnything(page)
      const told = await hearCourse(page)
      await page.getByRole('button', { name: '发布第 2 版' }).click()
      await page.getByText('第 2 版已发布').first().waitFor()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      const of = JSON.parse(shipped).scenarios.length
      expect((await told()).join(' ')).toMatch(
        new RegExp(`正在检查写法 .*正在走遍所有走法 .*正在运行场景，\\d+/${of}`),
      )

      await page.goto('/studio/instances')
      await page.getByRole('link', { name: new RegExp(running) }).click()
      await page.getByText('第 1 版').first().waitFor()

      await publishAndMove(page)
      await page.goto('/studio/instances')
      await page.getByRole('link', { name: new RegExp(running) }).click()
      await page.getByText('第 3 版').first().waitFor()
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

/** Who leaves the check before a publication has published nothing, and may try again. */
async function stopBeforeAnything(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  const publish = dialog.getByRole('button', { name: '发布第 2 版' })
  // A server that never comes to an end.
  await page.route('**/definitions/*/proof?*', () => undefined)
  await publish.click()
  await dialog.getByRole('status').getByText('正在检查写法').waitFor()
  expect(await allViolations(page, '.publish-course'), 'the check').toEqual([])
  await dialog.getByRole('button', { name: '停下，不发布' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已停下，没有发布').first().waitFor()
  await dialog.locator('.publish-course').waitFor({ state: 'detached' })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page
    .locator('.definition-head')
    .getByText(/^第 1 版/)
    .waitFor()
}

/** What is told of the check from now on, each sentence once. */
async function hearCourse(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told = new Set<string>()
    Object.assign(globalThis, { told })
    new MutationObserver(() => {
      const text = document.querySelector('.publish-course [role="status"]')?.textContent
      if (text) told.add(text)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => [...(globalThis as unknown as { told: Set<string> }).told])
}

/** Running cases go over to the third version, all in the dialog and with keys. */
async function publishAndMove(page: Page): Promise<void> {
  await page.goto('/studio/definitions/complaint?tab=json')
  const text = page.getByRole('textbox', { name: '事项的 JSON 文本' })
  await text.waitFor()
  const shipped = await readFile(TEMPLATE, 'utf8')
  await pasteText(page, shipped.replaceAll('受理甄别', '受理复核'))
  await page.getByText('没有发现问题').first().waitFor()
  await page.getByRole('button', { name: '发布' }).click()
  const dialog = page.getByRole('dialog')
  const cases = dialog.getByRole('group', { name: /^现在有 \d+ 件进行中的工单/ })
  await cases.getByRole('radio', { name: /^继续按原来的版本办完/, checked: true }).focus()
  await page.keyboard.press('ArrowDown')
  await cases.getByRole('radio', { name: /^换到新版本/, checked: true }).waitFor()
  expect(await violations(page), 'publishing').toEqual([])
  await dialog.getByRole('button', { name: '发布第 3 版' }).focus()
  await page.keyboard.press('Enter')

  await dialog.getByText(/件可以放心迁移$/).waitFor()
  expect(await violations(page), 'moving').toEqual([])
  await dialog.getByRole('button', { name: '开始迁移' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByText(/已迁 [1-9]\d* 件，0 件留在原版本/).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** Of the rightmost text. What scrolls in a box of its own, as the changes do, is left out. */
function rightEdge(dialog: Locator): Promise<number> {
  return dialog.evaluate((element) =>
    Math.max(
      ...[...element.querySelectorAll('p, h3, .finding-list *')].map(
        (each) => each.getBoundingClientRect().right,
      ),
    ),
  )
}

async function numberOfARunningComplaint(page: Page): Promise<string> {
  await page.goto('/studio/instances')
  const number = await page
    .getByText(/^TS\d{8}-\d{4}$/)
    .first()
    .innerText()
  return number.trim()
}
