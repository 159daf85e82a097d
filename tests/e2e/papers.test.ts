import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { readWorkbook } from '../../server/src/people/workbook/read-workbook.ts'
import { lookAt } from '../papers/look-at.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'papers leave the house as files (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1280', DESKTOP],
      ['375', PHONE],
    ] as const)(
      'an official takes an acceptance, and a stranger sees that the paper is true, at %s px',
      async (_, size) => {
        const clerk = await openPerson(stage.browser, stage.app, size)
        onTestFailed(() => showFailure([clerk]))
        const { page } = clerk
        await signInAtDesk(clerk, stage.app, { login: 'zhao-secretary', path: '/desk/instances' })
        await page
          .getByRole('link', { name: /TS\d{8}-\d{4}/ })
          .first()
          .click()
        const acceptance = await taken(page, () =>
          page.getByRole('link', { name: /受理单$/ }).click(),
        )
        expect(acceptance.name).toMatch(/^受理单 TS\d{8}-\d{4}-02\.pdf$/)
        expect(await violations(page), 'case').toEqual([])
        await judgePrint(page, acceptance.name)

        const stranger = await openPerson(stage.browser, stage.app, size)
        await judgePaper(stranger.page, acceptance.path)
        await stranger.context.close()
        expect(clerk.troubles).toEqual([])
        await clerk.context.close()
      },
      180_000,
    )

    it('what the inbox shows is taken as a workbook', async () => {
      const clerk = await openPerson(stage.browser, stage.app)
      onTestFailed(() => showFailure([clerk]))
      const { page } = clerk
      await signInAtDesk(clerk, stage.app, { login: 'li-acceptance' })
      const button = page.getByRole('button', { name: /导出 Excel（\d+ 条）/ })
      await button.click()
      const dialog = page.getByRole('dialog', { name: '导出哪些列' })
      await dialog.getByRole('checkbox', { name: '办理人' }).press('Space')
      expect(await violations(page), 'columns').toEqual([])
      const list = await taken(page, () => dialog.getByRole('button', { name: '导出' }).click())
      expect(list.name).toBe('任务清单.xlsx')
      const [heads] = await readWorkbook(await readFile(list.path))
      expect(heads?.cells).toEqual(['任务', '事项', '编号', '所属', '紧急', '到达时间', '办理时限'])
      // What was chosen is there again.
      await button.click()
      expect(await dialog.getByRole('checkbox', { name: '办理人' }).isChecked()).toBe(false)
      await clerk.context.close()
    }, 120_000)
  },
)

/** The case itself on paper: its number, when it was printed, and on each page which of how many it is. */
async function judgePrint(page: Page, file: string): Promise<void> {
  const number = /TS\d{8}-\d{4}/.exec(file)?.[0] ?? 'no number'
  const pages = await lookAt(new Uint8Array(await page.pdf({ format: 'A4' })))
  const words = pages.map(({ lines }) => lines.join(''))
  expect(words[0]).toContain(number)
  expect(words.join('')).toContain('打印时间')
  for (const [index, said] of words.entries()) {
    expect(said.replaceAll(/\s/g, '')).toContain(`${index + 1}/${pages.length}`)
  }
}

/** What stands on the paper leads to the page, and the file is just that paper. */
async function judgePaper(page: Page, path: string): Promise<void> {
  const pages = await lookAt(new Uint8Array(await readFile(path)))
  const code = /核验码 ([0-9A-Z-]{19})/.exec(pages.flatMap(({ lines }) => lines).join('\n'))?.[1]
  await page.goto('/papers')
  expect(await violations(page), 'the question').toEqual([])
  await page.getByLabel('核验码').fill(code ?? '')
  await page.keyboard.press('Enter')
  await page.getByText('属实：这是锦绣街道出具的受理单。').waitFor()
  await page.getByLabel('核对电子文件').setInputFiles(path)
  await page.getByText('一致：这就是当时出具的文件，没有被改过。').waitFor()
  const changed = Buffer.concat([await readFile(path), Buffer.from('\n')])
  await page
    .getByLabel('核对电子文件')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: changed })
  await page.getByText('不一致：').waitFor()
  expect(await violations(page), 'the answer').toEqual([])
  await page.goto('/papers/ABCDEFGHJKMNPQRS')
  await page.getByText('没有出具过核验码为').waitFor()
  expect(await violations(page), 'no such paper').toEqual([])
}

async function taken(
  page: Page,
  click: () => Promise<void>,
): Promise<{ readonly name: string; readonly path: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), path: await file.path() }
}
