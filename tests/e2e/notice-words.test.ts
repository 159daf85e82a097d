import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'a street words its notices (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1440', { ...DESKTOP, width: 1440 }],
      ['375', PHONE],
    ] as const)(
      'an official rewrites a notice in both languages, is told what it cannot say, and takes the usual words again, at %s px',
      async (_, size) => {
        const official = await openPerson(stage.browser, stage.app, size)
        onTestFailed(() => showFailure([official]))
        const { page } = official
        const path = '/studio/messages'
        await signInAtDesk(official, stage.app, { login: 'shen-center', path })
        const words = page.getByRole('region', { name: '通知的文字' })
        await words.getByText('TS20261121-0007「核查」').first().waitFor()
        expect(await violations(page), 'words').toEqual([])
        await expectNoSidewaysScroll(page, 'words')

        const body = words.getByLabel('中文正文')
        // While its wheel turns and fades the button says that it loads, too.
        const save = words.getByRole('button', { name: /保存$/ })
        await body.fill('{{number}}{{phone}}')
        await save.click()
        await words.getByRole('alert').filter({ hasText: 'phone' }).waitFor()
        expect(await violations(page), 'refused').toEqual([])

        await body.fill('请办{{task}}，{{number}}。{{reason}}')
        await words.getByText('请办核查，TS20261121-0007。说明：请看现场照片').waitFor()
        await save.click()
        await words.getByRole('button', { name: '恢复默认' }).waitFor()
        expect(await words.getByRole('alert').count()).toBe(0)

        await page.reload()
        await words.getByText('请办核查').waitFor()
        await words.getByRole('button', { name: '恢复默认' }).click()
        await words.getByText('TS20261121-0007「核查」').first().waitFor()
        expect(await body.inputValue()).toContain('{{number}}「{{task}}」')

        // What leaves, teams, followers and the calendar send is found by what it is about.
        await words.getByRole('combobox', { name: '哪一种通知' }).click()
        await page.keyboard.type('替班提前')
        await page.keyboard.press('Enter')
        await words.getByText('刘网格改为 2026-12-01 回来（原定 2026-12-04）').waitFor()
        expect(await violations(page), 'a leave').toEqual([])
        await expectNoSidewaysScroll(page, 'a leave')
        expect(official.troubles).toEqual([])
        await official.context.close()
      },
      120_000,
    )
  },
)
