import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type DemoApp, startDemoApp } from './start-demo-app.ts'

/** The stage of one describe block: set before its tests, closed after them. */
export interface DemoStage {
  app: DemoApp
  browser: Browser
}

/** One app and one browser for all tests of the describe block it is called in. */
export function useDemoStage(): DemoStage {
  const stage: Partial<DemoStage> = {}
  beforeAll(async () => {
    stage.app = await startDemoApp()
    stage.browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await stage.browser?.close()
    await stage.app?.close()
  })
  // Tests run between the two.
  return stage as DemoStage
}
