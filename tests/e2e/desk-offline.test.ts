import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema } from '@linli/schemas/form-definition'
import { Client } from 'pg'
import sharp from 'sharp'
import { describe, expect, it, onTestFailed } from 'vitest'
import { asks, build, closed, to } from '../corpus/build-definition.ts'
import { chromium } from '../support/browser.ts'
import { createInProcessEngine } from '../support/in-process-engine.ts'
import { useDemoStage } from './demo-app.ts'
import { lend } from './lend.ts'
import { chooseItem, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

/** On a machine that others keep busy. */
const SLOWLY = { timeout: 30_000 }
const title = (text: string) => ({ title: { 'zh-CN': text } })
const photos: FieldSchema = {
  ...{ type: 'array', title: '现场照片', maxItems: 3 },
  items: { type: 'string', format: 'linli-file' },
}

/** Somebody of the grid looks on the spot, and writes what she found. */
function visitOf(id: string, name: string): Definition {
  const visit = {
    ...title(name),
    ...{ form: 'visit', assign: [{ strategy: 'post', post: 'grid-worker' } as const] },
    outcomes: { found: { ...title('提交核实'), tone: 'primary' as const } },
  }
  const definition = build({
    ...{ initial: 'visit', tasks: { visit } },
    states: { visit: asks('visit', to('closed')), closed },
  })
  return {
    ...{ ...definition, id, title: { 'zh-CN': name } },
    forms: {
      ...definition.forms,
      visit: {
        ...title(name),
        schema: {
          type: 'object',
          properties: { found: { type: 'string', title: '查到的情况' }, photos },
          required: ['found'],
        },
        ui: { 'ui:order': ['found', 'photos'], photos: { 'ui:widget': 'photos' } },
      },
    },
  }
}

describe.skipIf(chromium === null)(
  'a desk without a network (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('fills in with three photos, survives a crash and a killed server, and hands in once; who was overtaken keeps her text', async () => {
      const databaseUrl = stage.app.databaseUrl ?? ''
      await lend(databaseUrl, visitOf('cellar', '地下室核实'), 'grid-1')
      await lend(databaseUrl, visitOf('roof', '屋面核实'), 'grid-1')
      const wang = await openPerson(stage.browser, stage.app, { ...PHONE, keepsPages: true })
      onTestFailed(() => showFailure([wang]))
      const { page, context } = wang
      await signInAtDesk(wang, stage.app, { login: 'wang-grid' })
      const [cellar, roof] = [await claim(wang, '地下室核实'), await claim(wang, '屋面核实')]
      await page.goto('/desk')
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await expect.poll(() => keptTasks(wang), SLOWLY).toEqual([cellar, roof].sort())

      await context.setOffline(true)
      await page.goto('/desk')
      await page.getByText('没有网络，显示的是上次的内容。').waitFor()
      await page.getByRole('link', { name: /地下室核实/ }).click()
      await page.getByLabel('查到的情况').fill('地下室水管渗水，已关阀。')
      const pictures = await Promise.all(['1.jpg', '2.jpg', '3.jpg'].map(photo))
      await page.locator('input[type=file]').last().setInputFiles(pictures)
      await page.getByRole('button', { name: '删除照片 3' }).waitFor()
      // The phone dies and comes back.
      await expect.poll(() => draftedPhotos(wang), SLOWLY).toBe(3)
      await page.reload()
      await page.getByRole('button', { name: '删除照片 3' }).waitFor()
      await page.getByRole('button', { name: '提交核实' }).click()
      await page.getByText('有网络时自动提交').first().waitFor()

      // It has gone on to the next one.
      await page.getByRole('heading', { name: '屋面核实', level: 1 }).waitFor()
      await page.getByLabel('查到的情况').fill('屋面防水层开裂三米。')
      await page.locator('input[type=file]').last().setInputFiles(pictures.slice(0, 1))
      await page.getByRole('button', { name: '删除照片 1' }).waitFor()
      await page.getByRole('button', { name: '提交核实' }).click()
      await page.getByText('2 件等待提交').waitFor()
      await page.getByRole('link', { name: '查看', exact: true }).click()
      await page.getByRole('heading', { name: '本机办理' }).waitFor()
      expect(await page.locator('.work-card').count()).toBe(2)
      expect(await violations(page)).toEqual([])
      await expectNoSidewaysScroll(page)
      await overtake(databaseUrl, roof)

      // Online again: the server takes the work, and dies before it can say so.
      let answers = 0
      await page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('"CompleteTask"')) return route.continue()
        await route.fetch()
        await stage.app.kill()
        await route.abort()
        answers += 1
      })
      await context.setOffline(false)
      await page.getByRole('button', { name: '现在就提交' }).click()
      await expect.poll(() => answers, SLOWLY).toBe(1)
      await page.unroute('**/graphql')
      await page.reload()
      await page.getByRole('heading', { name: '本机办理' }).waitFor()
      await stage.app.startAgain()

      await page.getByRole('button', { name: '现在就提交' }).click()
      await page.getByText('已提交', { exact: true }).waitFor()
      const card = page.locator('.work-card').filter({ hasText: '屋面核实' })
      await card.getByText(/陈网格 今天 \d\d:\d\d 已处理/).waitFor()
      await card.getByText('屋面防水层开裂三米。').waitFor()
      await page.getByText('1 件没有提交成功').waitFor()
      expect(await violations(page)).toEqual([])
      expect(await submissions(databaseUrl, cellar)).toEqual([
        { times: 1, by: 'wang-grid', files: 3, found: '地下室水管渗水，已关阀。' },
      ])
      expect(await submissions(databaseUrl, roof)).toMatchObject([{ times: 1, by: 'chen-grid' }])

      await page.getByRole('button', { name: '王网格' }).click()
      await chooseItem(page, '退出登录')
      await page.getByRole('button', { name: '删掉并退出' }).click()
      await page.getByLabel('账号').waitFor()
      expect(await leftHere(wang)).toEqual({ caches: [], rows: 0, workers: 0 })
      expect(wang.strayRequests).toEqual([])
      expect(wang.troubles).toEqual([])
    }, 240_000)

    it('a session that ended while there was no network is renewed over the page, and whoever else signs in there gets nothing of it', async () => {
      const li = await openPerson(stage.browser, stage.app, { ...PHONE, keepsPages: true })
      onTestFailed(() => showFailure([li]))
      const { page, context } = li
      await signInAtDesk(li, stage.app, { login: 'li-acceptance', path: '/desk/find' })
      const number = page.getByLabel('工单编号')
      const open = page.getByRole('button', { name: '打开', exact: true })
      const dialog = page.getByRole('dialog', { name: '请重新登录' })
      const loseSession = async () => {
        await number.fill('TS20260101-0001')
        await context.setOffline(true)
        await open.click()
        await page.getByText('没有网络').first().waitFor()
        await context.clearCookies()
        await context.setOffline(false)
        // The dialog may be there already, for what was sent as soon as the network was back.
        await open.dispatchEvent('click')
        await dialog.waitFor()
        expect(await number.inputValue()).toBe('TS20260101-0001')
      }
      const signIn = async (login: string) => {
        await dialog.getByLabel('账号', { exact: true }).fill(login)
        await dialog.getByLabel('密码', { exact: true }).fill(stage.app.password)
        await page.keyboard.press('Enter')
      }
      await loseSession()
      await signIn('li-acceptance')
      await dialog.waitFor({ state: 'hidden' })
      expect(await number.inputValue()).toBe('TS20260101-0001')

      await loseSession()
      const opened = page.waitForEvent('load')
      await signIn('wang-grid')
      await opened
      await expect.poll(() => number.inputValue()).toBe('')
      await context.close()
    }, 120_000)
  },
)

