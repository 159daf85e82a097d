import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { expectStill, watchShifts } from './layout-shifts.ts'
import { openPerson, showFailure, signInAtDesk } from './people.ts'
import { darkViolations } from './violations.ts'

/** One thing that can be looked at. */
interface Stop {
  /** As the router has it. */
  readonly route: string
  /** Where one begins; of what the demo made up, the first that a list leads to. */
  readonly at: string | { readonly list: string; readonly link: RegExp }
  /** What is turned to on the page. */
  readonly turn?: (page: Page) => Promise<void>
  readonly shows: (page: Page) => Locator
}

const titled = (name: string) => (page: Page) =>
  page.getByRole('heading', { level: 1, name }).first()
const pressed = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()
const typed = (label: string, text: string) => (page: Page) =>
  page
    .locator('main')
    .getByRole('textbox', { name: label, exact: true })
    .or(page.locator('main').getByRole('searchbox', { name: label, exact: true }))
    .fill(text)

/** Takes another choice of a list that opens below its field. */
function chosen(label: string, option: string) {
  return async (page: Page) => {
    await page.getByLabel(label, { exact: true }).first().click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
  }
}

const chosenIs = (text: string) => (page: Page) =>
  page
    .locator('.ant-select')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .first()
const SERVICE = '/studio/definitions/complaint'
const ofService = (tab: string, turn: Stop['turn'], shows: Stop['shows']): Stop => {
  const at = `${SERVICE}?tab=${tab}`
  const route = '/definitions/$definitionId'
  return turn === undefined ? { route, at, shows } : { route, at, turn, shows }
}
const CASES = { list: '/studio/instances', link: /诉求/ }
const wentBack = async (page: Page) => {
  await page.getByRole('slider', { name: '回到当时' }).focus()
  await page.keyboard.press('Home')
}
const atFirstStep = (page: Page) => page.getByText(/^第 1 步，共 \d+ 步$/).first()

