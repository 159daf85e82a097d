import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { emptyDefinition } from '../../studio/src/designer/definitions/empty-definition.ts'
import { trackedFiles } from '../house/tracked-files.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { pressEnter } from './keys.ts'
import { openPerson, showFailure, signInAtDesk } from './people.ts'
import { allViolations } from './violations.ts'

/** Where a list is, below `studio/src`, and the question to whose answer nothing is left. */
interface List {
  readonly file: string
  readonly at: string
  readonly asks: string
  /** There is nothing to do: a device is entered where the service is run, the log writes itself, and an official of a part announces
   *  nothing. */
  readonly isWatched?: true
}

const EMPTY: readonly List[] = [
  { file: 'designer/definitions/definition-list-page.tsx', at: '/studio', asks: 'DefinitionList' },
  {
    file: 'designer/definitions/versions-tab.tsx',
    at: '/studio/definitions/complaint?tab=versions',
    asks: 'DefinitionPage',
  },
  { file: 'staff/instance-list-page.tsx', at: '/studio/instances', asks: 'InstanceList' },
  { file: 'staff/instance-list-page.tsx', at: '/studio/instances?state=all', asks: 'InstanceList' },
  { file: 'designer/incidents/incidents-page.tsx', at: '/studio/incidents', asks: 'IncidentList' },
  {
    file: 'designer/incidents/incidents-page.tsx',
    at: '/studio/incidents?state=resolved',
    asks: 'IncidentList',
  },
  {
    file: 'designer/requests/requests-page.tsx',
    at: '/studio/requests',
    asks: 'PublicationRequests',
  },
  { file: 'designer/people/people-page.tsx', at: '/studio/people', asks: 'People' },
  { file: 'designer/teams/teams-page.tsx', at: '/studio/teams', asks: 'Teams' },
  { file: 'designer/retention/retention-page.tsx', at: '/studio/retention', asks: 'Retention' },
  { file: 'designer/dev-messages-page.tsx', at: '/studio/dev-messages', asks: 'DevMessages' },
  {
    file: 'designer/devices/devices-page.tsx',
    at: '/studio/devices',
    asks: 'Devices',
    isWatched: true,
  },
  {
    file: 'designer/announcements/announcements-page.tsx',
    at: '/studio/announcements',
    asks: 'AnnouncementsPage',
    isWatched: true,
  },
  {
    file: 'designer/audit/audit-page.tsx',
    at: '/studio/audit',
    asks: 'AuditList',
    isWatched: true,
  },
  { file: 'desk/inbox-page.tsx', at: '/desk', asks: 'Inbox' },
  { file: 'desk/asked-list.tsx', at: '/desk?tab=asked', asks: 'AskedTasks' },
  { file: 'desk/started-list.tsx', at: '/desk?tab=started', asks: 'StartedCases' },
  { file: 'desk/done-list.tsx', at: '/desk?tab=done', asks: 'DoneTasks' },
  { file: 'desk/copies-page.tsx', at: '/desk/copies', asks: 'Copies' },
  { file: 'desk/offline/work-page.tsx', at: '/desk/work', asks: 'none: this device keeps it' },
]

/** Addresses whose filter leaves nothing, and what is there without it. */
const FILTERED: readonly { readonly file: string; readonly at: string; readonly row: string }[] = [
  {
    file: 'staff/instance-list-page.tsx',
    at: '/studio/instances?kind=nothing',
    row: '.task-row',
  },
  { file: 'designer/people/people-page.tsx', at: '/studio/people?q=没有这个人', row: '.task-row' },
  { file: 'designer/org/org-page.tsx', at: '/studio/org?q=没有这里', row: '[role=treeitem]' },
  { file: 'designer/devices/devices-page.tsx', at: '/studio/devices?q=没有它', row: '.device-row' },
  { file: 'designer/audit/audit-page.tsx', at: '/studio/audit?who=没有这个人', row: 'ol > li' },
  {
    file: 'designer/gallery/gallery-page.tsx',
    at: '/studio/templates?q=没有它',
    row: '.gallery-card',
  },
  { file: 'desk/inbox-page.tsx', at: '/desk?q=没有它', row: '.task-row' },
]

const BARE = {
  ...emptyDefinition({ id: 'complaint', title: '诉求', family: 'TS' }),
  forms: {
    bare: { title: { 'zh-CN': '空表' }, schema: { type: 'object', properties: {} } },
  },
} as const

/** Drafts, and tabs of theirs that have nothing to show. */
const PARTS: readonly { readonly body: string; readonly tabs: readonly string[] }[] = [
  {
    body: JSON.stringify(BARE),
    tabs: ['tab=forms&form=bare&view=rules', 'tab=forms&form=bare&view=access', 'tab=papers'],
  },
  { body: JSON.stringify({ ...BARE, forms: {}, triggers: [] }), tabs: ['tab=forms'] },
  { body: '{', tabs: ['tab=canvas', 'tab=forms', 'tab=papers', 'tab=texts'] },
]

