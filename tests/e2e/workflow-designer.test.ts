import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }

describe.skipIf(chromium === null)(
  'an official builds a workflow with the keyboard alone (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('from an empty definition to two steps with a condition, a deadline and a notice', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await begin(page)

      await insertAfter(page, '处理中', '审批')
      await call(page, '组长审核')
      await card(page, '组长审核').waitFor()

      await insertAfter(page, '处理中', '条件')
      await press(page, '加一条')
      await pick(page, '走这条路的条件 · 第 1 条：哪个字段', '办理结果')
      await pick(page, '走这条路的条件 · 第 1 条：什么值', '已处理')
      await page.getByText('办理结果 = 已处理').first().waitFor()

      // What one begins with has a time limit already; the second step gets one.
      await card(page, /处理中.*3 个工作日.*超时→社区两委/s).waitFor()
      await open(page, '组长审核')
      await press(page, '加一个时限')
      await pick(page, '到时间后', '提醒')
      await card(page, /1 个工作日.*超时→社区两委/).waitFor()

      await insertAfter(page, '组长审核', '抄送/通知')
      await call(page, '告知居民')
      await card(page, '告知居民').waitFor()
      expect(await violations(page)).toEqual([])

      await card(page, '告知居民').focus()
      await page.keyboard.press('Delete')
      await card(page, '告知居民').waitFor({ state: 'detached' })
      await page.keyboard.press('Control+z')
      await card(page, '告知居民').waitFor()

      await expectMapOfKeys(page)
      await card(page, '组长审核').focus()
      await page.keyboard.press('c')
      await page.keyboard.type('处理中')
      await page.keyboard.press('Enter')
      await page.getByText('已把“组长审核”连到“处理中”').waitFor()
      await page.goBack()
      await press(page, '专业')
      await page.locator('.react-flow__node').filter({ hasText: '告知居民' }).waitFor()
      await expectOwnWords(page)
      await drawBeside(page)
      // The list of problems lies over the lower end of the canvas.
      expect(await violations(page, '.react-flow__nodes, .remark-bar')).toEqual([])
      expect(await pixelsOf(page, BLUE_PAPER)).toBeGreaterThan(20_000)
      await press(page, '读成文字')
      await page
        .getByText(/提醒|超时|1 个工作日/)
        .first()
        .waitFor()
      await press(page, '简洁')

      await page.getByText(/^草稿：赵书记/).waitFor()
      await page.reload()
      await card(page, '告知居民').waitFor()
      await press(page, '专业')
      for (const each of [NOTE, FRAME]) await remark(page, each).waitFor()
      await press(page, '简洁')
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      expect(await violations(page)).toEqual([])
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)
  },
)

const NOTE = '便笺“先打电话， 再上门”'
const FRAME = '框“第一步”'
const BLUE_PAPER = [0xe6, 0xf0, 0xfa]

function remark(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true })
}

/** A card and a line are called what they are in the reader's language, and that a card was moved is said in it. */
async function expectOwnWords(page: Page): Promise<void> {
  const told = (name: string) =>
    page
      .locator('.react-flow__node, .react-flow__edge')
      .evaluateAll((all, asked) => all.map((each) => each.getAttribute(asked) ?? ''), name)
  expect([...new Set(await told('aria-roledescription'))].sort()).toEqual(['流转', '环节'])
  expect(await told('aria-label')).toContain('从“处理中”到“组长审核”')
  expect((await told('aria-label')).filter((label) => /[a-z]/i.test(label))).toEqual([])
  const step = page.locator('.react-flow__node').filter({ hasText: '告知居民' })
  await step.focus()
  await page.keyboard.press('Enter')
  await step.and(page.locator('.selected')).waitFor()
  await step.focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[aria-live]').getByText('已向右移动', { exact: true }).waitFor()
  await page.keyboard.press('Control+z')
}

