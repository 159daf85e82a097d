import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'a street words its papers (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1440', { ...DESKTOP, width: 1440 }],
      ['375', PHONE],
    ] as const)(
      'an official writes what an agreement says, is told what it cannot say, and sees how it reads, at %s px',
      async (_, size) => {
        const official = await openPerson(stage.browser, stage.app, size)
        onTestFailed(() => showFailure([official]))
        const { page } = official
        const path = '/studio/definitions/mediation?tab=papers'
        await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path })
        const sheet = page.getByRole('region', { name: '预览' })
        await sheet.getByRole('heading', { name: '人民调解协议书' }).waitFor()
        expect(await sheet.innerText()).toContain('人民币')
        expect(await violations(page), 'papers').toEqual([])
        await expectNoSidewaysScroll(page, 'papers')

        // A word, and a field that is chosen; with keys alone.
        const part = page.getByRole('textbox', { name: '第2段', exact: true })
        await part.focus()
        await page.keyboard.press('Control+End')
        await page.keyboard.type('住址附后。')
        await sheet.getByText(/住址附后。/).waitFor()
        await page.getByRole('combobox', { name: '在第2段末尾插入字段' }).focus()
        await page.keyboard.type('受理编号')
        await page.keyboard.press('Enter')
        await sheet.getByText(/住址附后。TJ20261121-0007/).waitFor()

        // What nobody answers is told at once, at its part.
        await part.focus()
        await page.keyboard.press('Control+End')
        await page.keyboard.type('{{apply.nobody}}')
        await page
          .getByText(/没有叫“.*apply\.nobody”的字段/)
          .first()
          .waitFor()
        await page.keyboard.press('Control+z')

        // Another answer, another preview; what is not shown in plain is masked.
        const before = await sheet.innerText()
        await sheet.getByRole('button', { name: '换一组回答' }).click()
        await expect.poll(() => sheet.innerText()).not.toBe(before)

        await page.getByRole('button', { name: '新建文书' }).click()
        await sheet.getByRole('heading', { name: '告知书' }).waitFor()
        await page.getByRole('button', { name: '删除“告知书”' }).click()
        await sheet.getByRole('heading', { name: '人民调解协议书' }).waitFor()
        expect(official.troubles).toEqual([])
        expect(official.strayRequests).toEqual([])
        await official.context.close()
      },
      180_000,
    )
  },
)
