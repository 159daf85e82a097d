import type { Definition } from '@linli/schemas/definition'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { asks, build, closed, set, to } from '../corpus/build-definition.ts'
import { chromium, launchBrowser } from '../support/browser.ts'
import { lend } from './lend.ts'
import { chooseItem, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { type LoadedDemoApp, startDemoApp } from './start-demo-app.ts'
import { violations } from './violations.ts'

const title = (text: string) => ({ title: { 'zh-CN': text } })
const post = (name: string) => ({ assign: [{ strategy: 'post', post: name } as const] })

/** The desk decides, which it may take back until the committee acts. */
const LENDING: Definition = {
  ...build({
    initial: 'decide',
    tasks: {
      decide: {
        ...{ ...title('借用审核'), ...post('acceptance-desk'), takeBack: true as const },
        outcomes: { agree: title('同意') },
      },
      hand: { ...title('交钥匙'), ...post('committee'), outcomes: { done: title('已交') } },
    },
    states: { decide: asks('decide', to('hand')), hand: asks('hand', to('closed')), closed },
  }),
  id: 'lending',
  title: { 'zh-CN': '场地借用' },
}

/** The same, and the desk may say who hands the key over. */
const HANDED: Definition = {
  ...build({
    initial: 'decide',
    context: { by: { type: 'string' } },
    initialContext: { by: '' },
    tasks: {
      decide: { ...LENDING.tasks['decide'], form: 'decide' },
      hand: {
        ...LENDING.tasks['hand'],
        assign: [{ strategy: 'field', field: 'by' }, ...post('committee').assign],
      },
    },
    states: {
      decide: asks('decide', to('hand', set('by', 'output.form.by'))),
      ...{ hand: asks('hand', to('closed')), closed },
    },
  }),
  id: 'lending-handed',
  title: { 'zh-CN': '场地借用' },
  forms: {
    ...LENDING.forms,
    decide: {
      ...title('借用审核'),
      schema: {
        type: 'object',
        properties: {
          by: { type: 'string', format: 'linli-person', title: '由谁交钥匙' },
          remark: { type: 'string', title: '备注' },
        },
      },
    },
  },
}

describe.skipIf(chromium === null)(
  'beside a task (needs Chromium: apt-get install chromium)',
  () => {
    let app: LoadedDemoApp
    let browser: Browser
    const people: Person[] = []
    beforeAll(async () => {
      app = await startDemoApp()
      browser = await launchBrowser()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await app?.close()
    })

    it('a colleague is asked and answers, a decision is taken back, an official supervises, somebody reads along', async () => {
      onTestFailed(() => showFailure(people))
      const instanceId = await lend(app.database.url, HANDED)
      const [desk, mediator, official] = await Promise.all([
        openPerson(browser, app),
        openPerson(browser, app, PHONE),
        openPerson(browser, app),
      ])
      people.push(desk, mediator, official)

      await signInAtDesk(desk, app, { login: 'li-acceptance' })
      await openTask(desk, '借用审核')
      await chooseDeed(desk, '协办')
      const asking = desk.page.getByRole('dialog', { name: '请谁协办' })
      await asking.getByRole('combobox', { name: '找谁' }).fill('调解')
      await desk.page.locator('.ant-select-item-option').getByText('宋调解').click()
      await asking.getByLabel('想请对方说什么').fill('场地以前借出过纠纷吗？')
      expect(await violations(desk.page, '[role=dialog]')).toEqual([])
      await asking.getByRole('button', { name: '协办' }).click()
      await desk.page.getByText('已请对方协办').first().waitFor()

      await signInAtDesk(mediator, app, { login: 'song-mediator' })
      await openTask(mediator, '协办：借用审核')
      await mediator.page.getByText('李受理请您协办').waitFor()
      expect(await violations(mediator.page)).toEqual([])
      await mediator.page.getByLabel('答复').fill('没有，可以借。')
      await mediator.page.getByRole('button', { name: '提交答复' }).click()
      await mediator.page.getByText('已答复').first().waitFor()

      await desk.page.getByText('答复「借用审核」的问询：没有，可以借。').waitFor()
      await desk.page.getByRole('button', { name: '领取任务' }).click()
      await chooseKeeper(desk)
      await goOnOnPhone(desk, await openPerson(browser, app, PHONE), app)
      await desk.page.getByRole('button', { name: '同意', exact: true }).click()
      await desk.page.getByText('已提交「借用审核」').first().waitFor()
      await desk.page.goto(`${app.url}/desk/?tab=done`)
      await openTask(desk, '借用审核')
      await desk.page.getByRole('button', { name: '撤回' }).click()
      const undoing = desk.page.getByRole('dialog', { name: '撤回「借用审核」' })
      await undoing.getByLabel('说明').fill('点错了')
      // It grows out of its button: a press meets the small one that flies by.
      await desk.page.locator('.ant-modal[class*="ant-zoom-"]').waitFor({ state: 'detached' })
      await undoing.getByRole('button', { name: '撤回' }).click()
      await desk.page.getByText('已撤回').first().waitFor()

      await signInAtDesk(official, app, {
        login: 'shen-center',
        path: `/desk/instances/${instanceId}`,
      })
      await official.page.getByText('撤回「借用审核」：点错了').first().waitFor()
      await official.page.getByRole('button', { name: '抄送' }).click()
      const copying = official.page.getByRole('dialog', { name: '抄送给谁' })
      await copying.getByRole('combobox', { name: '同事' }).fill('调解')
      await official.page.locator('.ant-select-item-option').getByText('宋调解').click()
      await copying.getByLabel('附言').fill('请知悉')
      await copying.getByRole('button', { name: '抄送' }).click()
      await official.page.getByText('未读').waitFor()
      expect(await violations(official.page)).toEqual([])
      await official.page.getByRole('link', { name: '借用审核' }).first().click()
      await chooseDeed(official, '督办')
      const demand = official.page.getByRole('dialog', { name: '督办这个任务' })
      await demand.getByLabel('督办要求').fill('请今天答复')
      await demand.getByRole('button', { name: '督办' }).click()
      await official.page.getByText('已发出督办').first().waitFor()

      const unread = mediator.page.getByText('1 份未读')
      await unread.waitFor({ state: 'attached' })
      await mediator.page.goto(`${app.url}/desk/copies`)
      await mediator.page.getByRole('link', { name: /场地借用/ }).click()
      await seeOnDiagram(mediator)
      await unread.waitFor({ state: 'detached' })
      await official.page.goto(`${app.url}/desk/instances/${instanceId}`)
      await official.page.getByText(/已阅/).waitFor()
      await desk.page.goto(`${app.url}/desk/`)
      await openTask(desk, '督办：借用审核')
      await desk.page.getByLabel('答复').fill('今天下班前办完。')
      await desk.page.getByRole('button', { name: '提交答复' }).click()
      await official.page.getByText('答复「借用审核」的问询：今天下班前办完。').waitFor()
      for (const person of people) {
        expect(person.strayRequests).toEqual([])
        expect(person.troubles).toEqual([])
      }
    }, 180_000)

    it('several tasks that ask for nothing but an outcome are done at once', async () => {
      const person = await openPerson(browser, app, PHONE)
      onTestFailed(() => showFailure([person]))
      await lend(app.database.url, LENDING)
      await lend(app.database.url, LENDING)
      const { page } = person
      await signInAtDesk(person, app, { login: 'li-acceptance' })
      await walkByKeys(person)
      await page.getByRole('button', { name: '批量办理' }).click()
      const boxes = page.getByRole('checkbox', { name: /借用审核/ })
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      await page.getByText('已选 2 件').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '同意', exact: true }).click()
      await page.getByRole('button', { name: '确定' }).click()
      await page.getByText('2 件已办理').first().waitFor()
      expect(person.troubles).toEqual([])
    }, 60_000)
  },
)

