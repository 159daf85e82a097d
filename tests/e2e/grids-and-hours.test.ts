import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import {
  choose,
  enterByCode,
  openPerson,
  type Person,
  PHONE,
  showFailure,
  signInAtDesk,
} from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'grids and business hours (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('two grids are merged with the keyboard, looked at before, and taken back', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'cao-center', path: '/studio/org' })
      const item = (name: string) => page.getByRole('treeitem', { name })
      await item('第一网格').click()
      await page.getByRole('button', { name: '合并…' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await choose(page, '和哪些合并', '第二网格')
      await page.keyboard.press('Escape')
      await dialog.getByLabel('名称').fill('东网格')
      await dialog.getByRole('button', { name: '看看会怎样' }).press('Enter')
      await dialog.getByText(/件在办任务会重新分派|没有在办的任务会换人/).waitFor()
      await picture(page, 'merge-1440')
      expect(await violations(page), 'the merge').toEqual([])
      await dialog.getByRole('button', { name: '合并', exact: true }).press('Enter')
      await page.getByText('第一网格、第二网格 合并到 东网格').waitFor()
      await item('东网格').waitFor()
      await page.getByText(/重新分派了 \d+ 件在办任务/).waitFor()
      await picture(page, 'merged-1440')
      expect(await violations(page), 'the merged tree').toEqual([])

      await page.getByRole('button', { name: '撤销' }).press('Enter')
      await item('东网格').waitFor({ state: 'detached' })
      await page.getByText('已撤销', { exact: true }).waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('a grid is split on a phone', async () => {
      const official = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, {
        ...{ login: 'shen-center', path: '/studio/org?node=grid-4' },
      })
      await page.getByRole('button', { name: '拆分…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('名称').nth(0).fill('四甲网格')
      await dialog.getByLabel('名称').nth(1).fill('四乙网格')
      await choose(page, '“7号楼”归', '四甲网格')
      await choose(page, '“8号楼”归', '四乙网格')
      await dialog.getByRole('button', { name: '看看会怎样' }).click()
      await dialog.getByText(/件在办任务会重新分派|没有在办的任务会换人/).waitFor()
      await picture(page, 'split-375')
      expect(await violations(page), 'the split').toEqual([])
      await expectNoSidewaysScroll(page)
      await dialog.getByRole('button', { name: '拆分', exact: true }).click()
      await page.getByText('第四网格 拆分为 四甲网格、四乙网格').waitFor()
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)

    it('grids are drawn from a file, and whoever stands in one is shown it when she reports', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      const resident = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official, resident]))
      const { page } = official
      await signInAtDesk(official, stage.app, {
        ...{ login: 'cao-center', path: '/studio/org/shapes' },
      })
      await page.getByRole('heading', { name: '导入范围' }).waitFor()
      await page.evaluate(giveCodes, { 'area-west': 'WEST', 'grid-3': 'G3', 'building-5': 'B5' })
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: '西片区.geojson', mimeType: 'application/geo+json' },
        buffer: Buffer.from(JSON.stringify(WEST)),
      })
      await page.getByText('“西片区.geojson”会这样写入').waitFor()
      await page.getByText('3 个地方的范围会变').waitFor()
      await page.getByRole('cell', { name: 'NOBODY' }).waitFor()
      await picture(page, 'shapes-1440')
      expect(await violations(page), 'an import of shapes').toEqual([])
      await page.getByRole('button', { name: '写入' }).press('Enter')
      await page.getByText('“西片区.geojson”已写入').waitFor()

      await page.goto('/studio/org?node=area-west')
      const map = page.locator('.node-map')
      await map.getByText('第三网格').waitFor()
      await page
        .getByText(/还没有范围/)
        .first()
        .waitFor()
      await picture(page, 'map-1440')
      expect(await violations(page), 'a map').toEqual([])
      await page.setViewportSize(PHONE)
      await expectNoSidewaysScroll(page, 'a map')
      await picture(page, 'map-375')
      await map.getByText('第三网格').click()
      await page.getByRole('heading', { name: '第三网格' }).waitFor()

      await resident.page.goto('/services/complaint/report')
      const locate = resident.page.getByRole('button', { name: '用我现在的位置' })
      await locate.click()
      await resident.page.getByText('没有得到位置，请在下面自己选。').waitFor()
      await resident.context.grantPermissions(['geolocation'])
      await resident.context.setGeolocation({ longitude: 119.203, latitude: 34.603 })
      await locate.press('Enter')
      await resident.page.getByText(/按您的位置选了：.*第三网格/).waitFor()
      expect(await resident.page.getByLabel('网格', { exact: true }).inputValue()).toBe('grid-3')
      await picture(resident.page, 'locate-375')
      expect(await violations(resident.page), 'a place that was found').toEqual([])
      await expectNoSidewaysScroll(resident.page, 'a place that was found')
      await expectPinMoves(resident)
      await expectReportInSixTaps(resident)
      for (const person of [official, resident]) {
        expect([...person.strayRequests, ...person.troubles]).toEqual([])
        await person.context.close()
      }
    }, 240_000)

    /** A place that is not exact is put right on a picture: by dragging, by a tap, with the keys, and with buttons. */
    async function expectPinMoves({ page }: Person): Promise<void> {
      await page.getByRole('button', { name: '在图上看看、挪一挪' }).press('Enter')
      const map = page.getByRole('application', { name: '这一带的图' })
      await map.waitFor()
      const chosen = (name: string) =>
        page.getByText(new RegExp(`现在选的是：.*${name}。`)).waitFor()
      await chosen('第三网格')
      await picture(page, 'pin-375')
      expect(await violations(page), 'a pin').toEqual([])
      await expectNoSidewaysScroll(page, 'a pin')
      // Above and to the right of the grid there is the area alone.
      await map.locator('.place-pin-mark').scrollIntoViewIfNeeded()
      await map.scrollIntoViewIfNeeded()
      const box = await map.boundingBox()
      if (box === null) throw new Error('The picture is not there.')
      const mark = await map.locator('.place-pin-mark').boundingBox()
      if (mark === null) throw new Error('The pin is not there.')
      await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.1, { steps: 5 })
      await page.mouse.up()
      await chosen('西片区')
      const corner = await map.locator('.place-pin-mark').getAttribute('cx')
      await map.focus()
      await page.keyboard.press('Shift+ArrowRight')
      expect(Number(await map.locator('.place-pin-mark').getAttribute('cx'))).toBeGreaterThan(
        Number(corner),
      )
      const before = await map.locator('.place-pin-mark').getAttribute('cy')
      await page.getByRole('button', { name: '向上' }).click()
      expect(Number(await map.locator('.place-pin-mark').getAttribute('cy'))).toBeLessThan(
        Number(before),
      )
      await picture(page, 'pin-moved-375')
    }

    /** 拍一拍 of somebody who was here before, from the first page to the number (R2). */
    async function expectReportInSixTaps({ page }: Person): Promise<void> {
      await page.goto('/mine')
      await enterByCode({ page }, stage, '13900000078')
      await page.getByText('您还没有提交过').waitFor()
      await page.goto('/')
      let taps = 0
      const tap = async (what: Locator) => {
        taps += 1
        await what.click()
      }
      const begun = Date.now()
      await tap(page.getByRole('link', { name: /拍一拍/ }))
      const camera = page.locator('input[type=file][capture]')
      taps += 1
      await camera.setInputFiles({
        name: 'lamp.jpg',
        mimeType: 'image/jpeg',
        buffer: await photo(),
      })
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await tap(page.getByRole('button', { name: '下一步' }))
      await page.getByText(/按您的位置选了：.*第三网格/).waitFor()
      await picture(page, 'snap-place-375')
      expect(await violations(page), 'the place of 拍一拍').toEqual([])
      await tap(page.getByRole('button', { name: '下一步' }))
      await picture(page, 'snap-send-375')
      expect(await violations(page), 'the end of 拍一拍').toEqual([])
      await tap(page.getByRole('checkbox', { name: /我同意/ }))
      await tap(page.getByRole('button', { name: '提交', exact: true }))
      await page.getByRole('heading', { name: '已经收到' }).waitFor()
      expect(taps).toBeLessThanOrEqual(6)
      expect(Date.now() - begun).toBeLessThan(60_000)
      await picture(page, 'receipt-375')
      expect(await violations(page), 'the receipt').toEqual([])
    }

    it('summer has other business hours, shown before they are saved', async () => {
      const official = await openPerson(stage.browser, stage.app, { width: 1440, height: 900 })
      onTestFailed(() => showFailure([official]))
      const { page } = official
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio/calendar' })
      await page.getByText('08:30–12:00 13:30–17:30').first().waitFor()
      await page.getByRole('button', { name: '修改办公时间…' }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('办公时间', { exact: true }).fill('9点到17点')
      await dialog.getByText('办公时间应像').waitFor()
      await dialog.getByLabel('办公时间', { exact: true }).fill('09:00-12:00 13:30-17:00')
      await dialog.getByLabel(/一年中有一段时间另有安排/).check()
      await dialog.getByLabel('这段时间的办公时间').fill('09:00-12:00 14:30-18:00')
      await dialog.getByText(/个在办的时限变动|没有在办的时限会因此变动/).waitFor()
      await picture(page, 'hours-1440')
      expect(await violations(page), 'the hours').toEqual([])
      await page.setViewportSize(PHONE)
      await picture(page, 'hours-375')
      await expectNoSidewaysScroll(page)
      await dialog.getByRole('button', { name: '保存' }).press('Enter')
      await page.getByText('时限已按新的办公时间调整').waitFor()
      await page.getByText('每年 06-01 至 09-30：09:00–12:00 14:30–18:00').waitFor()
      await picture(page, 'hours-saved-375')
      expect([...official.strayRequests, ...official.troubles]).toEqual([])
      await official.context.close()
    }, 240_000)
  },
)

