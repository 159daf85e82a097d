import { readFile } from 'node:fs/promises'
import { describe, expect, it, onTestFailed } from 'vitest'
import { readWorkbook } from '../../server/src/people/workbook/read-workbook.ts'
import { writeWorkbook } from '../../server/src/people/workbook/write-workbook.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { choose, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'people and the tree (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('a new grid worker is added, given a post, signs in, and is disabled', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/people' })
      await page.getByText('共 21 人').waitFor()
      expect(await violations(page), 'the people').toEqual([])

      await page.getByRole('button', { name: '添加人员' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('姓名').fill('丁网格')
      await dialog.getByLabel('账号').fill('wang-grid')
      await dialog.getByRole('button', { name: '添加' }).click()
      await dialog.getByText('这个账号已经有人在用').waitFor()
      expect(await violations(page), 'the dialog').toEqual([])
      await dialog.getByLabel('账号').fill('ding-grid')
      await dialog.getByRole('button', { name: '添加' }).click()
      await page.getByText('只显示这一次').waitFor()
      const password = (await page.locator('.org-password code').textContent()) ?? ''
      expect(await violations(page), 'the password').toEqual([])
      await page.getByRole('button', { name: '已记下' }).click()

      await page.getByRole('heading', { name: '丁网格' }).waitFor()
      await page.getByRole('button', { name: '任职…' }).click()
      await choose(page, '在哪里', '第二网格')
      await choose(page, '岗位', '网格员')
      await dialog.getByText('代理').click()
      expect(await violations(page), 'giving a post').toEqual([])
      await dialog.getByRole('button', { name: '确定任职' }).click()
      await page.getByText('青禾社区 · 东片区 · 第二网格 · 网格员').waitFor()
      expect(await violations(page), 'a person').toEqual([])

      const worker = await openPerson(stage.browser, stage.app)
      await signInAtDesk(worker, { ...stage.app, password }, { login: 'ding-grid' })
      await page.getByRole('button', { name: '停用' }).click()
      await dialog
        .getByText(/没有只有这个人能办的任务|只有这个人能办/)
        .first()
        .waitFor()
      await dialog.getByRole('button', { name: '停用' }).click()
      await page.locator('h1').getByText('已停用').waitFor()
      await worker.page.reload()
      await worker.page.getByRole('button', { name: '登录' }).waitFor()
      await worker.context.close()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('the tree is walked and changed with the keyboard', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'cao-center', path: '/studio/org' })
      const item = (name: string) => page.getByRole('treeitem', { name })
      await item('锦绣街道').focus()
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
      await page.getByRole('heading', { name: '第一网格' }).waitFor()
      await page.getByText('王网格').waitFor()
      expect(await violations(page), 'the tree').toEqual([])

      await page.getByRole('button', { name: '添加下级…' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('名称').fill('21号楼')
      await page.keyboard.press('Tab')
      await dialog.getByRole('button', { name: '添加' }).press('Enter')
      await page.getByRole('heading', { name: '21号楼' }).waitFor()
      await item('21号楼').waitFor()

      await page.getByRole('button', { name: '移到…' }).press('Enter')
      await choose(page, '移到哪个节点下面', '第三网格')
      await dialog.getByRole('button', { name: '移动' }).press('Enter')
      await page.getByText('东片区 · 第一网格').waitFor({ state: 'detached' })
      await page.getByText('青禾社区 · 西片区 · 第三网格 · 21号楼').waitFor()
      await page.getByText('上级 第一网格 → 第三网格').waitFor()

      // With the mouse it is dragged; the dialog asks all the same, and not under what is below itself.
      await item('21号楼').dragTo(item('第四网格'))
      await dialog.getByTitle('青禾社区 · 西片区 · 第四网格').waitFor()
      await dialog.getByRole('button', { name: '移动' }).press('Enter')
      await page.getByText('上级 第三网格 → 第四网格').waitFor()
      await item('西片区').dragTo(item('第四网格'))
      expect(await dialog.count()).toBe(0)
      await item('21号楼').click()

      await page.getByRole('button', { name: '停用' }).press('Enter')
      await dialog.getByRole('button', { name: '停用' }).press('Enter')
      await page.getByRole('button', { name: '重新启用' }).waitFor()
      expect(await violations(page), 'a closed node').toEqual([])
      await item('第三网格').click()
      await page.getByRole('button', { name: '停用' }).press('Enter')
      await dialog.getByRole('button', { name: '停用' }).press('Enter')
      await dialog.getByText('它下面还有启用的节点').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('people come from a table: first shown, then written, the bad rows given back', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/people' })
      await page.getByRole('button', { name: '批量导入…' }).click()
      const save = async (role: 'link' | 'button', name: string) => {
        const saved = page.waitForEvent('download')
        await page.getByRole(role, { name }).click()
        return await readFile(await (await saved).path())
      }
      const template = await save('link', '下载模板（CSV）')
      expect(template.toString()).toMatch(
        /^\uFEFF姓名,账号,手机号,身份,任职地方,岗位,任职类型,开始日期,不再任职日期\r\n王芳,/,
      )
      const [titles = [], example = []] = await sheetOf(await save('link', '下载模板（Excel）'))
      expect(template.toString()).toContain(example.join(','))

      const buffer = Buffer.from(writeWorkbook('人员', [titles, example, ['=1+1', '坏']]))
      const choose = async () => {
        const chooser = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: '选文件…' }).click()
        await (await chooser).setFiles({ name: '人员.xlsx', mimeType: '', buffer })
      }
      // What is only looked at may be left: the server never answers this one.
      const unanswered = (url: URL) => url.pathname === '/people/import'
      await page.route(unanswered, () => undefined)
      await choose()
      await page.getByRole('button', { name: '停下，什么都不改' }).click()
      await page.getByRole('button', { name: '停下，什么都不改' }).waitFor({ state: 'detached' })
      expect(await page.getByText(/网络|新添加/).count()).toBe(0)
      await page.unroute(unanswered)
      await choose()
      await page.getByText('新添加 1 人').waitFor()
      await page.getByText('账号用 2 到 40 个').waitFor()
      expect(await violations(page), 'the import').toEqual([])
      expect((await save('button', '下载有问题的行（CSV）')).toString()).toContain("'=1+1,坏,")
      const bad = await sheetOf(await save('button', '下载有问题的行（Excel）'))
      expect(bad).toEqual([
        [...titles, '问题'],
        ['=1+1', '坏', ...Array(7).fill(''), expect.stringContaining('账号')],
      ])
      await page.getByRole('button', { name: '确定导入' }).click()
      await page.getByText('“人员.xlsx”已导入').waitFor()

      await page.getByRole('link', { name: '去看人员' }).click()
      await page.getByLabel('姓名、账号或手机号末几位').fill('王芳')
      await page.getByText('共 1 人').waitFor()
      await page.getByText('青禾社区 · 东片区 · 第一网格 · 网格员').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('every page of them fits on a phone', async () => {
      const official = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'yan-center', path: '/studio/people' })
      for (const [path, text] of [
        ['/studio/people', '共'],
        ['/studio/people/wang-grid', '王网格'],
        ['/studio/people/import', '批量导入人员'],
        ['/studio/org?node=grid-1', '第一网格'],
      ] as const) {
        await page.goto(path)
        await page.getByText(text).first().waitFor()
        expect(await violations(page), path).toEqual([])
        await expectNoSidewaysScroll(page, path)
      }
      await official.context.close()
    }, 120_000)
  },
)

const sheetOf = async (file: Buffer) => (await readWorkbook(file)).map(({ cells }) => [...cells])