/** A note and a frame among the steps: written, moved, made larger, coloured, taken back and done again. */
async function drawBeside(page: Page): Promise<void> {
  const keys = async (...each: readonly string[]) => {
    for (const key of each) await page.keyboard.press(key)
  }
  await press(page, '加便笺')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('先打电话，\n再上门')
  await keys('Control+Enter')
  const note = remark(page, NOTE)
  const [x, height] = await placeOf(note)
  // What would be deeds of a step is nothing here.
  await keys('c', '+', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', '4')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => placeOf(note)).toEqual([x + 20, height + 10])
  await keys('Control+z', 'Control+z', 'Control+z')
  await expect.poll(() => placeOf(note)).toEqual([x, height])
  await keys('Control+Shift+z', 'Control+Shift+z', 'Control+Shift+z')
  await expect.poll(() => placeOf(note)).toEqual([x + 20, height + 10])
  await keys('Enter')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('，算了')
  // It is kept while she writes, and is gone when she leaves it.
  await remark(page, '便笺“先打电话， 再上门，算了”').waitFor()
  await keys('Escape')
  await note.waitFor()

  await press(page, '加框')
  await page.locator('.remark-title input:focus').waitFor()
  await page.keyboard.type('第一步')
  await keys('Enter')
  await remark(page, FRAME).waitFor()
}

/** How far to the right it stands on the canvas, and how high it is. */
function placeOf(node: Locator): Promise<readonly [x: number, height: number]> {
  return node.evaluate((element) => {
    const { transform, height } = (element as HTMLElement).style
    return [
      Number.parseFloat(transform.replace('translate(', '')),
      Number.parseFloat(height),
    ] as const
  })
}

/** So many points of the picture that is saved as PNG have a colour. */
async function pixelsOf(page: Page, [red, green, blue]: readonly number[]): Promise<number> {
  const saved = page.waitForEvent('download')
  await press(page, '导出 PNG')
  const picture = await readFile(await (await saved).path(), 'base64')
  return page.evaluate(
    async ({ picture, color }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes]))
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
      let count = 0
      for (let at = 0; at < data.length; at += 4) {
        if (color.every((value, index) => data[at + index] === value)) count += 1
      }
      return count
    },
    { picture, color: [red, green, blue] },
  )
}

async function begin(page: Page): Promise<void> {
  await press(page, '新建事项')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').focus()
  await page.keyboard.type('路灯报修')
  await dialog.getByLabel('代号').focus()
  await page.keyboard.type('street-lamp')
  await dialog.getByLabel('编号前缀').focus()
  await page.keyboard.type('LD')
  await press(page, '建立草稿')
  await card(page, '处理中').waitFor()
}

/** Arrows go from step to step and back, the menu key shows what else can be done, and words are found wherever they stand. */
async function expectMapOfKeys(page: Page): Promise<void> {
  const step = card(page, '处理中')
  const isThere = () => step.evaluate((each) => each === document.activeElement)
  await step.focus()
  await page.keyboard.press('ArrowDown')
  expect(await isThere()).toBe(false)
  await page.keyboard.press('ArrowUp')
  expect(await isThere()).toBe(true)
  // What Shift+F10 and the menu key make of it, which a driven browser does not.
  await step.dispatchEvent('contextmenu')
  await page.getByRole('menuitem', { name: /连到/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem', { name: /连到/ }).waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+f')
  await page.getByRole('dialog', { name: '在流程里查找' }).waitFor()
  await page.keyboard.type('告知')
  await page.getByText('找到 1 处').waitFor()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /告知居民/ })
    .press('Enter')
  await page.getByRole('heading', { name: /^告知居民/ }).waitFor()
}

function card(page: Page, says: string | RegExp) {
  return page.locator('.flow-card').filter({ hasText: says }).first()
}

/** Puts a step of a kind behind another one; the keyboard is in its name afterwards. */
async function insertAfter(page: Page, name: string, kind: string): Promise<void> {
  await card(page, name).focus()
  await page.keyboard.press('+')
  const choice = page.getByRole('dialog').getByRole('button', { name: kind }).first()
  await choice.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A step that was just added has its name in the caret's hand, once its properties are drawn. */
async function call(page: Page, name: string): Promise<void> {
  await page.locator('input:focus').waitFor()
  await page.keyboard.type(name)
}

async function open(page: Page, name: string): Promise<void> {
  await card(page, name).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: new RegExp(`^${name}`) }).waitFor()
}

async function press(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`(^|\\s)${name}$`) })
    .first()
    .focus()
  await page.keyboard.press('Enter')
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().focus()
  await page.keyboard.press('ArrowDown')
  const wanted = page.locator('.ant-select-item-option').filter({ hasText: option }).first()
  await wanted.waitFor()
  while (
    !(await wanted.evaluate((each) => each.classList.contains('ant-select-item-option-active')))
  ) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
