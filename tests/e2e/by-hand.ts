import type { Page } from 'playwright-core'
import type { Hand } from './hands.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

export function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}

/** A draft of a service of its own, before whoever drew it up. */
export async function begin(
  page: Page,
  hand: Hand,
  service: { readonly title: string; readonly code: string; readonly family: string },
): Promise<void> {
  await hand.press(page.getByRole('button', { name: '新建事项' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(service.title)
  await dialog.getByLabel('代号').fill(service.code)
  await dialog.getByLabel('编号前缀').fill(service.family)
  await hand.press(dialog.getByRole('button', { name: '建立草稿' }))
  await card(page, '处理中').waitFor()
}

export async function goTo(page: Page, hand: Hand, tab: string): Promise<void> {
  await hand.press(page.locator('.tabs').getByRole('link', { name: tab }))
}

export function card(page: Page, says: string) {
  return page.locator('.flow-card').filter({ hasText: says }).first()
}

function properties(page: Page) {
  return page.getByRole('complementary', { name: '属性' })
}

/** One more step behind the last one but the end, by the plus on the line between; its properties are shown. */
export async function step(
  page: Page,
  hand: Hand,
  { kind, name }: { readonly kind: string; readonly name: string },
): Promise<void> {
  await hand.press(button(page, '在这里加一步').last())
  await hand.press(page.getByRole('dialog').getByRole('button', { name: kind }).first())
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await properties(page).getByLabel('名称').first().fill(name)
  await card(page, name).waitFor({ state: 'attached' })
}

/** The step that is looked at gets a time limit that reminds somebody: without one it could not be published. */
export async function limit(page: Page, hand: Hand): Promise<void> {
  const panel = properties(page)
  await hand.press(panel.getByRole('button', { name: '加一个时限' }))
  await hand.press(panel.getByRole('combobox', { name: '到时间后' }))
  await hand.press(page.locator('.ant-select-item-option').filter({ hasText: '提醒' }).first())
  await panel.getByLabel('提醒谁').first().waitFor({ state: 'attached' })
}

/** The flow is looked at again; a narrow page showed the properties in its place. */
export async function closeProperties(page: Page, hand: Hand): Promise<void> {
  await hand.press(properties(page).getByRole('button', { name: '关闭属性' }))
  await page.locator('.workflow-body:not(.workflow-chosen)').waitFor()
}

/** A scenario for every way that nobody has tried, all of which pass; then the first version. */
export async function tryAndPublish(page: Page, hand: Hand): Promise<void> {
  await goTo(page, hand, '场景')
  await hand.press(page.getByRole('button', { name: '为没试过的路补上场景' }))
  await page.getByText(/^([1-9]\d*)\/\1 个通过/).waitFor({ timeout: 60_000 })
  await expectNoSidewaysScroll(page)
  await hand.press(button(page, '发布').first())
  await pressUntilGone(page, hand, '发布第 1 版')
  await page.getByText('第 1 版已发布').first().waitFor({ timeout: 60_000 })
}

/** A page that is busy for half a second takes a tap for a long one; people tap again. */
async function pressUntilGone(page: Page, hand: Hand, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name })
  await hand.press(wanted)
  const isGone = await wanted
    .waitFor({ state: 'detached', timeout: 20_000 })
    .then(() => true)
    .catch(() => false)
  if (!isGone && (await wanted.isEnabled())) await hand.press(wanted)
}

/** The names of the form's questions, in order. */
export function questionsOf(page: Page): Promise<readonly (string | undefined)[]> {
  return page
    .locator('[data-field]')
    .evaluateAll((frames) =>
      frames.map((frame) => frame.getAttribute('aria-label')?.split('，')[0]),
    )
}