const STUDIO: readonly Stop[] = [
  { route: '/', at: '/studio', shows: titled('事项') },
  { route: '/sign-in', at: '/studio/sign-in', shows: titled('事项') },
  ofService('canvas', pressed('读成文字'), (page) => page.locator('.workflow-text li').first()),
  ofService(
    'canvas&as=text',
    (page) => page.locator('.workflow-text .link-button').nth(2).click(),
    (page) => page.getByRole('complementary', { name: '属性' }).getByLabel('名称').first(),
  ),
  ofService('canvas', pressed('简洁'), (page) => page.locator('.flow-card').nth(1)),
  ofService(
    'forms&form=triage',
    (page) => page.getByRole('button', { name: /^处理方式，/ }).click(),
    (page) => page.locator('.pane-properties').getByText('用在哪里'),
  ),
  ofService(
    'forms',
    (page) => page.locator('.ant-segmented-item').filter({ hasText: '规则' }).click(),
    (page) => page.locator('.rule-rows, .empty').first(),
  ),
  ofService('simulator&scenario=0', undefined, (page) => page.getByText('和写的一样').first()),
  ofService(
    'scenarios',
    async (page) => {
      // All are played by then: nothing moves any more under who chooses one.
      await page.getByRole('heading', { name: '走过多少' }).waitFor()
      await chosen('哪个场景', '1.')(page)
    },
    (page) => page.getByRole('button', { name: '删除这个场景' }),
  ),
  ofService(
    'texts',
    (page) => page.getByRole('checkbox', { name: '只看缺译' }).check(),
    (page) => page.getByRole('checkbox', { name: '只看缺译', checked: true }),
  ),
  ofService('json&at=/timers', undefined, (page) => page.locator('.cm-content')),
  ofService('papers', undefined, (page) => page.getByRole('button', { name: /文书/ }).first()),
  ofService('versions', undefined, (page) => page.locator('.version-list li').first()),
  {
    route: '/definitions/$definitionId/poster/$formId',
    at: `${SERVICE}/poster/report`,
    shows: titled('海报'),
  },
  {
    route: '/templates',
    at: '/studio/templates',
    turn: typed('按名称或用途查找', '犬'),
    shows: (page) => page.locator('.gallery:not(:has(> :nth-child(4)))'),
  },
  {
    route: '/templates/$templateId',
    at: { list: '/studio/templates', link: /犬/ },
    shows: (page) => page.getByRole('button', { name: '采用' }),
  },
  {
    route: '/instances',
    at: '/studio/instances',
    turn: chosen('状态', '全部'),
    shows: chosenIs('全部'),
  },
  { route: '/instances/$instanceId', at: CASES, turn: wentBack, shows: atFirstStep },
  {
    route: '/incidents',
    at: '/studio/incidents',
    turn: chosen('状态', '已处理'),
    shows: chosenIs('已处理'),
  },
  { route: '/requests', at: '/studio/requests', shows: titled('发布申请') },
  { route: '/admin', at: '/studio/admin', shows: titled('管理') },
  {
    route: '/people',
    at: '/studio/people',
    turn: typed('姓名、账号或手机号末几位', '赵书记'),
    shows: (page) => page.getByText('共 1 人'),
  },
  { route: '/people/import', at: '/studio/people/import', shows: titled('批量导入人员') },
  { route: '/org/shapes', at: '/studio/org/shapes', shows: titled('导入范围') },
  {
    route: '/people/$personId',
    at: { list: '/studio/people?q=zhao-secretary', link: /赵书记/ },
    shows: titled('赵书记'),
  },
  {
    route: '/org',
    at: '/studio/org',
    turn: typed('按名称或编码找', '青禾'),
    shows: (page) => page.locator('.org-found li').first(),
  },
  {
    route: '/org',
    at: '/studio/org?q=青禾',
    turn: (page) => page.locator('.org-found button').first().click(),
    shows: (page) => page.locator('.org-columns').getByRole('heading', { name: /青禾/ }),
  },
  { route: '/teams', at: '/studio/teams', shows: titled('团队') },
  {
    route: '/teams/$teamId',
    at: { list: '/studio/teams', link: /值班室/ },
    turn: pressed('下一周'),
    shows: (page) => page.locator('.roster-week:not(:has(.is-today))'),
  },
  {
    route: '/devices',
    at: '/studio/devices',
    turn: typed('搜索名称、编号、位置', '没有这样的设备'),
    shows: (page) => page.getByRole('button', { name: '清除筛选' }),
  },
  {
    route: '/calendar',
    at: '/studio/calendar',
    turn: (page) => page.locator('[data-date$="-05-01"]').click(),
    shows: (page) => page.locator('.calendar-selected').getByText(/5月1日/),
  },
  {
    route: '/audit',
    at: '/studio/audit',
    turn: async (page) => {
      await page.getByLabel('谁（姓名或账号）').fill('没有这个人')
      await page.keyboard.press('Enter')
    },
    shows: (page) => page.getByRole('button', { name: '清除筛选' }),
  },
  { route: '/roles', at: '/studio/roles', shows: titled('角色与权限') },
  { route: '/retention', at: '/studio/retention', shows: titled('保存期限') },
  { route: '/messages', at: '/studio/messages', shows: titled('短信与免打扰') },
  { route: '/announcements', at: '/studio/announcements', shows: titled('公告与维护') },
  { route: '/dev-messages', at: '/studio/dev-messages', shows: titled('开发收件箱') },
]

const DESK: readonly Stop[] = [
  {
    route: '/',
    at: '/desk',
    turn: typed('搜索标题、编号、地点', '没有这样的任务'),
    shows: (page) => page.locator('.empty').getByRole('button', { name: '清除筛选' }),
  },
  {
    route: '/',
    at: '/desk',
    turn: (page) => page.locator('.tabs').getByRole('link', { name: '已办' }).click(),
    shows: (page) => page.locator('.tabs [aria-current="page"]').filter({ hasText: '已办' }),
  },
  { route: '/sign-in', at: '/desk/sign-in', shows: titled('待办') },
  {
    route: '/tasks/$taskId',
    at: { list: '/desk', link: /受理甄别/ },
    shows: (page) => page.getByRole('button', { name: /领取任务|放回/ }).first(),
  },
  { route: '/work', at: '/desk/work', shows: titled('本机办理') },
  { route: '/find', at: '/desk/find', shows: titled('扫码找工单') },
  { route: '/copies', at: '/desk/copies', shows: titled('抄送我的') },
  {
    route: '/instances',
    at: '/desk/instances',
    turn: chosen('状态', '已结束'),
    shows: chosenIs('已结束'),
  },
  {
    route: '/instances/$instanceId',
    at: { list: '/desk/instances', link: /诉求/ },
    turn: wentBack,
    shows: atFirstStep,
  },
]