function photo(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#876' } })
    .jpeg()
    .toBuffer()
}

/** A street that was loaded as it is has no numbers of its grids. Runs in the page, as the person who is signed in there. */
async function giveCodes(codes: Readonly<Record<string, string>>): Promise<void> {
  const ask = async (query: string, variables: object) => {
    const body = JSON.stringify({ query, variables })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/graphql', { method: 'POST', headers, body })).json()
  }
  const { data } = await ask('{ orgTree { id name } }', {})
  for (const { id, name } of data.orgTree as readonly { id: string; name: string }[]) {
    if (codes[id] === undefined) continue
    const input = { id, name, code: codes[id] }
    await ask('mutation ($input: ChangeNodeInput!) { changeNode(input: $input) { __typename } }', {
      input,
    })
  }
}

const feature = (code: string, geometry: object) => ({
  ...{ type: 'Feature', properties: { code }, geometry },
})
const square = (size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      ...[
        [119.2, 34.6],
        [119.2 + size, 34.6],
        [119.2 + size, 34.6 + size],
      ],
      ...[
        [119.2, 34.6 + size],
        [119.2, 34.6],
      ],
    ],
  ],
})
const WEST = {
  type: 'FeatureCollection',
  features: [
    ...[feature('WEST', square(0.01)), feature('G3', square(0.006))],
    feature('B5', { type: 'Point', coordinates: [119.201, 34.601] }),
    feature('NOBODY', square(0.001)),
  ],
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-pictures')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
