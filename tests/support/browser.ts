import { type Browser, chromium as playwright } from 'playwright-core'
import { environment } from './config.ts'
import { findChromium } from './find-chromium.ts'

/** Null where no browser can be found. Browser tests begin with
 *  `describe.skipIf(chromium === null)('… (needs Chromium: apt-get install chromium)', …)`, so that a skip names its cure. */
export const chromium = await findChromium()

/** A browser of its own with an empty profile; the caller closes it, also after Ctrl+C where `outlivesInterrupt`. */
export async function launchBrowser({ outlivesInterrupt = false } = {}): Promise<Browser> {
  if (chromium === null) throw new Error('No Chromium was found.')
  return playwright.launch({
    executablePath: chromium.executablePath,
    args: FLAGS,
    handleSIGINT: !outlivesInterrupt,
    env: { ...environment, ...chromium.env },
  })
}

/** No sandbox, because tests also run as root; the rest keeps the browser from talking to anybody but us. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums and a camera that nobody is asked about.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