/** Takes the task on and gives its id. */
async function claim({ page }: Person, name: string): Promise<string> {
  await page.goto('/desk')
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: '领取任务' }).click()
  await page.getByLabel('查到的情况').waitFor()
  return decodeURIComponent(page.url().split('/').at(-1) ?? '')
}

/** Ids of the tasks this device has whole. */
async function keptTasks({ page }: Person): Promise<readonly string[]> {
  const rows = await page.evaluate(rowsOfDesk, ['answers'])
  return rows
    .map((row): string => JSON.parse(row).key)
    .filter((key) => key.startsWith('TaskPage/'))
    .map((key) => key.slice('TaskPage/'.length))
    .sort()
}

/** How many photos the only draft names. */
async function draftedPhotos({ page }: Person): Promise<number> {
  const [row = '{}'] = await page.evaluate(rowsOfDesk, ['drafts'])
  return JSON.parse(row).answers?.photos?.length ?? 0
}

/** Elsewhere she puts the task back, and a colleague takes and does it. */
async function overtake(databaseUrl: string, taskId: string): Promise<void> {
  const { engine, close } = await createInProcessEngine(databaseUrl)
  const by = (accountId: string) =>
    ({
      ...{ tenantId: 'jinxiu', taskId },
      actor: { accountId, role: 'worker', posts: [{ nodeId: 'grid-1', post: 'grid-worker' }] },
    }) as const
  try {
    await engine.release(by('wang-grid'))
    await engine.claim(by('chen-grid'))
    const answers = { found: '已请防水公司。' }
    await engine.complete({ ...by('chen-grid'), outcome: 'found', answers, key: randomUUID() })
  } finally {
    await close()
  }
}

/** How often the task was completed, by whom and with what. */
async function submissions(databaseUrl: string, taskId: string) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{
      times: number
      by: string
      answers: string
      files: number
    }>(
      `SELECT t.completed_by AS by, t.answers,
              (SELECT count(*)::int FROM history h
                WHERE h.tenant_id = t.tenant_id AND h.instance_id = t.instance_id AND h.kind = 'complete') AS times,
              (SELECT count(*)::int FROM file f
                WHERE f.tenant_id = t.tenant_id AND position(f.id::text IN t.answers) > 0) AS files
         FROM task t WHERE t.id = $1`,
      [taskId],
    )
    return rows.map(({ answers, ...row }) => ({ ...row, found: JSON.parse(answers).found }))
  } finally {
    await client.end()
  }
}

/** What the desk has left on the device. */
async function leftHere({ page }: Person) {
  const stores = ['drafts', 'answers', 'work', 'photos', 'owner']
  const rows = await page.evaluate(rowsOfDesk, stores)
  return page.evaluate(
    async (count) => ({
      caches: await caches.keys(),
      rows: count,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }),
    rows.length,
  )
}

/** What is in these stores, as JSON. Runs in the page. */
function rowsOfDesk(stores: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('linli-desk')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const found: string[] = []
      const reading = database.transaction([...stores])
      for (const store of stores) {
        const rows = reading.objectStore(store).getAll()
        rows.onsuccess = () => found.push(...rows.result.map((row) => JSON.stringify(row)))
      }
      reading.onabort = () => reject(reading.error)
      reading.oncomplete = () => {
        database.close()
        resolve(found)
      }
    }
  })
}

async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#678' },
  })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
