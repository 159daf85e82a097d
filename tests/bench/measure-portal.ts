import type { Browser } from 'playwright-core'
import { PHONE } from '../e2e/people.ts'
import { launchBrowser } from '../support/browser.ts'
import { templateOf } from '../support/edit-definition.ts'
import type { ServerProcess } from '../support/server-process.ts'
import type { Extent } from './extent.ts'
import type { Figures } from './figures.ts'
import { figure } from './figures.ts'
import { longForm } from './large-definitions.ts'
import { measureFilling } from './measure-filling.ts'
import type { Stage } from './stage.ts'

/** Slow 3G as WebPageTest has it, beside a processor slowed down four times (Lighthouse's cheap phone). */
const NETWORK = {
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
  offline: false,
}
const SLOWER = 4

interface Opened {
  readonly address: string
  /** What is there when the page can be used. */
  readonly usable: string
}

/** What a resident with a cheap phone on a slow network waits for who opens a page for the first time, and with each letter of a long form. */
export async function measurePortal(
  stage: Stage,
  server: ServerProcess,
  { portalVisits, keystrokes }: Extent,
): Promise<Figures> {
  await stage.publish(templateOf('complaint'))
  const url = `http://127.0.0.1:${server.port}`
  const browser = await launchBrowser()
  try {
    const visit = (opened: Opened) => medianOf(browser, opened, portalVisits)
    const home = await visit({ address: `${url}/`, usable: 'a[href*="/snap"]' })
    const form = await visit({
      address: `${url}/services/complaint/report`,
      usable: 'form textarea, form input',
    })
    const track = await visit({ address: `${url}/track`, usable: '#main form input' })
    const how = `from the address to what can be pressed or filled in, nothing kept, median of ${portalVisits}; Chromium, 400 ms and 400 kbit/s, processor slowed down ${SLOWER} times`
    await stage.publish(longForm())
    return {
      ...(await measureFilling(browser, url, keystrokes)),
      slowPortalHomeMs: figure(home, 'ms', `home ${how}`),
      slowPortalFormMs: figure(form, 'ms', `the complaint's form ${how}`),
      slowPortalTrackMs: figure(track, 'ms', `tracking ${how}`),
    }
  } finally {
    await browser.close()
  }
}

async function medianOf(browser: Browser, opened: Opened, visits: number): Promise<number> {
  const times: number[] = []
  for (let visit = 0; visit < visits; visit += 1) times.push(await timeOf(browser, opened))
  return times.sort((one, other) => one - other)[Math.floor(visits / 2)] ?? 0
}

async function timeOf(browser: Browser, { address, usable }: Opened): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(usable).first().waitFor()
  const time = performance.now() - began
  await context.close()
  return time
}
