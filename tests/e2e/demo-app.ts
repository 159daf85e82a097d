import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type DemoApp, runDemoApp } from './run-demo-app.ts'
import { startDemoApp } from './start-demo-app.ts'

/** The stage of one describe block: set before its tests, closed after them. */
export interface DemoStage {
  app: DemoApp
  browser: Browser
}

/** One app and one browser for all tests of the describe block it is called in; the app over an embedded database of its own where
 *  that is wanted, as `npm start` runs it, which takes longer. */
export function useDemoStage(on: 'copy' | 'embedded' = 'copy'): DemoStage {
  const stage: Partial<DemoStage> = {}
  beforeAll(async () => {
    stage.app = await (on === 'copy' ? startDemoApp() : runDemoApp(null))
    stage.browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await stage.browser?.close()
    await stage.app?.close()
  })
  // Tests run between the two.
  return stage as DemoStage
}
