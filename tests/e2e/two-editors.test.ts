import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { templateOf } from '../support/edit-definition.ts'
import { useDemoStage } from './demo-app.ts'
import { pasteText } from './paste-text.ts'
import { openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const PAGE = '/studio/definitions/smoke-alarm?tab=json'
const SHIPPED = `${JSON.stringify(templateOf('smoke-alarm'), null, 2)}\n`
const [TITLE, FAMILY] = [/"zh-CN": "([^"]+)"/, /"family": "[A-Z]+"/] as const

describe.skipIf(chromium === null)(
  'two officials edit one draft (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []
    const open = async (login: string): Promise<Page> => {
      const person = await openPerson(stage.browser, stage.app)
      people.push(person)
      await signInAtDesk(person, stage.app, { login, path: PAGE })
      await person.page.getByRole('textbox', { name: '事项的 JSON 文本' }).waitFor()
      return person.page
    }

    it('what is typed is kept by itself; where both changed it, one chooses; nothing is lost', async () => {
      onTestFailed(() => showFailure(people))
      const [zhao, shen] = [await open('zhao-secretary'), await open('shen-center')]

      // While somebody cannot be reached, nothing comes to her either.
      await shen.context().setOffline(true)
      await pasteText(zhao, SHIPPED.replace(TITLE, '"zh-CN": "赵的标题"'))
      await zhao.getByText(/草稿：.* 保存/).waitFor()

      // Another place: put together without a question.
      await pasteText(shen, SHIPPED.replace(FAMILY, '"family": "YG"'))
      await shen.getByText('离线', { exact: true }).waitFor()
      await shen.context().setOffline(false)
      await shen.getByRole('button', { name: '处理冲突…' }).click()
      const dialog = shen.getByRole('dialog')
      await dialog.getByText('两边改的不是同一处').waitFor()
      await dialog.getByRole('button', { name: '合并' }).click()
      await shen.getByText(/草稿：.* 保存/).waitFor()
      const both = SHIPPED.replace(TITLE, '"zh-CN": "赵的标题"').replace(FAMILY, '"family": "YG"')
      expect(await textOf(shen)).toContain('赵的标题')
      expect(await textOf(shen)).toContain('"family": "YG"')

      // The same place.
      await zhao.context().setOffline(true)
      await pasteText(shen, both.replace('赵的标题', '沈的标题'))
      await expect.poll(() => textOf(shen), { timeout: 30_000 }).toContain('沈的标题')
      await shen.getByText(/草稿：.* 保存/).waitFor()
      // She may have followed what was merged, or have left before.
      await pasteText(zhao, both.replace('赵的标题', '赵又改了'))
      await zhao.getByText('离线', { exact: true }).waitFor()
      await zhao.context().setOffline(false)
      await zhao.getByRole('button', { name: '处理冲突…' }).press('Enter')
      const question = zhao.getByRole('dialog')
      await question.getByText('有 1 处两边都改了').waitFor()
      expect(await violations(zhao), 'the conflict').toEqual([])
      await zhao.setViewportSize(PHONE)
      await expectNoSidewaysScroll(zhao)
      await zhao.setViewportSize({ width: 1280, height: 800 })
      await question.getByText('对方的', { exact: true }).last().click()
      await question.getByRole('button', { name: '合并' }).click()
      await zhao.getByText(/草稿：.* 保存/).waitFor()
      expect(await textOf(zhao)).toContain('沈的标题')
      expect(await textOf(zhao)).toContain('"family": "YG"')

      // Also after a reload the way back is there.
      await zhao.reload()
      await zhao.getByRole('button', { name: '撤销' }).click()
      await expect.poll(() => textOf(zhao), { timeout: 30_000 }).toContain('赵又改了')
      await twoTabs(zhao)
      for (const { troubles, strayRequests } of people)
        expect([...troubles, ...strayRequests]).toEqual([])
    }, 240_000)
  },
)

/** The same person with the same definition in two tabs: what each left is found again in it, also where the server had neither. */
async function twoTabs(first: Page): Promise<void> {
  const second = await first.context().newPage()
  await second.goto(first.url())
  await second.getByRole('textbox', { name: '事项的 JSON 文本' }).waitFor()
  await first.context().setOffline(true)
  for (const [page, title] of [
    [first, '第一页'],
    [second, '第二页'],
  ] as const) {
    await pasteText(page, SHIPPED.replace(TITLE, `"zh-CN": "${title}"`))
    await page.getByText('离线', { exact: true }).waitFor()
  }
  await first.context().setOffline(false)
  // The first that is saved is: the other one asks what becomes of hers.
  await Promise.all([first.reload(), second.reload()])
  await expect.poll(() => textOf(first), { timeout: 30_000 }).toContain('第一页')
  await expect.poll(() => textOf(second), { timeout: 30_000 }).toContain('第二页')
  await second.close()
}

/** What stands at the head of the text: the editor draws what is looked at alone. */
async function textOf(page: Page): Promise<string> {
  await page.getByRole('textbox', { name: '事项的 JSON 文本' }).press('Control+Home')
  return page.locator('.cm-content').innerText()
}