/** What a resident keeps on her own device, and what she needs a code or a paper for, is looked at in stories of its own: here
 *  is what the page says to somebody who has none. */
const PORTAL: readonly Stop[] = [
  { route: '/', at: '/', shows: (page) => page.getByRole('link', { name: /拍一拍/ }) },
  { route: '/services', at: '/services', shows: titled('我要办事') },
  {
    route: '/services/$serviceId/$formId',
    at: '/services/complaint/report',
    shows: (page) => page.getByRole('button', { name: '下一步：核对' }),
  },
  {
    route: '/services/$serviceId/$formId/paper',
    at: '/services/complaint/report/paper',
    shows: (page) => page.getByRole('button', { name: /打印/ }),
  },
  { route: '/privacy', at: '/privacy', shows: titled('您的个人信息怎么用') },
  { route: '/papers', at: '/papers', shows: titled('核验文书') },
  {
    route: '/papers/$code',
    at: '/papers/ABCD-EFGH-JKLM',
    shows: (page) => page.getByRole('heading', { level: 1 }),
  },
  {
    route: '/receipts/$number',
    at: '/receipts/TS20261121-0007',
    shows: (page) => page.getByRole('heading', { level: 1 }),
  },
  { route: '/track', at: '/track?number=TS20261121-0007', shows: titled('查进度') },
  { route: '/track/$number', at: '/track/TS20261121-0007', shows: titled('查进度') },
  { route: '/notices', at: '/notices', shows: titled('怎样通知我') },
  {
    route: '/do/$token',
    at: '/do/nobody.made',
    shows: (page) => page.getByRole('heading', { level: 1 }),
  },
  { route: '/mine', at: '/mine', shows: titled('我的进度') },
  {
    route: '/mine/$instanceId',
    at: '/mine/nothing',
    shows: (page) => page.locator('#main').getByRole('link', { name: '我的进度' }),
  },
  { route: '/inbox', at: '/inbox', shows: titled('开发收件箱') },
]

const FACES = [
  {
    face: 'studio',
    stops: STUDIO,
    routes: () => routesIn('designer/designer-app.tsx', /page\('([^']+)'/g),
    login: 'zhao-secretary',
  },
  {
    face: 'desk',
    stops: DESK,
    routes: () => routesIn('desk/desk-app.tsx', /page\('([^']+)'/g),
    login: 'li-acceptance',
  },
  {
    face: 'portal',
    stops: PORTAL,
    routes: () => routesIn('portal/portal-routes.tsx', /^ {2}'(\/[^']*)':/gm),
    login: null,
  },
] as const

describe.each(FACES)('an address of the $face', ({ face, stops, routes, login }) => {
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
  })
})

async function expectItStays(page: Page, { route, at, turn, shows }: Stop): Promise<void> {
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
  if (turn === undefined) return expectItIsSound(page, what)
  const address = page.url()
  await page.reload()
  await isShown('after a reload')
  await expectItIsSound(page, what)
  expect(page.url(), what).toBe(address)
  await page.goto('about:blank')
  await page.goBack()
  await isShown('on the way back')
  expect(page.url(), what).toBe(address)
}

/** Nothing jumped, and no rule is broken in dark colours; in light ones pages are judged in their own stories. */
async function expectItIsSound(page: Page, what: string): Promise<void> {
  await expectStill(page, what)
  const found = await darkViolations(page)
  expect(found, `${what}, dark: ${found.join('; ')}`).toEqual([])
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
