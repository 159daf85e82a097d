import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from './violations.ts'

/** The outline stands in place of the palette, names the fields in their order, and leads to one of them; the palette comes back. */
export async function chooseInOutline(page: Page, names: readonly string[]): Promise<void> {
  await switchTo(page, '大纲')
  const outline = page.getByRole('navigation', { name: '大纲' })
  await outline.waitFor()
  expect(await page.locator('.palette-kind').count()).toBe(0)
  const rows = await outline.getByRole('button').allInnerTexts()
  expect(rows.map((row) => row.split(/\s/)[0])).toEqual(['整张表单', ...names])
  expect(await violations(page, '.form-outline')).toEqual([])
  const last = names.at(-1) ?? ''
  await outline.getByRole('button', { name: new RegExp(`^${last}`) }).focus()
  await page.keyboard.press('Enter')
  await outline.locator('[aria-current="true"]').filter({ hasText: last }).waitFor()
  await page.locator('[data-field][aria-pressed="true"]').and(frameOf(page, last)).waitFor()
  await page.locator('.field-pane h2').filter({ hasText: last }).waitFor()
  await switchTo(page, '添加')
  await page.locator('.palette-kind').first().waitFor()
}

/** The key of a field can be changed until its service is published with it, and never after. */
export async function expectKey(page: Page, name: string, is: 'free' | 'locked'): Promise<void> {
  await frameOf(page, name).focus()
  await page.keyboard.press('Enter')
  await page.locator('.field-pane h2').filter({ hasText: name }).waitFor()
  await page.getByRole('switch', { name: '高级' }).focus()
  await page.keyboard.press('Space')
  const key = page.getByLabel('代号', { exact: true })
  await key.waitFor()
  const isLocked = is === 'locked'
  expect(await key.isDisabled(), name).toBe(isLocked)
  expect(await page.getByRole('button', { name: '改代号' }).count(), name).toBe(isLocked ? 0 : 1)
  expect(await page.getByText('已经发布过，代号不能再改').count(), name).toBe(isLocked ? 1 : 0)
  await page.getByRole('switch', { name: '高级' }).focus()
  await page.keyboard.press('Space')
  await key.waitFor({ state: 'detached' })
}

/** What a task may not see is set in the table of access, and is missing where the form is looked at as that task asks it; and it is
 *  looked at as wide, and as large, as where it is filled in. */
export async function previewForTask(page: Page): Promise<void> {
  await page.goto('/studio/definitions/complaint?tab=forms&form=feedback&view=access')
  await page.getByLabel('查到的情况，处理诉求', { exact: true }).selectOption('hidden')
  await switchTo(page, '预览')
  const question = page.frameLocator('.preview-frame').getByLabel('查到的情况')
  await question.waitFor()
  const choice = page.getByRole('combobox', { name: '哪个任务填' })
  for (const [task, count] of [
    ['处理诉求', 0],
    ['处理诉求（物业）', 1],
    ['不分任务', 1],
  ] as const) {
    await choice.focus()
    await page.keyboard.press('Enter')
    await page.getByTitle(task, { exact: true }).last().click()
    await expect.poll(() => question.count(), { message: task }).toBe(count)
  }
  for (const [device, width, type] of [
    ['电脑', 960, '16px'],
    ['手机 375', 375, '16px'],
    ['长辈版', 375, '20px'],
  ] as const) {
    await switchTo(page, device)
    await expect.poll(() => looks(page), { message: device }).toEqual([width, type])
  }
}

/** The width of the preview and the type in it. */
function looks(page: Page): Promise<readonly [width: number, type: string]> {
  return page.locator('.preview-frame').evaluate((frame) => {
    const inside = (frame as HTMLIFrameElement).contentDocument?.documentElement
    const type = inside === undefined ? '' : getComputedStyle(inside).fontSize
    return [Math.round(frame.getBoundingClientRect().width), type] as const
  })
}

function frameOf(page: Page, name: string) {
  return page.getByRole('button', { name: new RegExp(`^${name}，`) })
}

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).focus()
  await page.keyboard.press('Space')
}
