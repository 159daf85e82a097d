import sharp from 'sharp'
import { describe, expect, it, onTestFailed } from 'vitest'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { enterByCode, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { violations } from './violations.ts'

const PHONE_NUMBER = '13900000077'

describe.skipIf(chromium === null)(
  'a complaint from photo to satisfaction (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    async function enter(viewport = PHONE): Promise<Person> {
      const person = await openPerson(stage.browser, stage.app, viewport)
      people.push(person)
      return person
    }

    it('goes from the resident over three workers back to the resident', async () => {
      onTestFailed(() => showFailure(people))
      const resident = await enter()
      const { number, code } = await reportBrokenLamp(resident)

      await addSomething(resident, number)
      await completeTask(await enter(), { login: 'li-acceptance', number }, async (person) => {
        await person.page.getByAltText('照片 1').first().waitFor({ state: 'attached' })
        await person.page.getByRole('radio', { name: '网格自办' }).check()
        await person.page.getByLabel('对诉求人的说明').fill('已受理，今天由网格员到现场。')
        return '提交决定'
      })
      await completeTask(await enter(), { login: 'wang-grid', number }, async ({ page }) => {
        await page.getByRole('radio', { name: '已解决' }).check()
        await page.getByLabel('查到的情况').fill('三楼声控灯灯泡烧坏。')
        await page.getByLabel('做了什么').fill('已更换灯泡，试亮正常。')
        await page.getByLabel('您不同意可以怎么办').fill('可以在进度页点“没解决”，社区会复核。')
        await page
          .locator('input[type=file]')
          .last()
          .setInputFiles(await photo('after.jpg'))
        await page.getByRole('button', { name: '删除照片 1' }).waitFor()
        return '提交反馈'
      })
      await completeTask(await enter(), { login: 'chen-grid', number }, async ({ page }) => {
        await page.getByRole('radio', { name: '电话' }).check()
        await page.getByRole('radio', { name: '通过', exact: true }).check()
        return '提交核查'
      })

      const { page } = resident
      await page.goto(`/track/${number}?code=${code}`)
      await page.getByText('已更换灯泡，试亮正常。').first().waitFor()
      await rateByLink(await enter(), number)
      await page.goto('/mine')
      await page.getByRole('link', { name: new RegExp(number) }).click()
      await page.locator('.now-place', { hasText: '已结案，7天内可以重办' }).waitFor()
      await sayNotSolved(resident)

      expect(people.flatMap((person) => person.strayRequests)).toEqual([])
      expect(people.flatMap((person) => person.troubles)).toEqual([])
    }, 240_000)

    /** From the text message, on a phone where nobody is signed in; once. */
    async function rateByLink({ page }: Person, number: string): Promise<void> {
      await page.goto('/inbox')
      const message = page
        .getByRole('listitem')
        .filter({ hasText: number })
        .filter({ hasText: '/do/' })
      const link = /https?:\/\/\S+\/do\/\S+/.exec(await message.first().innerText())?.[0] ?? ''
      await page.goto(link)
      await page.getByRole('heading', { name: '请您评价' }).waitFor()
      expect(await violations(page), 'rating by link').toEqual([])
      await page.getByRole('radio', { name: '联系过', exact: true }).check()
      await page.getByRole('radio', { name: '解决了', exact: true }).check()
      await page.getByRole('radio', { name: '非常满意', exact: true }).check()
      await page.getByRole('button', { name: '提交评价' }).click()
      await page.getByText('谢谢您的评价').waitFor()
      await page.reload()
      await page.getByText('已经提交过了').waitFor()
    }

    /** On a weak network: the page dies while she fills it in, and the photo does not get through before the report has gone. */
    async function reportBrokenLamp({ page }: Person): Promise<{ number: string; code: string }> {
      await page.route('**/files/*', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      )
      await page.goto('/')
      await page.getByRole('link', { name: /我要办事/ }).click()
      await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: '诉求上报' }) })
        .getByRole('link', { name: '开始办' })
        .click()
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles(await photo('lamp.jpg'))
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      await page.getByLabel('情况描述').fill('三楼的声控灯不亮，晚上看不见台阶。')
      await page.getByText(/张照片正在传，可以接着填/).waitFor()
      await expect.poll(() => page.evaluate(keptAnswers)).toContain('声控灯')
      await page.goto('/')
      await page.getByRole('link', { name: '继续填写' }).click()
      await page.getByText('上次没填完的内容已经找回来了').waitFor()
      await page.getByRole('img', { name: '照片 1' }).waitFor()
      expect(await page.getByLabel('情况描述').inputValue()).toContain('声控灯')
      await choosePlace({ page })
      await page.getByLabel('具体位置').fill('2单元三楼楼梯口')
      await page
        .getByLabel('问题类别')
        .selectOption({ label: '设施损坏（照明、门禁、电梯、井盖、道路）' })
      await page.getByRole('radio', { name: '实名' }).check()
      await page.getByLabel('您的称呼').fill('林居民')
      await page.getByRole('radio', { name: '短信' }).check()
      await page.getByLabel('联系电话').fill(PHONE_NUMBER)
      await page.getByRole('checkbox', { name: /我已阅读/ }).check()
      await page.getByRole('button', { name: '下一步：核对' }).click()
      await page.getByRole('button', { name: '确认提交' }).click()
      // Who sends it is asked when it is sent; what was filled in stays.
      await enterByCode({ page }, stage, PHONE_NUMBER)

      await page.getByRole('heading', { name: '已经收到' }).waitFor()
      const facts = await page.locator('.receipt-facts .number').allInnerTexts()
      const picture = page.waitForEvent('download')
      await page.getByRole('button', { name: '存成图片' }).click()
      const { width, height } = await sharp(await (await picture).path()).metadata()
      expect([width, (height ?? 0) > 700]).toEqual([720, true])

      await page.getByText('内容已经提交，不用等').waitFor()
      await page.unroute('**/files/*')
      await page.getByRole('button', { name: '现在就传' }).click()
      await page.getByText('内容已经提交，不用等').waitFor({ state: 'detached' })
      return { number: facts[0] ?? '', code: facts[1] ?? '' }
    }

    async function addSomething({ page }: Person, number: string): Promise<void> {
      await page.goto('/mine')
      await page.getByRole('link', { name: new RegExp(number) }).click()
      await page.getByText(/现在由 .*受理台 办理/).waitFor()
      await page.getByRole('button', { name: '补充材料' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('补充说明').fill('坏了三天了。')
      await dialog.getByRole('button', { name: '确定补充材料' }).click()
      await page.locator('.parcel-sentence', { hasText: '补充材料' }).waitFor()
    }

    /** The case is closed, and opened again: she reads first what happens then. */
    async function sayNotSolved({ page }: Person): Promise<void> {
      await page.getByText('现在不用谁再办什么').waitFor()
      await page.getByRole('button', { name: '没解决' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(/由没有办过这件事的社区两委在2个工作日内复核/).waitFor()
      expect(await violations(page, 'dialog[open]')).toEqual([])
      await dialog.getByLabel('哪里还没解决').fill('灯又不亮了。')
      await dialog.getByRole('button', { name: '确定没解决' }).click()
      await page.locator('.now-place', { hasText: '正在复核' }).waitFor()
      await page.getByText(/现在由 .*社区两委 办理/).waitFor()
    }

    async function choosePlace({ page }: Pick<Person, 'page'>): Promise<void> {
      for (const [level, name] of [
        ['片区', '东片区'],
        ['网格', '第一网格'],
        ['楼栋', '2号楼'],
      ] as const) {
        await page.getByLabel(level, { exact: true }).selectOption({ label: name })
      }
    }

    async function completeTask(
      person: Person,
      { login, number }: { readonly login: string; readonly number: string },
      fill: (person: Person) => Promise<string>,
    ): Promise<void> {
      const { page } = person
      await signInAtDesk(person, stage.app, { login })
      await page
        .getByRole('link', { name: new RegExp(number) })
        .first()
        .click()
      await page.getByRole('button', { name: '领取任务' }).click()
      const button = await fill(person)
      await page.getByRole('button', { name: button }).click()
      await page.getByText('已提交').first().waitFor()
    }
  },
)

/** The drafts on this device, as text. Runs in the page. */
function keptAnswers(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('linli')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const reading = database.transaction('drafts').objectStore('drafts').getAll()
      reading.onerror = () => reject(reading.error)
      reading.onsuccess = () => {
        database.close()
        resolve(JSON.stringify(reading.result))
      }
    }
  })
}

/** A picture that a camera might have made, with a place in its EXIF that nobody must ever see again. */
async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#876' },
  })
    .withExif({ IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
