import { describe, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

/** Phones, tablets upright and across, and a screen of 1440 px at 125, 150 and 200 per cent (WCAG 2.2, 1.4.10). */
const WIDTHS = [320, 375, 640, 720, 768, 900, 960, 1024, 1152, 1280]
const PAGES = [
  ...[
    '/studio',
    '/studio/instances',
    '/studio/incidents',
    '/studio/requests',
    '/studio/devices',
    '/studio/calendar',
    '/studio/admin',
    '/studio/people',
    '/studio/org',
    '/studio/audit',
  ],
  ...['/studio/definitions/complaint?tab=json', '/desk', '/desk/instances'],
]

describe.skipIf(chromium === null)(
  'pages of the staff (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each(['zh-CN', 'en'] as const)(
      'never scroll sideways, however narrow the window, in %s',
      async (language) => {
        const official = await openPerson(stage.browser, stage.app)
        onTestFailed(() => showFailure([official]))
        const { page } = official
        await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click()

        for (const path of PAGES) {
          await page.goto(path)
          await page.locator('main h1').first().waitFor()
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 })
            await expectNoSidewaysScroll(page, `${path} at ${width} px`)
          }
        }
        await official.context.close()
      },
      180_000,
    )
  },
)
