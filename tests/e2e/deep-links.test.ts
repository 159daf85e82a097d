import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { expectStill, watchShifts } from './layout-shifts.ts'
import { openPerson, showFailure, signInAtDesk } from './people.ts'
import { DESK, PORTAL, STUDIO, type Stop } from './stops.ts'
import { lookAtTroubles } from './troubles.ts'
import { allViolations } from './violations.ts'

const FACES = [
  {
    face: 'studio',
    stops: STUDIO,
    routes: () => routesIn('designer/designer-app.tsx', /page\('([^']+)'/g),
    login: 'zhao-secretary',
    rest: '/studio/admin',
  },
  {
    face: 'desk',
    stops: DESK,
    routes: () => routesIn('desk/desk-app.tsx', /page\('([^']+)'/g),
    login: 'li-acceptance',
    rest: '/desk/find',
  },
  {
    face: 'portal',
    stops: PORTAL,
    routes: () => routesIn('portal/portal-routes.tsx', /^ {2}'(\/[^']*)':/gm),
    login: null,
    rest: null,
  },
] as const

describe.each(FACES)('an address of the $face', ({ face, stops, routes, login, rest }) => {
  it('is looked at for every route that there is', async () => {
    expect([...new Set(stops.map(({ route }) => route))].sort()).toEqual((await routes()).sort())
  })

  describe.skipIf(chromium === null)('(needs Chromium: apt-get install chromium)', () => {
    const stage = useDemoStage()

    it('shows the same thing after a reload, and when one comes back to it', async () => {
      const person = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([person]))
      const { page } = person
      page.setDefaultTimeout(12_000)
      await watchShifts(page)
      if (login !== null) await signInAtDesk(person, stage.app, { login, path: `/${face}` })
      const lost: string[] = []
      for (const stop of stops) {
        await expectItStays(page, stop).catch((error: unknown) => lost.push(String(error)))
      }
      expect(lost).toEqual([])
      expect([...person.strayRequests, ...person.troubles]).toEqual([])
      await person.context.close()
    }, 400_000)

    // Those of the portal have a test of their own (portal-access).
    if (rest === null) return
    it('says what is wrong where nothing is there, the server fails and the network is gone', async () => {
      const person = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([person]))
      const { page } = person
      page.setDefaultTimeout(12_000)
      await signInAtDesk(person, stage.app, { login: login ?? '', path: rest })
      const lost = await lookAtTroubles(page, { face, rest, routes: await routes() })
      expect(lost).toEqual([])
      expect([...person.strayRequests, ...person.troubles]).toEqual([])
      await person.context.close()
    }, 240_000)
  })
})

async function expectItStays(page: Page, { route, at, turn, shows, open }: Stop): Promise<void> {
  const what = `${route} from ${JSON.stringify(at)}`
  const first = typeof at === 'string' ? at : await addressBehind(page, at)
  await page.goto(first)
  if (turn !== undefined) {
    await turn(page)
    await expect
      .poll(() => page.url(), { message: `${what}: its address`, timeout: 10_000 })
      .not.toBe(new URL(first, page.url()).href)
  }
  const isShown = (when: string) =>
    shows(page)
      .waitFor()
      .catch((cause: unknown) => {
        throw new Error(`${what}, ${when}, at ${page.url()}`, { cause })
      })
  await isShown('at first')
  if (turn === undefined) return expectItIsSound(page, what, open)
  const address = page.url()
  await page.reload()
  await isShown('after a reload')
  await expectItIsSound(page, what, open)
  expect(page.url(), what).toBe(address)
  await page.goto('about:blank')
  await page.goBack()
  await isShown('on the way back')
  expect(page.url(), what).toBe(address)
}

/** Nothing jumped, and no rule is broken, by what is folded away neither. */
async function expectItIsSound(page: Page, what: string, open: Stop['open']): Promise<void> {
  await expectStill(page, what)
  await open?.(page)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
  })
  const found = await allViolations(page)
  expect(found, `${what}: ${found.join('; ')}`).toEqual([])
}

async function addressBehind(
  page: Page,
  { list, link }: Exclude<Stop['at'], string>,
): Promise<string> {
  await page.goto(list)
  const found = page.locator('main li').getByRole('link', { name: link }).first()
  return (await found.getAttribute('href')) ?? ''
}

async function routesIn(file: string, pattern: RegExp): Promise<string[]> {
  const path = fileURLToPath(new URL(`../../studio/src/${file}`, import.meta.url))
  const source = await readFile(path, 'utf8')
  return [...source.matchAll(pattern)].map(([, route]) => route ?? '')
}
