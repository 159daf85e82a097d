import type { Page } from 'playwright-core'
import type { Random } from '../../support/random.ts'
import type { DraftModel, Outcome, Shown } from './draft-model.ts'

/** One thing an official does to her draft. */
export interface Deed {
  readonly name: string
  readonly run: (page: Page) => Promise<void>
  /** What comes of it. */
  readonly change: Outcome
}

/** Names that nobody used, and which things were renamed lately: typing goes on in the same step of the way back. */
export interface Hand {
  readonly random: Random
  count: number
  /** What was renamed last. */
  last: string
}

const KINDS = [
  { button: '办理', title: '办理' },
  { button: '抄送/通知', title: '抄送' },
] as const
const MOST_STEPS = 9
const MOST_FIELDS = 8

/** Draws the next deed on what is shown. */
export function drawDeed(hand: Hand, model: DraftModel, shown: Shown): Deed {
  const { random } = hand
  const drawn = random.below(100)
  if (drawn < 12 && model.canUndo()) return undo(hand)
  if (drawn < 20 && model.canRedo()) return redo(hand)
  if (drawn < 40) return addStep(hand, shown)
  if (drawn < 60) return renameStep(hand, shown)
  if (drawn < 68 && shown.steps.length > 3) return removeStep(hand, shown)
  if (drawn < 84) return addField(hand, shown)
  return renameField(hand, shown)
}

/** One of the tabs, drawn. */
export async function goTo(page: Page, tab: 'canvas' | 'forms'): Promise<void> {
  const [name, part] = tab === 'canvas' ? ['流程图', '.flow'] : ['表单', '.form-canvas']
  if (await page.locator(part).isVisible()) return
  await page.locator('.tabs').getByRole('link', { name }).click()
  await page.locator(part).waitFor()
}

function addStep(hand: Hand, { steps }: Shown): Deed {
  if (steps.length >= MOST_STEPS) return renameStep(hand, { steps, fields: [] })
  const at = hand.random.below(steps.length - 1)
  const { button, title } = KINDS[hand.random.below(KINDS.length)] ?? KINDS[0]
  hand.last = ''
  return {
    name: `${title} behind step ${at}`,
    run: async (page) => {
      await goTo(page, 'canvas')
      await cardAt(page, at).focus()
      await page.keyboard.press('+')
      await page.getByRole('dialog').getByRole('button', { name: button }).first().click()
    },
    change: ({ fields, ...shown }) => [{ fields, steps: shown.steps.toSpliced(at + 1, 0, title) }],
  }
}

function renameStep(hand: Hand, { steps }: Shown): Deed {
  const at = another(hand, 'step', steps.length)
  const name = `步骤${nextOf(hand)}`
  return {
    name: `step ${at} is called ${name}`,
    run: async (page) => {
      await goTo(page, 'canvas')
      const card = cardAt(page, at)
      const uid = await card.getAttribute('data-uid')
      await card.click()
      const panel = page.getByRole('complementary', { name: '属性' })
      await panel
        .locator('.panel-uid code')
        .getByText(uid ?? '', { exact: true })
        .waitFor()
      await panel.getByLabel('名称').first().fill(name)
    },
    change: (shown) => [{ ...shown, steps: shown.steps.with(at, name) }],
  }
}

function removeStep(hand: Hand, { steps }: Shown): Deed {
  // Neither the first one, which begins, nor the last.
  const at = 1 + hand.random.below(steps.length - 2)
  hand.last = ''
  return {
    name: `step ${at} goes`,
    run: async (page) => {
      await goTo(page, 'canvas')
      await cardAt(page, at).focus()
      await page.keyboard.press('Delete')
    },
    change: (shown) => [{ ...shown, steps: shown.steps.toSpliced(at, 1) }],
  }
}

function addField(hand: Hand, { fields }: Shown): Deed {
  if (fields.length >= MOST_FIELDS) return renameField(hand, { fields, steps: [] })
  hand.last = ''
  return {
    name: 'one more question',
    run: async (page) => {
      await goTo(page, 'forms')
      await page.getByRole('button', { name: '单行文字', exact: true }).click()
      // As people do: what came is seen, and asks for its name.
      await page.getByRole('heading', { name: '文字', exact: true }).waitFor()
    },
    // Behind the one that is chosen.
    change: (shown) =>
      [...shown.fields, ''].map((_, index) => ({
        ...shown,
        fields: shown.fields.toSpliced(index, 0, '文字'),
      })),
  }
}

function renameField(hand: Hand, { fields }: Shown): Deed {
  const at = another(hand, 'field', fields.length)
  const name = `问题${nextOf(hand)}`
  return {
    name: `question ${at} is called ${name}`,
    run: async (page) => {
      await goTo(page, 'forms')
      const frame = page.locator('[data-field]').nth(at)
      await frame.click()
      await frame.and(page.locator('[aria-pressed="true"]')).waitFor()
      await page.getByLabel('问题（名称）', { exact: true }).fill(name)
    },
    change: (shown) => [{ ...shown, fields: shown.fields.with(at, name) }],
  }
}

function undo(hand: Hand): Deed {
  hand.last = ''
  return { name: 'undo', run: (page) => pressOnce(page, '撤销'), change: 'undo' }
}

function redo(hand: Hand): Deed {
  hand.last = ''
  return { name: 'redo', run: (page) => pressOnce(page, '重做'), change: 'redo' }
}

async function pressOnce(page: Page, name: string): Promise<void> {
  await page.locator('.draft-bar').getByRole('button', { name, exact: true }).click()
}

function cardAt(page: Page, index: number) {
  return page.locator('.flow-card:not(.flow-card-start)').nth(index)
}

function nextOf(hand: Hand): number {
  hand.count += 1
  return hand.count
}

/** Another one than was renamed just now. */
function another(hand: Hand, kind: string, length: number): number {
  const drawn = hand.random.below(length)
  const at = hand.last === `${kind} ${drawn}` ? (drawn + 1) % length : drawn
  hand.last = `${kind} ${at}`
  return at
}
