import type { Page } from 'playwright-core'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import { latencies } from './latencies.ts'

/** The longest template's text, and a condition in it. */
const PLACE =
  '/studio/definitions/mediation?tab=json&at=/machine/states/screening/invoke/onDone/0/guard/params/cel'
/** The editor checks when nobody has typed for so long. */
const PAUSE_MS = 300

interface Keystroke {
  /** From the key to the findings shown. */
  readonly shownMs: number
  /** Longest task of the page's own thread in that time; 0 where none was longer than 50 ms, which browsers do not tell apart. */
  readonly longestTaskMs: number
  /** From the key to the end of what it set off at once. */
  readonly keyMs: number
}

/** What happens in the studio's editor between a key and the findings: a condition of the largest template is broken and
 *  mended in turn. */
export async function measureTyping(page: Page, extent: Extent): Promise<Figures> {
  await page.goto(PLACE)
  return figuresOf(await typeKeys(page, extent.keystrokes))
}

async function typeKeys(page: Page, count: number): Promise<readonly Keystroke[]> {
  await page.getByRole('textbox', { name: '事项的 JSON 文本' }).waitFor()
  await page.locator('.findings[aria-busy=false]').waitFor()
  // From the whole condition, which the address has led to, into its end.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.evaluate(watchTyping)
  const typed: Keystroke[] = []
  for (let index = 0; index < count; index++) {
    const isBroken = index % 2 === 0
    await page.keyboard.press(isBroken ? 'x' : 'Backspace')
    typed.push(await page.evaluate<Keystroke>('window.linliTyped'))
    const told = await page.locator('.findings .finding-row').count()
    if (told > 0 !== isBroken) throw new Error(`Key ${index} left ${told} findings.`)
  }
  if (page.workers().length === 0) throw new Error('The page has no thread that examines.')
  return typed
}

/** Runs in the page: with each key `window.linliTyped` becomes the promise of what was noted when its findings are shown. */
function watchTyping(): void {
  const findings = document.querySelector('.findings')
  if (findings === null) throw new Error('The page shows no findings.')
  let [keyAt, keyMs, longest, isBusy] = [0, 0, 0, false]
  let show: (typed: Keystroke) => void = () => undefined
  addEventListener(
    'keydown',
    () => {
      ;[keyAt, longest, isBusy] = [performance.now(), 0, false]
      const linliTyped = new Promise<Keystroke>((resolve) => {
        show = resolve
      })
      Object.assign(window, { linliTyped })
      // After whatever the key sets off in this turn.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        keyMs = performance.now() - keyAt
      }
      port2.postMessage(null)
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      if (startTime + duration > keyAt) longest = Math.max(longest, duration)
    }
  }).observe({ type: 'longtask' })
  new MutationObserver(() => {
    const wasBusy = isBusy
    isBusy = findings.getAttribute('aria-busy') === 'true'
    if (!wasBusy || isBusy) return
    // When the findings are drawn; long tasks are told a moment later.
    requestAnimationFrame(() => {
      const shownMs = performance.now() - keyAt
      setTimeout(() => show({ shownMs, longestTaskMs: longest, keyMs }), 100)
    })
  }).observe(findings, { attributes: true, attributeFilter: ['aria-busy'] })
}

function figuresOf(typed: readonly Keystroke[]): Figures {
  const [shown, keys, tasks] = [latencies(), latencies(), latencies()]
  for (const { shownMs, keyMs, longestTaskMs } of typed) {
    shown.add(shownMs - PAUSE_MS)
    keys.add(keyMs)
    tasks.add(longestTaskMs)
  }
  const how = `${typed.length} keys in a condition of the largest template, Chromium`
  return {
    typingFindingsP50Ms: figure(
      shown.percentile(0.5),
      'ms',
      `from the end of the pause of ${PAUSE_MS} ms to the findings shown; ${how}`,
    ),
    typingFindingsP95Ms: figure(shown.percentile(0.95), 'ms', 'the same'),
    typingKeyP95Ms: figure(
      keys.percentile(0.95),
      'ms',
      `from a key to the end of its turn; ${how}`,
    ),
    typingLongestTaskP95Ms: figure(
      tasks.percentile(0.95),
      'ms',
      `longest task of the page's thread between key and findings, 0 below 50 ms; ${how}`,
    ),
  }
}