/** Who works on a case sees where it is, once she asks for it; there is nothing to be changed. */
async function seeOnDiagram({ page }: Person): Promise<void> {
  const canvas = page.getByRole('region', { name: '流程图' })
  const show = page.getByRole('button', { name: '在流程图上看' })
  await show.waitFor()
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  expect(await canvas.count()).toBe(0)
  await show.click()
  await canvas.locator('.state-here').first().waitFor()
  expect(fetched.some((url) => url.includes('workflow-canvas'))).toBe(true)
  expect(await violations(page)).toEqual([])
  expect(await canvas.locator('.react-flow__node.draggable').count()).toBe(0)
}

/** `j` and `k` go over the rows and stay on the last, Enter opens. */
async function walkByKeys({ page }: Person): Promise<void> {
  const rows = page.locator('[data-task-row]')
  await rows.nth(1).waitFor()
  const focused = () =>
    rows.evaluateAll((all) => all.findIndex((row) => row === document.activeElement))
  const places = [
    ['j', 0],
    ['j', 1],
    ['k', 0],
    ['k', 0],
  ] as const
  for (const [key, place] of places) {
    await page.keyboard.press(key)
    expect(await focused()).toBe(place)
  }
  const to = await rows.first().getAttribute('href')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe(to)
  await page.goBack()
}

