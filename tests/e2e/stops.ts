import type { Locator, Page } from 'playwright-core'

/** One thing that can be looked at. */
export interface Stop {
  /** As the router has it. */
  readonly route: string
  /** Where one begins; of what the demo made up, the first that a list leads to. */
  readonly at: string | { readonly list: string; readonly link: RegExp }
  /** What is turned to on the page. */
  readonly turn?: (page: Page) => Promise<void>
  readonly shows: (page: Page) => Locator
  /** What is opened, that no address tells, before the page is judged. */
  readonly open?: (page: Page) => Promise<void>
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

const again = (page: Page) => page.getByRole('button', { name: '刷新' }).first()

/** What two devices would have said. */
const SAID = [
  { battery: 80, smoke: true },
  { battery: 12, smoke: false, signal: { strength: -71 } },
].map((reading, index) => ({
  ...{ id: `sample-${index}`, at: '2026-11-20T08:00:00.000Z', device: '一号楼烟感', reading },
}))

async function hearDevices(page: Page): Promise<void> {
  await page.route('**/graphql', (route) => {
    const { operationName } = route.request().postDataJSON() as { readonly operationName?: string }
    if (operationName !== 'DeviceSamples') return route.fallback()
    return route.fulfill({ json: { data: { deviceSamples: SAID } } })
  })
  await again(page).click()
  await page.locator('.answer-json').first().waitFor({ state: 'attached' })
  await page.unrouteAll({ behavior: 'wait' })
}

export const STUDIO: readonly Stop[] = [
  { route: '/', at: '/studio', shows: titled('事项') },
  { route: '/sign-in', at: '/studio/sign-in', shows: titled('事项') },
  ofService('canvas&view=pro', undefined, (page) => page.locator('.react-flow__node').first()),
  {
    // What a device said lately stands at the trigger.
    route: '/definitions/$definitionId',
    at: '/studio/definitions/smoke-alarm?tab=canvas&state=start',
    shows: again,
    open: hearDevices,
  },
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
  ofService('forms&form=triage&view=access', undefined, (page) =>
    page.locator('.access td').first(),
  ),
  ofService('forms&form=triage&view=preview', undefined, (page) => page.locator('.preview-frame')),
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
  {
    // What the whole service has, and how long its cases are kept.
    ...ofService('canvas&state=.whole&part=retention', undefined, (page) =>
      page.getByLabel('到期删除什么', { exact: true }).first(),
    ),
    open: async (page) => {
      await chosen('到期删除什么', '标记为个人信息的内容')(page)
      await page.getByLabel('办结后多少天', { exact: true }).waitFor()
    },
  },
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
  { route: '/codes', at: '/studio/codes?nodes=building-2', shows: titled('门口和设备的二维码') },
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

export const DESK: readonly Stop[] = [
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
  { route: '/at/$code', at: '/desk/at/23456789ABCDEF', shows: titled('扫到的地方') },
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
export const PORTAL: readonly Stop[] = [
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
  { route: '/at/$code', at: '/at/23456789ABCDEF', shows: titled('这个码用不了了') },
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
