import type { Browser } from 'playwright-core'
import { PHONE } from '../e2e/people.ts'
import { type Figures, figure } from './figures.ts'
import { WIDE_FORM_FIELDS } from './large-definitions.ts'
import { latencies } from './latencies.ts'
import { watchKeys } from './measure-designers.ts'

const SLOWER = 4

/** From each key in a question in the middle of `longForm`, which is published, to the picture after it. */
export async function measureFilling(
  browser: Browser,
  url: string,
  count: number,
): Promise<Figures> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${url}/services/long-form/start`)
  const question = page.getByLabel('第q100问')
  await question.waitFor()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await question.focus()
  await page.evaluate(watchKeys)
  const taken = latencies()
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press(index % 2 === 0 ? 'x' : 'Backspace')
    taken.add(await page.evaluate<number>('window.linliKey'))
  }
  await context.close()
  const how = `from a key in one of ${WIDE_FORM_FIELDS} questions at the portal to the picture after it; ${count} keys, Chromium, processor slowed down ${SLOWER} times`
  return { fillKeyP95Ms: figure(taken.percentile(0.95), 'ms', how) }
}