/** By keyboard alone: words first, then the one person who is left. */
async function chooseKeeper({ page }: Person): Promise<void> {
  await page.getByLabel('查找人员').fill('宋调解')
  const choice = page.getByLabel('由谁交钥匙')
  await choice
    .getByRole('option', { name: '宋调解（青禾社区 调解员）' })
    .waitFor({ state: 'attached' })
  await expect.poll(() => choice.getByRole('option').count()).toBe(2)
  await page.getByLabel('查找人员').press('Tab')
  await choice.press('ArrowDown')
  await expect.poll(() => choice.inputValue()).toBe('song-mediator')
  expect(await violations(page)).toEqual([])
}

/** What she began at the computer is on her phone; where both have changed it, she is shown both and chooses. */
async function goOnOnPhone({ page }: Person, phone: Person, app: LoadedDemoApp): Promise<void> {
  await page.getByLabel('备注').fill('钥匙在')
  await page.getByText('换一台设备也能接着填').waitFor()
  await signInAtDesk(phone, app, { login: 'li-acceptance' })
  const row = phone.page.getByRole('listitem').filter({ hasText: '借用审核' })
  await row.getByText('草稿').waitFor()
  await row.getByRole('link').click()
  const there = phone.page.getByLabel('备注')
  await there.waitFor()
  expect(await there.inputValue()).toBe('钥匙在')
  const keeper = phone.page.getByLabel('由谁交钥匙')
  await expect.poll(() => keeper.inputValue()).toBe('song-mediator')
  const saved = phone.page.waitForResponse(
    (answer) => answer.request().postData()?.includes('SaveTaskDraft') === true,
  )
  await there.fill('钥匙在值班室')
  await saved
  await page.getByLabel('备注').fill('钥匙在门卫')
  await page.getByText('您在另一台设备上也改了这份草稿').waitFor()
  await page.getByText('看另一台设备上填的').click()
  await page.getByText('钥匙在值班室').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.getByLabel('备注').inputValue()).toBe('钥匙在门卫')
  await page.getByRole('button', { name: '用另一台设备上的' }).click()
  await expect.poll(() => page.getByLabel('备注').inputValue()).toBe('钥匙在值班室')
  expect(await violations(phone.page)).toEqual([])
  expect(phone.troubles).toEqual([])
  await phone.context.close()
}

async function openTask({ page }: Person, name: string): Promise<void> {
  await page
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

async function chooseDeed({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).click()
  await chooseItem(page, new RegExp(`^${name}`))
}
