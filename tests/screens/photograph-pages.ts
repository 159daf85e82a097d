import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPerson, signInAtDesk } from '../e2e/people.ts'
import type { DemoApp } from '../e2e/run-demo-app.ts'
import { photograph } from './photograph-faces.ts'

interface Shown {
  readonly name: string
  /** Below `/studio`. */
  readonly path: string
  /** Selector of what says that the page is there. */
  readonly ready: string
  /** Opened from there: its address is not known before. */
  readonly first?: string
}

const SERVICE = '/definitions/care-order'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 375, height: 812 },
]

/** Every page of the studio. */
const PAGES: readonly Shown[] = [
  { name: 'services', path: '/', ready: '.task-row' },
  { name: 'templates', path: '/templates', ready: '.gallery-card' },
  { name: 'template', path: '/templates/home-repair?tab=flow', ready: '.flow-card' },
  { name: 'workflow-simple', path: `${SERVICE}?view=simple`, ready: '.flow-card' },
  { name: 'workflow-pro', path: `${SERVICE}?view=pro`, ready: '.react-flow__node' },
  { name: 'forms', path: `${SERVICE}?tab=forms`, ready: '.form-designer' },
  { name: 'simulator', path: `${SERVICE}?tab=simulator`, ready: '.tabs + *' },
  // Once all are played, and what they go through is drawn.
  {
    name: 'scenarios',
    path: `${SERVICE}?tab=scenarios`,
    ready: '.coverage-picture .react-flow__node',
  },
  { name: 'translation', path: `${SERVICE}?tab=texts`, ready: '.texts-row' },
  { name: 'json', path: `${SERVICE}?tab=json`, ready: '.cm-editor' },
  { name: 'versions', path: `${SERVICE}?tab=versions`, ready: '.tabs + *' },
  { name: 'poster', path: '/definitions/complaint/poster/report', ready: '.poster' },
  { name: 'cases', path: '/instances', ready: '.task-row' },
  { name: 'case', path: '/instances', ready: '.timeline', first: '.task-row-link' },
  { name: 'incidents', path: '/incidents', ready: 'h1' },
  { name: 'requests', path: '/requests', ready: 'h1' },
  { name: 'admin', path: '/admin', ready: '.place' },
  { name: 'people', path: '/people', ready: 'h1' },
  { name: 'person', path: '/people/wang-grid', ready: 'h1' },
  { name: 'import', path: '/people/import', ready: 'h1' },
  { name: 'tree', path: '/org', ready: 'h1' },
  { name: 'shapes', path: '/org/shapes', ready: 'h1' },
  { name: 'teams', path: '/teams', ready: 'h1' },
  { name: 'devices', path: '/devices', ready: 'h1' },
  { name: 'calendar', path: '/calendar', ready: 'h1' },
  { name: 'audit', path: '/audit', ready: 'h1' },
  { name: 'roles', path: '/roles', ready: 'h1' },
]

/** A PNG of each page of the studio at each width, `NAME-WIDTH.png` in the folder; how many there are. */
export async function photographPages(
  browser: Browser,
  app: DemoApp,
  folder: string,
): Promise<number> {
  await mkdir(folder, { recursive: true })
  for (const size of SIZES) {
    const person = await openPerson(browser, app, size)
    await signInAtDesk(person, app, { login: 'zhao-secretary', path: '/studio' })
    for (const shown of PAGES) {
      await open(person.page, shown)
      const file = join(folder, `${shown.name}-${size.width}.png`)
      await writeFile(file, await photograph(person.page))
    }
    await person.context.close()
  }
  return PAGES.length * SIZES.length
}

async function open(page: Page, { path, ready, first }: Shown): Promise<void> {
  await page.goto(`/studio${path}`)
  if (first !== undefined) await page.locator(first).first().click()
  await page.locator(ready).first().waitFor()
}