/** What says that one thing is not there, which `deep-links.test.ts` looks at, or that a part of a draft is empty. */
const NO_LISTS = [
  // Of a door that has a code: in the story of door-codes.test.ts.
  'desk/find/scanned-place-page.tsx',
  'desk/task-page.tsx',
  'designer/definitions/definition-page.tsx',
  'designer/definitions/tab-body.tsx',
  'designer/forms/access-view.tsx',
  'designer/forms/form-designer.tsx',
  'designer/forms/rules-view.tsx',
  'designer/gallery/template-page.tsx',
  'designer/papers/papers-tab.tsx',
  'designer/people/person-page.tsx',
  'designer/poster/poster-page.tsx',
  'designer/teams/team-page.tsx',
  'designer/translations/translations-tab.tsx',
  'staff/empty-list.tsx',
  'staff/loaded-instance.tsx',
  'staff/not-found-page.tsx',
]

describe('a list without rows', () => {
  it('is looked at wherever there is one', async () => {
    const files = trackedFiles().filter((path) => /^studio\/src\/.*\.tsx$/.test(path))
    const found = await Promise.all(
      files.map(async (path) => {
        const source = await readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
        return /<(?:EmptyList|NothingFound)\b/.test(source.toString()) ? path : null
      }),
    )
    const known = [...EMPTY.map(({ file }) => file), ...FILTERED.map(({ file }) => file)]
    expect(found.flatMap((path) => path?.replace('studio/src/', '') ?? []).sort()).toEqual(
      [...new Set([...known, ...NO_LISTS])].sort(),
    )
  })

  describe.skipIf(chromium === null)('(needs Chromium: apt-get install chromium)', () => {
    const stage = useDemoStage()

    it('says what it is for, and offers what to do first', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1280, height: 800 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      for (const { at, asks, isWatched = false } of EMPTY) {
        await leaveNothing(page, asks)
        await page.goto(at)
        const empty = page.locator('.empty')
        await empty.first().waitFor({ timeout: 20_000 }).catch(nameIt(at))
        const said = await empty.locator('p').allInnerTexts()
        expect(
          said.filter((text) => text.trim() !== ''),
          at,
        ).toHaveLength(2)
        const offered = await empty.locator('a[href], button').count()
        expect(offered > 0, `${at} offers something`).toBe(!isWatched)
        expect(await allViolations(page, 'main'), at).toEqual([])
        await page.unrouteAll({ behavior: 'wait' })
      }
      expect(official.troubles).toEqual([])
      await official.context.close()
    }, 240_000)

    it('of a draft says what it is for, and leads to where it is filled', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1280, height: 800 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      for (const { body, tabs } of PARTS) {
        await giveDraft(page, body)
        await page.goto('/studio/definitions/complaint?tab=json')
        await page.locator('.cm-content').waitFor()
        for (const tab of tabs) {
          const at = `/studio/definitions/complaint?${tab}`
          await page.evaluate((to) => history.pushState(null, '', to), at)
          const empty = page.locator('.empty')
          await empty.first().waitFor({ timeout: 20_000 }).catch(nameIt(at))
          expect(await empty.locator('a[href], button').count(), at).toBeGreaterThan(0)
          expect(await allViolations(page, 'main'), at).toEqual([])
          await page.evaluate((to) => history.pushState(null, '', to), '?tab=json')
          await page.locator('.cm-content').waitFor()
        }
        await page.unrouteAll({ behavior: 'wait' })
      }
      expect(official.troubles).toEqual([])
      await official.context.close()
    }, 120_000)

    it('offers 清除筛选 where a filter left nothing, which shows the rows again', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1280, height: 800 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'li-acceptance', path: '/desk' })
      await expectItIsCleared(
        page,
        FILTERED.filter(({ at }) => at.startsWith('/desk')),
      )
      await official.context.clearCookies()
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await expectItIsCleared(
        page,
        FILTERED.filter(({ at }) => at.startsWith('/studio')),
      )
      expect(official.troubles).toEqual([])
      await official.context.close()
    }, 240_000)
  })
})

async function expectItIsCleared(page: Page, lists: typeof FILTERED): Promise<void> {
  for (const { at, row } of lists) {
    await page.goto(at)
    const clear = page.locator('.empty').getByRole('button', { name: '清除筛选' })
    await clear.waitFor({ timeout: 20_000 }).catch(nameIt(at))
    await pressEnter(clear)
    await page.locator(row).first().waitFor({ timeout: 20_000 }).catch(nameIt(at))
    expect(decodeURI(page.url()), at).not.toContain('没有')
  }
}

function nameIt(at: string) {
  return (cause: unknown): never => {
    throw new Error(at, { cause })
  }
}

/** The answer to one question, with nothing in its lists. */
async function leaveNothing(page: Page, asks: string): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const body: unknown = route.request().postDataJSON()
    const isMeant =
      typeof body === 'object' &&
      body !== null &&
      'operationName' in body &&
      body.operationName === asks
    if (!isMeant) return route.continue()
    const response = await route.fetch()
    await route.fulfill({ response, json: emptied(await response.json()) })
  })
}

/** The draft of a service says something else than what is stored. */
async function giveDraft(page: Page, body: string): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { readonly operationName?: string }
    if (asked.operationName !== 'DefinitionPage') return route.continue()
    const response = await route.fetch()
    const { data } = (await response.json()) as { readonly data: { readonly definition: object } }
    const draft = { body, revision: 1, updatedAt: new Date().toISOString(), updatedBy: '赵书记' }
    await route.fulfill({ response, json: { data: { definition: { ...data.definition, draft } } } })
  })
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return []
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === 'total' ? 0 : emptied(each)]),
  )
}
