import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { openPerson, PHONE, readCode, showFailure } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'

const FORM = '/services/complaint/report'
const DAY_MS = 24 * 60 * 60 * 1000

describe.skipIf(chromium === null)(
  'what the portal remembers and what it does not (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it('长辈版 is found under each of its names, stays, and its largest type is more than 30 px', async () => {
      for (const name of ['关爱版', '亲情版', '关怀版', '长辈版']) {
        const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
        await page.goto(`/${name}`)
        await page.getByRole('link', { name: /拍一拍/ }).waitFor()
        expect(new URL(page.url()).pathname, name).toBe('/')
        const button = page.getByRole('button', { name: '长辈版' })
        expect(await button.getAttribute('aria-pressed'), name).toBe('true')
        expect(await button.getAttribute('title')).toBe('也叫关爱版、亲情版、关怀版')
        await page.goto('/track')
        expect(await button.getAttribute('aria-pressed'), 'on the next page').toBe('true')
        await page.getByLabel('字号').selectOption('200')
        const size = await page.evaluate(() =>
          Number.parseFloat(getComputedStyle(document.querySelector('main p') as Element).fontSize),
        )
        expect(size).toBeGreaterThanOrEqual(30)
        await expectNoSidewaysScroll(page, name)
        await context.close()
      }
    }, 120_000)

    it('what was typed on a phone that is everybody’s is gone with the page', async () => {
      const person = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([person]))
      const { page, context } = person
      await page.goto(FORM)
      await page.getByLabel('情况描述').fill('三楼的灯不亮。')
      await expect.poll(() => kept(page)).toContain('三楼的灯')
      await page.getByRole('checkbox', { name: /公用的手机或电脑/ }).check()
      await expect.poll(() => kept(page)).toBe('[]')
      await page.getByLabel('情况描述').fill('四楼的灯也不亮。')
      // Longer than a draft takes to be written.
      await page.waitForTimeout(1_000)
      expect(await kept(page)).toBe('[]')
      await page.reload()
      await page.getByLabel('情况描述').waitFor()
      expect(await page.getByLabel('情况描述').inputValue()).toBe('')
      await context.close()
    }, 120_000)

    it('a draft is found again for thirty days, and no longer', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await page.goto(FORM)
      await page.getByLabel('情况描述').fill('三楼的灯不亮。')
      await expect.poll(() => kept(page)).toContain('三楼的灯')
      const begun = Date.now()
      await page.clock.setFixedTime(begun + 29 * DAY_MS)
      await page.reload()
      await page.getByText('上次没填完的内容已经找回来了').waitFor()
      await page.clock.setFixedTime(begun + 31 * DAY_MS)
      await page.reload()
      await page.getByLabel('情况描述').waitFor()
      expect(await page.getByLabel('情况描述').inputValue()).toBe('')
      await context.close()
    }, 120_000)

    it('a draft is kept also where the browser closed what it is kept in, and found where it refuses at first', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await page.goto(FORM)
      await page.getByLabel('情况描述').fill('三楼的灯不亮。')
      await expect.poll(() => kept(page)).toContain('三楼的灯')
      await page.evaluate(
        () =>
          new Promise((done) => {
            indexedDB.deleteDatabase('linli').onsuccess = done
          }),
      )
      await page.getByLabel('情况描述').fill('四楼的灯也不亮。')
      await page.waitForTimeout(1_000)
      await page.reload()
      await page.getByText('上次没填完的内容已经找回来了').waitFor()
      expect(await page.getByLabel('情况描述').inputValue()).toBe('四楼的灯也不亮。')

      await page.addInitScript(() => {
        const open = IDBFactory.prototype.open
        IDBFactory.prototype.open = () => {
          IDBFactory.prototype.open = open
          throw new DOMException('Internal error opening backing store.', 'UnknownError')
        }
      })
      await page.goto('/')
      await page.getByRole('link', { name: '继续填写' }).waitFor()
      await context.close()
    }, 120_000)

    it('what was begun in another tab is there when one comes back', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await page.goto('/')
      await page.getByRole('heading', { name: '有什么事，告诉社区' }).waitFor()
      const other = await context.newPage()
      await other.goto(FORM)
      await other.getByLabel('情况描述').fill('三楼的灯不亮。')
      await expect.poll(() => kept(other)).toContain('三楼的灯')
      expect(await page.getByRole('link', { name: '继续填写' }).count()).toBe(0)
      // Headless tabs are always in sight; the event is what a browser tells.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      await page.getByRole('link', { name: '继续填写' }).waitFor()
      await context.close()
    }, 120_000)

    it('whoever presses 拍一拍 before the server has answered is led to it when it has', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      const held = Promise.withResolvers<void>()
      await page.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('query Services')) await held.promise
        await route.continue()
      })
      await page.goto('/')
      await page.getByRole('link', { name: '拍一拍 拍张照片，报给社区' }).click()
      expect(new URL(page.url()).pathname).toBe('/')
      held.resolve()
      await page.locator('input[type=file]').last().waitFor({ state: 'attached' })
      await context.close()
    }, 120_000)

    it('whoever refused to share her place is not asked again by itself', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await page.addInitScript(() => {
        const asked = { times: 0 }
        Object.assign(window, { asked })
        navigator.geolocation.getCurrentPosition = (_found, failed) => {
          asked.times += 1
          const refusal = { code: 1, PERMISSION_DENIED: 1, message: '' }
          failed?.(refusal as GeolocationPositionError)
        }
      })
      const times = () =>
        page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times)
      await page.goto('/')
      await page.getByRole('link', { name: '拍一拍 拍张照片，报给社区' }).click()
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo() })
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByLabel('片区', { exact: true }).waitFor()
      expect(await times()).toBe(1)
      // Once more, without loading the page anew; the photo is there from before.
      await page.goBack()
      await page.getByRole('link', { name: '继续填写' }).click()
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByLabel('片区', { exact: true }).waitFor()
      expect(await times()).toBe(1)
      await context.close()
    }, 120_000)

    it('what a photo carries beside its picture is gone before the photo leaves the device', async () => {
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await page.goto('/services/complaint/snap')
      const buffer = await photo()
      expect(buffer.includes('Exif')).toBe(true)
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await expect.poll(() => keptPhotos(page)).toHaveLength(1)
      const [bytes = ''] = await keptPhotos(page)
      expect(bytes.startsWith('\xff\xd8')).toBe(true)
      expect(bytes).not.toContain('Exif')
      await context.close()
    }, 120_000)

    it('the code of the text message is pasted, with the space that phones put into it', async () => {
      const phone = '13900000091'
      const { page, context } = await openPerson(stage.browser, stage.app, PHONE)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto('/mine')
      await page.getByLabel('手机号').fill(phone)
      await page.getByRole('button', { name: '获取验证码' }).click()
      await page.getByText('验证码已经发到').waitFor()
      const code = await readCode(stage.browser, stage.app, phone)
      await page.evaluate(
        (text) => navigator.clipboard.writeText(text),
        `${code.slice(0, 3)} ${code.slice(3)}`,
      )
      await page.getByLabel('验证码').focus()
      await page.keyboard.press('Control+V')
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByText('您还没有提交过').waitFor()
      await context.close()
    }, 120_000)
  },
)

/** As a phone takes it, with the place in its EXIF. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#876' } })
    .withExif({ IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()
}

/** The drafts on this device, as text. */
async function kept(page: Page): Promise<string> {
  return JSON.stringify(await page.evaluate(storedIn, 'drafts'))
}

/** The photos on this device, each byte as a character. */
async function keptPhotos(page: Page): Promise<string[]> {
  return (await page.evaluate(storedIn, 'photos')) as string[]
}

/** Runs in the page. Of a photo its bytes. */
function storedIn(store: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('linli')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const reading = database.transaction(store).objectStore(store).getAll()
      reading.onerror = () => reject(reading.error)
      reading.onsuccess = () => {
        database.close()
        const found = reading.result.map((each: object) => {
          const blob = Object.values(each).find((value) => value instanceof Blob)
          if (blob === undefined) return each
          return blob
            .arrayBuffer()
            .then((bytes: ArrayBuffer) =>
              [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(''),
            )
        })
        resolve(Promise.all(found))
      }
    }
  })
}
