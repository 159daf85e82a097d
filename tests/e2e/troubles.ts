import type { Page, Route } from 'playwright-core'
import { allViolations } from './violations.ts'

interface Face {
  readonly face: string
  /** A page of it that asks the server for nothing: pages are gone to from there, without being loaded anew. */
  readonly rest: string
  readonly routes: readonly string[]
}

interface Trouble {
  readonly name: string
  readonly answer: (route: Route) => Promise<void>
  /** What is not fetched by then does not come. */
  readonly lacks?: string
  /** The routes that meet it, and what says so. */
  readonly meets: (route: string, face: string) => boolean
  readonly says: string
  /** What stands in the address where the route leaves it open: a service, and a template, is called `complaint`. */
  readonly id: 'nothing' | 'complaint'
}

/** Needs nothing of the server to be shown, or has it on the device. */
const ASKS_NOTHING = [
  ...['/admin', '/templates', '/people/import', '/org/shapes'],
  ...['/find', '/work'],
]
const NOWHERE = '/nowhere'
const asks = (route: string) => route !== NOWHERE && !ASKS_NOTHING.includes(route)
/** What the desk shows without a network. */
const KEPT = ['/', '/sign-in']
const ALERT = 'main [role="alert"]'

const TROUBLES: readonly Trouble[] = [
  {
    name: 'the page cannot be fetched',
    answer: (route) => route.continue(),
    lacks: '**/*.js',
    // Of those that are fetched when somebody goes there.
    meets: (route) => route === '/teams',
    says: ALERT,
    id: 'nothing',
  },
  {
    name: 'nothing there',
    answer: (route) => route.continue(),
    meets: (route) => route.includes('$') || route === NOWHERE,
    says: 'main .empty',
    id: 'nothing',
  },
  {
    name: 'the server fails',
    answer: (route) =>
      route.fulfill({
        json: {
          data: null,
          errors: [
            {
              message: '系统出错了，请稍后再试。',
              extensions: { code: 'invariant.broken', id: '7f3d2c1a-0000-4000-8000-000000000001' },
            },
          ],
        },
      }),
    meets: asks,
    says: ALERT,
    id: 'complaint',
  },
  {
    name: 'the network is gone',
    answer: (route) => route.abort('internetdisconnected'),
    // The inbox lies on the device.
    meets: (route, face) => asks(route) && (face !== 'desk' || !KEPT.includes(route)),
    says: ALERT,
    id: 'complaint',
  },
]

/** What is not said, or breaks a rule, on the pages of a face in each of the troubles that they meet. */
export async function lookAtTroubles(page: Page, face: Face): Promise<readonly string[]> {
  const lost: string[] = []
  for (const trouble of TROUBLES) {
    await page.route('**/graphql', (route) => answered(route, trouble))
    await page.goto(face.rest)
    await page.locator('main h1').waitFor()
    if (trouble.lacks !== undefined) await page.route(trouble.lacks, (route) => route.abort())
    for (const route of [...face.routes, NOWHERE].filter((each) =>
      trouble.meets(each, face.face),
    )) {
      const address = `/${face.face}${route.replaceAll(/\$\w+/g, trouble.id)}`
      const found = await lookAt(page, { rest: face.rest, address, says: trouble.says })
      lost.push(...found.map((each) => `${route}, ${trouble.name}: ${each}`))
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  return lost
}

interface Look {
  readonly rest: string
  readonly address: string
  readonly says: string
}

async function lookAt(page: Page, { rest, address, says }: Look): Promise<readonly string[]> {
  const said = page.locator(says).first()
  await goInside(page, rest)
  await said.waitFor({ state: 'detached' })
  await goInside(page, address)
  const isSaid = await said.waitFor().then(
    () => true,
    () => false,
  )
  return isSaid ? allViolations(page, 'main') : ['nothing is said']
}

/** As a link of the face does: what was fetched stays. */
async function goInside(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address)
}

/** Who she is, is known. */
function answered(route: Route, { answer }: Trouble): Promise<void> {
  const asked = route.request().postDataJSON() as { readonly operationName?: string } | null
  return asked?.operationName === 'StaffMe' ? route.continue() : answer(route)
}
