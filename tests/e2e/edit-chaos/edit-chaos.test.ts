import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium, launchBrowser } from '../../support/browser.ts'
import { type LoadedDemoApp, startDemoApp } from '../start-demo-app.ts'
import { playSession } from './play-session.ts'

/** Printed, so that a failure can be played again; deeds and strikes are drawn from it. */
const SEED = Number(process.hrtime.bigint() % 1_000_000n)
const SESSIONS = 2
const DEEDS = 6

describe.skipIf(chromium === null)(
  'a draft is edited while all else comes and goes (needs Chromium: apt-get install chromium)',
  () => {
    let app: LoadedDemoApp
    let browser: Browser
    beforeAll(async () => {
      app = await startDemoApp()
      browser = await launchBrowser()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await app?.close()
    })

    it('nothing is lost that the page said was kept', async () => {
      const ground = { app, browser, pool: app.database.pool }
      for (let index = 0; index < SESSIONS; index += 1) {
        const course: string[] = []
        const seed = SEED + index
        const options = { seed, deeds: DEEDS, say: (text: string) => void course.push(text) }
        const { violations, promises } = await playSession(ground, options)
        expect(violations, course.join('\n')).toEqual([])
        expect(promises, `seed ${seed}`).toBeGreaterThan(0)
      }
    }, 240_000)
  },
)
