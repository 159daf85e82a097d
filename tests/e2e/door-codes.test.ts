import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { DESKTOP, openPerson, PHONE, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'codes on doors and devices (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['1440', { ...DESKTOP, width: 1440 }],
      ['375', PHONE],
    ] as const)(
      'an official prints them, a resident who scans one has the place filled in, a worker sees what is open there, at %s px',
      async (width, size) => {
        const [official, resident, worker] = [
          await openPerson(stage.browser, stage.app, size),
          await openPerson(stage.browser, stage.app, size),
          await openPerson(stage.browser, stage.app, size),
        ]
        onTestFailed(() => showFailure([official, resident, worker]))
        const { page } = official
        await signInAtDesk(official, stage.app, {
          ...{ login: 'shen-center', path: '/studio/org?node=building-2' },
        })
        await page.getByRole('link', { name: '打印门口的二维码…' }).click()
        await page.getByRole('button', { name: '加上下面的 2 个楼栋和单元' }).click()
        await page.getByRole('button', { name: '生成 3 个码' }).click()
        const door = page.getByRole('article', { name: '2号楼', exact: true })
        await door.waitFor()
        expect(await page.getByRole('article').count()).toBe(3)
        await page.getByRole('button', { name: '打印 3 个' }).waitFor()
        expect(await violations(page), 'stickers').toEqual([])
        await expectNoSidewaysScroll(page, 'stickers')
        await picture(page, `stickers-${width}`)
        const address = await addressOn(page, '2号楼')
        expect(new URL(address).pathname).toMatch(/^\/at\/[0-9A-Z]{14}$/)

        await resident.page.goto(address)
        await resident.page.getByRole('heading', { level: 1, name: /2号楼/ }).waitFor()
        expect(await violations(resident.page), 'scanned').toEqual([])
        await expectNoSidewaysScroll(resident.page, 'scanned')
        await picture(resident.page, `scanned-${width}`)
        await resident.page.getByLabel('字号').selectOption('200')
        await expectNoSidewaysScroll(resident.page, 'scanned, in large type')
        await resident.page.getByLabel('字号').selectOption('100')
        // A worker's way is not a resident's.
        expect(await resident.page.getByRole('link', { name: /工作台/ }).count()).toBe(0)
        await resident.page.getByRole('link', { name: '诉求上报' }).click()
        await resident.page
          .locator('option:checked', { hasText: '2号楼' })
          .first()
          .waitFor({ state: 'attached' })

        await signInAtDesk(worker, stage.app, { login: 'li-acceptance', path: '/desk/find' })
        await worker.page.getByLabel('工单编号').fill(address)
        await worker.page.getByRole('button', { name: '打开', exact: true }).click()
        await worker.page.getByRole('heading', { level: 1, name: /2号楼/ }).waitFor()
        await worker.page.getByRole('heading', { name: '这里在办的工单' }).waitFor()
        await worker.page
          .getByText(/TS\d{8}-|没有您能看到/)
          .first()
          .waitFor()
        expect(await violations(worker.page), 'at the desk').toEqual([])
        await expectNoSidewaysScroll(worker.page, 'at the desk')
        await picture(worker.page, `desk-${width}`)
        await worker.page.getByRole('link', { name: '在这里上报' }).click()
        await worker.page.getByRole('link', { name: '在工作台看这里的工单' }).waitFor()

        // The sticker was copied: it gets a new code, and the one before is no dead end.
        await door.getByRole('button', { name: '换新码：2号楼' }).click()
        await page.getByRole('tooltip').getByRole('button', { name: '换新码' }).click()
        await expect.poll(() => addressOn(page, '2号楼')).not.toBe(address)
        await resident.page.goto(address)
        await resident.page.getByRole('heading', { level: 1, name: '这个码用不了了' }).waitFor()
        await resident.page
          .locator('main')
          .getByRole('link', { name: /打电话/ })
          .waitFor()
        expect(await violations(resident.page), 'ended').toEqual([])
        await picture(resident.page, `ended-${width}`)
        await worker.page.goto(new URL(address).pathname.replace('/at/', '/desk/at/'))
        await worker.page.getByText('这个码用不了了').waitFor()
        expect(await violations(worker.page), 'ended at the desk').toEqual([])
        await picture(worker.page, `ended-desk-${width}`)
        await resident.page.goto(await addressOn(page, '2号楼'))
        await resident.page.getByRole('heading', { level: 1, name: /2号楼/ }).waitFor()

        await page.goto('/studio/devices')
        await page.getByRole('link', { name: /打印 \d+ 台设备的二维码/ }).click()
        const some = page.getByRole('button', { name: /生成 (\d+) 个码/ })
        const count = Number(/\d+/.exec((await some.textContent()) ?? '')?.[0])
        expect(count).toBeGreaterThan(1)
        await some.click()
        await expect.poll(() => page.getByRole('article').count()).toBe(count)
        await picture(page, `devices-${width}`)

        for (const person of [official, resident, worker]) {
          expect([...person.strayRequests, ...person.troubles]).toEqual([])
          await person.context.close()
        }
      },
      240_000,
    )

    it('whoever asked too often is told that, and not that the code has ended, at the portal and at the desk', async () => {
      const person = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([person]))
      const { page } = person
      await signInAtDesk(person, stage.app, { login: 'li-acceptance', path: '/desk/find' })
      await page.route('**/graphql', async (route) => {
        const asked = route.request().postDataJSON() as { readonly operationName?: string } | null
        if (!/Scanned/.test(asked?.operationName ?? '')) return route.continue()
        // The rest of the answer comes as ever.
        const response = await route.fetch()
        const { data } = await response.json()
        await route.fulfill({
          response,
          json: {
            data: { ...data, scannedPlace: null },
            errors: [
              {
                ...{ message: '请求太频繁，请稍后再试', path: ['scannedPlace'] },
                extensions: { code: 'request.too-many' },
              },
            ],
          },
        })
      })
      for (const face of ['', '/desk']) {
        await page.goto(`${face}/at/23456789ABCDEF`)
        await page.getByText('请求太频繁，请稍后再试').waitFor()
        expect(await page.getByText('这个码用不了了').count(), face).toBe(0)
        expect(await violations(page), face).toEqual([])
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.getByText('这个码用不了了').waitFor()
      await person.context.close()
    }, 120_000)
  },
)

/** What the code on the sticker of this name says. */
async function addressOn(page: Page, name: string): Promise<string> {
  const sticker = page.getByRole('article', { name, exact: true })
  const label = (await sticker.getByRole('img').getAttribute('aria-label')) ?? ''
  return /https?:\S+/.exec(label)?.[0] ?? ''
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-codes')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
