import type { Page } from 'playwright-core'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { WIDE_FORM_FIELDS } from './large-definitions.ts'
import { latencies } from './latencies.ts'

/** A phone's or an old office machine's processor is so much slower than this one. */
const SLOWER = 4
const MOST_ADDED = 20
const PAN_MS = 2_000

/** How the designers answer to a hand at the sizes that the street may come to, in Chromium with a processor slowed down four times. */
export async function measureDesigners(page: Page, extent: Extent): Promise<Figures> {
  // A processor that is four times slower may take its time before it begins.
  page.setDefaultTimeout(180_000)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const keys = await typeInForm(page, extent.keystrokes)
  const openedMs = await openWorkflow(page)
  const middle = `s${Math.floor(extent.workflowStates / 2)}`
  const added = await addSteps(page, middle, Math.min(extent.keystrokes, MOST_ADDED))
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const fps = await panFps(page)
  return figuresOf({ keys, openedMs, added, fps }, extent)
}

/** From each key to the picture that shows what it did. */
async function typeInForm(page: Page, count: number): Promise<readonly number[]> {
  await page.goto('/studio/definitions/wide-form?tab=forms&form=wide&field=f100')
  const title = page.getByLabel('问题（名称）', { exact: true })
  await title.waitFor()
  await page.locator('[data-field="f199"]').waitFor()
  await title.focus()
  await page.evaluate(watchKeys)
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press(index % 2 === 0 ? 'x' : 'Backspace')
    taken.push(await page.evaluate<number>('window.linliKey'))
  }
  return taken
}

/** Runs in the page: with each key `window.linliKey` becomes the promise of the ms until the next picture was made. */
export function watchKeys(): void {
  addEventListener(
    'keydown',
    () => {
      const begun = performance.now()
      const linliKey = new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          // After the picture, not before it.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - begun)
          port2.postMessage(null)
        })
      })
      Object.assign(window, { linliKey })
    },
    { capture: true },
  )
}

/** From the press on its tab to the first steps shown. */
async function openWorkflow(page: Page): Promise<number> {
  await page.goto('/studio/definitions/long-workflow?tab=versions')
  const tab = page.locator('.tabs').getByRole('link', { name: '流程图' })
  await tab.waitFor()
  await page.getByText(/^草稿/).first().waitFor()
  await page.evaluate(watchFor, '.flow-card, .react-flow__node')
  await tab.click()
  return page.evaluate<number>('window.linliShown')
}

/** Runs in the page: from the next press or key until something is on the page that was not, and its picture was made. */
function watchFor(selector: string): void {
  const before = document.querySelectorAll(selector).length
  const linliShown = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`No more of ${selector} came.`)), 60_000)
    const begin = () => {
      const begun = performance.now()
      const look = () => {
        if (document.querySelectorAll(selector).length <= before) {
          requestAnimationFrame(look)
          return
        }
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - begun)
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    const once = { capture: true, once: true }
    addEventListener('pointerdown', begin, once)
    addEventListener('keydown', begin, once)
  })
  Object.assign(window, { linliShown })
}

/** From the choice of a kind to the new step shown. */
async function addSteps(page: Page, after: string, count: number): Promise<readonly number[]> {
  await page.goto(`/studio/definitions/long-workflow?tab=canvas&view=simple&state=${after}`)
  const card = page.locator(`[data-uid="${after}"]`)
  await card.waitFor()
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    await card.focus()
    await page.keyboard.press('+')
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).first().focus()
    await page.evaluate(watchFor, '.flow-card')
    await page.keyboard.press('Enter')
    taken.push(await page.evaluate<number>('window.linliShown'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // The new step's name takes the caret a picture later, and would take it from the next dialog.
    await page.locator('.workflow-panel input:focus').waitFor()
  }
  return taken
}

/** How many pictures a second are made while the canvas is dragged about. */
async function panFps(page: Page): Promise<number> {
  await page.goto('/studio/definitions/longest-workflow?tab=canvas&view=pro')
  await page.locator('.react-flow__node').first().waitFor()
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('The canvas is nowhere.')
  const [x, y] = [box.x + 20, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const counted = page.evaluate(countFrames, PAN_MS)
  const end = Date.now() + PAN_MS
  for (let step = 0; Date.now() < end; step += 1) {
    await page.mouse.move(x, y - (step % 60) * 6)
  }
  await page.mouse.up()
  return (await counted) / (PAN_MS / 1000)
}

/** Runs in the page. */
function countFrames(ms: number): Promise<number> {
  return new Promise((resolve) => {
    const end = performance.now() + ms
    let frames = 0
    const count = () => {
      frames += 1
      if (performance.now() < end) requestAnimationFrame(count)
      else resolve(frames)
    }
    requestAnimationFrame(count)
  })
}

interface Measured {
  readonly keys: readonly number[]
  readonly openedMs: number
  readonly added: readonly number[]
  readonly fps: number
}

function figuresOf(
  { keys, openedMs, added, fps }: Measured,
  { workflowStates, diagramStates }: Extent,
): Figures {
  const p95 = (values: readonly number[]) => {
    const collected = latencies()
    for (const value of values) collected.add(value)
    return collected.percentile(0.95)
  }
  const slow = `Chromium, processor slowed down ${SLOWER} times`
  return {
    formKeyP95Ms: figure(
      p95(keys),
      'ms',
      `from a key in the title of one of ${WIDE_FORM_FIELDS} fields to the picture after it; ${keys.length} keys, ${slow}`,
    ),
    addStateP95Ms: figure(
      p95(added),
      'ms',
      `from the choice of a kind to the new step shown among ${workflowStates}; ${added.length} steps, ${slow}`,
    ),
    openWorkflowMs: figure(
      openedMs,
      'ms',
      `from the press on its tab to the first of ${workflowStates} steps shown; ${slow}`,
    ),
    panFps: figure(
      fps,
      '1/s',
      `pictures a second while ${diagramStates} states are dragged about; Chromium`,
    ),
  }
}
