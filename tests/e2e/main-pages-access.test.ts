import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { darkViolations, violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'the pages of the main job are open to everybody (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1280', DESKTOP],
      ['375', PHONE],
    ] as const)(
      'inbox, task, home, form and tracking break no rule at %s px',
      async (_, size) => {
        const worker = await openPerson(stage.browser, stage.app, size)
        onTestFailed(() => showFailure([worker]))
        const { page } = worker
        await signInAtDesk(worker, stage.app, { login: 'li-acceptance' })
        const task = page
          .getByRole('listitem')
          .getByRole('link', { name: /受理甄别/ })
          .first()
        await task.waitFor()
        const judge = async (what: string) => {
          expect(await violations(page), what).toEqual([])
          // Colours are the same at every width.
          if (size === DESKTOP) expect(await darkViolations(page), `${what}, dark`).toEqual([])
        }
        await judge('inbox')

        const number = /TS\d{8}-\d{4}/.exec(await task.innerText())?.[0] ?? ''
        await task.click()
        await page
          .getByRole('button', { name: /领取任务|放回/ })
          .first()
          .waitFor()
        expect(await violations(page), 'task').toEqual([])
        await claimIfFree(page)
        await judge('task with its form')

        await page.goto('/services/complaint/report')
        await page.getByRole('button', { name: '下一步：核对' }).waitFor()
        await judge('form')
        await page.goto('/')
        await page.getByRole('link', { name: /拍一拍/ }).waitFor()
        await judge('home')

        // The reporter of the demo's first complaint has a phone that ends with 0001.
        await page.goto(`/track/${number}?code=0001`)
        await page.getByText(number).first().waitFor()
        await judge('tracking')
        await worker.context.close()
      },
      180_000,
    )
  },
)

async function claimIfFree(page: Page): Promise<void> {
  const claim = page.getByRole('button', { name: /领取任务/ })
  if ((await claim.count()) > 0) await claim.first().click()
  await page.getByRole('radio').first().waitFor()
}
