import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { pressEnter } from './keys.ts'
import { DESKTOP, openPerson, type Person, showFailure, signInAtDesk } from './people.ts'

interface Linked {
  readonly what: string
  /** Where it is found; the first link of the list that reads so leads to it. */
  readonly list: string
  readonly link?: RegExp
  /** Of several buttons on the page, the one that is meant. */
  readonly button?: RegExp
  /** What tells that it is the same thing. */
  readonly shown: string
  /** What somebody is told who may not see it. */
  readonly refusal: string
}

const NOT_HERS = '这里不是您的页面'
const THINGS: readonly Linked[] = [
  {
    what: 'a case',
    list: '/studio/instances',
    link: /诉求/,
    shown: 'main h1',
    refusal: '没有找到这个工单',
  },
  {
    what: 'a service',
    list: '/studio/definitions/complaint',
    shown: 'main h1',
    refusal: NOT_HERS,
  },
  {
    what: 'a person',
    list: '/studio/people?q=wang-grid',
    link: /王网格/,
    shown: 'main h1',
    refusal: NOT_HERS,
  },
  { what: 'a team', list: '/studio/teams', link: /./, shown: 'main h1', refusal: NOT_HERS },
  { what: 'a place', list: '/studio/org', shown: '.org-columns h2', refusal: NOT_HERS },
  {
    what: 'a device',
    list: '/studio/devices',
    button: /^复制链接：/,
    shown: '.device-row strong',
    refusal: NOT_HERS,
  },
  {
    what: 'a task',
    list: '/desk',
    link: /受理甄别/,
    shown: 'main h1',
    refusal: '没有找到这个任务',
  },
]

describe.skipIf(chromium === null)(
  'a link that was copied (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('opens the same thing for a colleague, and refuses it in words to whom it is none of her business', async () => {
      const people: Person[] = []
      onTestFailed(() => showFailure(people))
      const open = async (login: string, path: string): Promise<Page> => {
        const person = await openPerson(stage.browser, stage.app, DESKTOP)
        people.push(person)
        const origin = stage.app.url
        await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
        await signInAtDesk(person, stage.app, { login, path })
        return person.page
      }
      const official = await open('shen-center', '/studio')
      const colleague = await open('cao-center', '/studio')
      const worker = await open('li-acceptance', '/desk')
      const stranger = await open('han-care', '/desk')

      for (const thing of THINGS) {
        const isTask = thing.list === '/desk'
        const [giver, taker] = isTask ? [worker, official] : [official, colleague]
        const address = await copied(giver, thing)
        await taker.goto(address)
        await expect
          .poll(() => taker.locator(thing.shown).first().innerText(), {
            message: thing.what,
            timeout: 20_000,
          })
          .toBe(await giver.locator(thing.shown).first().innerText())
        await stranger.goto(address)
        await stranger
          .getByText(thing.refusal)
          .first()
          .waitFor({ timeout: 20_000 })
          .catch((cause: unknown) => {
            throw new Error(`${thing.what} is not refused at ${address}`, { cause })
          })
      }
      for (const { context, strayRequests, troubles } of people) {
        expect([...strayRequests, ...troubles]).toEqual([])
        await context.close()
      }
    }, 240_000)
  },
)

async function copied(page: Page, { list, link, button }: Linked): Promise<string> {
  await page.goto(list)
  if (link !== undefined) {
    await page.locator('main li').getByRole('link', { name: link }).first().click()
  }
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await pressEnter(page.getByRole('button', { name: button ?? /^复制链接$/ }).first())
  await page.getByText('链接已复制').first().waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}
