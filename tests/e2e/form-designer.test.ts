import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { chooseInOutline, expectKey, previewForTask } from './form-panes.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const WIDE = { width: 1440, height: 900 }
const frame = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}，`) })

describe.skipIf(chromium === null)(
  'an official builds a form (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('with keys alone: a new form, its fields, a rule, their order; undone, reloaded and looked at', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, {
        login: 'zhao-secretary',
        path: '/studio/definitions/complaint?tab=forms',
      })

      await press(page, '新建表单')
      await page.getByRole('dialog').getByLabel('表单名称').waitFor()
      await page.keyboard.type('犬只登记')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '添加第一个字段' }).waitFor()
      // It gives the focus back to its button when it has gone.
      await page.getByRole('dialog').waitFor({ state: 'hidden' })

      await press(page, '单行文字')
      await focused(page, '文字')
      await page.keyboard.press('Enter')
      const title = page.getByLabel('问题（名称）', { exact: true })
      await title.focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.type('犬名')
      await frame(page, '犬名').waitFor()
      await press(page, '勾选')
      await focused(page, '是否')
      await press(page, '联系电话')
      await focused(page, '联系电话')

      await page.keyboard.press('Alt+ArrowUp')
      await focused(page, '联系电话')
      await page.getByText('已移动「联系电话」', { exact: true }).waitFor()
      await expectOrder(page, ['犬名', '联系电话', '是否'])
      await page.keyboard.press('Control+z')
      await expectOrder(page, ['犬名', '是否', '联系电话'])
      await page.keyboard.press('Control+Shift+z')
      await expectOrder(page, ['犬名', '联系电话', '是否'])
      await frame(page, '是否').focus()
      await page.keyboard.press('Alt+ArrowDown')
      await page.getByText('「是否」已经到头了', { exact: true }).waitFor()
      await focused(page, '是否')
      await chooseInOutline(page, ['犬名', '联系电话', '是否'])
      await expectKey(page, '联系电话', 'free')

      await frame(page, '联系电话').focus()
      await page.keyboard.press('Control+c')
      await page.keyboard.press('Control+v')
      await expectOrder(page, ['犬名', '联系电话', '联系电话', '是否'])
      await page.keyboard.press('Delete')
      await expectOrder(page, ['犬名', '联系电话', '是否'])

      await frame(page, '联系电话').focus()
      await page.keyboard.press('Enter')
      await addRule(page, '是否')
      expect(await violations(page), 'design').toEqual([])

      await chooseView(page, '规则')
      await page.getByRole('button', { name: /当 .*是否.* 时，显示「联系电话」/ }).waitFor()
      await page.goBack()
      await frame(page, '联系电话').waitFor()

      await expect.poll(() => keptText(page), { timeout: 20_000 }).toContain('犬名')
      await page.reload()
      await expectOrder(page, ['犬名', '联系电话', '是否'])

      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page)
      expect(await violations(page), 'design on a phone').toEqual([])
      await page.setViewportSize(WIDE)
      await chooseView(page, '预览')
      await page.frameLocator('.preview-frame').getByLabel('犬名').waitFor()
      expect(await violations(page), 'preview').toEqual([])
      await sayWhatIsTooShort(page)
      await removeWhatIsUsed(page)
      await previewForTask(page)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 240_000)

    it('a block of fields is kept, put into another form, changed, and the change is taken and taken back', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app, WIDE)
      people.push(official)
      const { page } = official
      await signInAtDesk(official, stage.app, {
        login: 'zhao-secretary',
        path: '/studio/definitions/complaint?tab=forms&form=report&field=location',
      })
      await keepBlock(page)

      await toForm(page, '补充情况')
      await press(page, '在最后添加')
      await press(page, '地址')
      await focused(page, '位置')
      await frame(page, '联系电话').waitFor()
      await retitle(page, '位置', '在哪里')

      await toForm(page, '诉求上报')
      await changeBlock(page)
      await takeChange(page)
      expect(official.strayRequests).toEqual([])
      expect(official.troubles).toEqual([])
    }, 120_000)
  },
)

/** Two fields of a form become a block; what their rules say of other fields is told to stay behind. */
async function keepBlock(page: Page): Promise<void> {
  await press(page, '存为常用字段组')
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('名称', { exact: true })
  await name.waitFor()
  await name.fill('地址')
  await dialog.getByRole('checkbox', { name: '联系电话' }).focus()
  await page.keyboard.press('Space')
  await dialog.getByText('这些规则用到了没有选的字段').waitFor()
  expect(await violations(page), 'keeping a block').toEqual([])
  await dialog.getByRole('button', { name: /^保\s*存$/ }).focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('已存为常用字段组「地址」').first().waitFor()
}

/** The form that the block was made of says something else, and the block is replaced by it. */
async function changeBlock(page: Page): Promise<void> {
  await retitle(page, '位置', '事发位置')
  await press(page, '管理常用字段组')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/第 1 稿/).waitFor()
  expect(await violations(page), 'the list of blocks').toEqual([])
  await press(page, '用这张表单的字段替换「地址」')
  await dialog.getByRole('button', { name: /^替\s*换$/ }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByText(/第 2 稿/).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

async function retitle(page: Page, name: string, next: string): Promise<void> {
  await frame(page, name).focus()
  await page.keyboard.press('Enter')
  const title = page.getByLabel('问题（名称）', { exact: true })
  await title.focus()
  await title.fill(next)
  await frame(page, next).waitFor()
}

/** The other form hears of it, is shown the difference, chooses it over its own, and gives it back. */
async function takeChange(page: Page): Promise<void> {
  expect(await page.getByText('“地址”有新版').count(), 'where it was changed').toBe(0)
  await toForm(page, '补充情况')
  await page.getByText('“地址”有新版').waitFor()
  await press(page, '看看差别')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText(/位置.*事发位置/)
    .first()
    .waitFor()
  // Its own name stays unless the other one is chosen.
  await dialog.getByText('没有改动').waitFor()
  await dialog.getByRole('radio', { name: '保留这里的' }).focus()
  await page.keyboard.press('ArrowRight')
  await dialog.getByText(/在哪里.*事发位置/).waitFor()
  expect(await violations(page), 'the difference').toEqual([])
  await dialog.getByRole('button', { name: /^更\s*新$/ }).focus()
  await page.keyboard.press('Enter')
  await frame(page, '事发位置').waitFor()
  await page.getByText('“地址”有新版').waitFor({ state: 'detached' })
  await dialog.waitFor({ state: 'hidden' })
  await frame(page, '事发位置').focus()
  await page.keyboard.press('Control+z')
  await frame(page, '在哪里').waitFor()
  await page.getByText('“地址”有新版').waitFor()
}

/** To another form of the definition, by its name. */
async function toForm(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '表单', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(name)
  await page.locator('.ant-select-item-option-active').filter({ hasText: name }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.form-canvas-title').filter({ hasText: name }).waitFor()
}

/** A button by the Enter key. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
}

/** Waits until the frame of a field has the focus. */
async function focused(page: Page, name: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), {
      timeout: 30_000,
    })
    .toMatch(new RegExp(`^${name}，`))
}

async function expectOrder(page: Page, names: readonly string[]): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() =>
          [...document.querySelectorAll('[data-field]')].map(
            (each) => each.getAttribute('aria-label')?.split('，')[0],
          ),
        ),
      { timeout: 30_000 },
    )
    .toEqual(names)
}

/** The field is shown when another one is ticked. */
async function addRule(page: Page, other: string): Promise<void> {
  const part = page.getByRole('region', { name: '什么时候显示' })
  await part.getByRole('button', { name: '加一条' }).first().focus()
  await page.keyboard.press('Enter')
  const field = part.getByRole('combobox').first()
  await field.focus()
  await page.keyboard.type(other)
  await page.locator('.ant-select-item-option').filter({ hasText: other }).first().waitFor()
  await page.keyboard.press('Enter')
  await part
    .getByText(new RegExp(`${other} = `))
    .first()
    .waitFor()
}

/** A limit is told in words of one's own, to who reads Chinese and to who reads English. */
async function sayWhatIsTooShort(page: Page): Promise<void> {
  await chooseView(page, '设计')
  await frame(page, '犬名').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('最少字数', { exact: true }).fill('2')
  const message = page.getByLabel('字数太少时说', { exact: true })
  await message.fill('请写全犬名。')
  await page.getByRole('button', { name: /英文\s*：字数太少时说/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('字数太少时说（英文）').fill('Give the full name.')
  expect(await violations(page), 'a message of its own').toEqual([])

  await chooseView(page, '预览')
  const preview = page.frameLocator('.preview-frame')
  for (const sentence of ['请写全犬名。', 'Give the full name.']) {
    if (sentence.startsWith('Give')) await page.getByRole('checkbox', { name: '英文' }).check()
    await preview.getByLabel('犬名').fill('旺')
    await preview.locator('button[type="submit"]').click()
    await preview.getByText(sentence).first().waitFor()
  }
}

/** Who wants a field away reads first who names it and what breaks, and may leave it; it comes back by one 撤销. */
async function removeWhatIsUsed(page: Page): Promise<void> {
  await page.goto('/studio/definitions/complaint?tab=forms&form=triage&field=decision')
  await expectKey(page, '处理方式', 'locked')
  await frame(page, '处理方式').focus()
  await page.keyboard.press('Delete')
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/删除以后，\d+ 处会出错/).waitFor()
  await dialog
    .getByRole('link', { name: /流转条件 · 受理甄别/ })
    .first()
    .waitFor()
  await dialog
    .getByRole('link', { name: /场景 · / })
    .first()
    .waitFor()
  expect(await violations(page), 'who names a field').toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await frame(page, '处理方式').waitFor()

  await frame(page, '处理方式').focus()
  await page.keyboard.press('Delete')
  await dialog.getByRole('button', { name: '仍然删除' }).focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await frame(page, '处理方式').waitFor({ state: 'detached' })
  const said = page.locator('.ant-message').filter({ hasText: '已删除「处理方式」' })
  await said.getByRole('button', { name: '撤销' }).focus()
  await page.keyboard.press('Enter')
  await frame(page, '处理方式').waitFor()
  await said.waitFor({ state: 'detached' })
  await page.getByText('用在哪里').click()
  await page.locator('.field-uses').getByRole('link').first().waitFor()
}

async function chooseView(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).focus()
  await page.keyboard.press('Space')
}

/** What this device keeps of the definition. */
function keptText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('linli-studio')
        opening.onsuccess = () => {
          const drafts = opening.result.transaction('drafts').objectStore('drafts').getAll()
          drafts.onsuccess = () => {
            opening.result.close()
            done(JSON.stringify(drafts.result))
          }
        }
      }),
  )
}
