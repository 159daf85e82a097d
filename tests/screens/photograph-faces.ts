import type { Browser, Page } from 'playwright-core'
import { openPerson, type Person, readCode, signInAtDesk } from '../e2e/people.ts'
import type { DemoApp } from '../e2e/run-demo-app.ts'
import { FACES, type Face } from './faces.ts'

/** The resident of the demo's first complaints. */
const RESIDENT = '13900000001'

/** A PNG of each face of the product as it looks right after the first start. */
export async function photographFaces(
  browser: Browser,
  app: DemoApp,
): Promise<Readonly<Record<Face, Buffer>>> {
  const see = async (face: Face, go: (person: Person) => Promise<void>): Promise<Buffer> => {
    const { width, height } = FACES[face]
    const person = await openPerson(browser, app, { width, height })
    await go(person)
    const picture = await photograph(person.page)
    await person.context.close()
    return picture
  }
  return {
    desk: await see('desk', async (person) => {
      await signInAtDesk(person, app, { login: 'zhou-duty' })
      await person.page.getByRole('listitem').first().waitFor()
    }),
    portal: await see('portal', async ({ page }) => {
      await page.goto('/mine')
      await page.getByLabel('手机号').fill(RESIDENT)
      await page.getByRole('button', { name: '获取验证码' }).click()
      await page.getByText('验证码已经发到').waitFor()
      await page.getByLabel('验证码').fill(await readCode(browser, app, RESIDENT))
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page
        .getByRole('link', { name: /拍一拍.*TS\d{8}-0002/ })
        .first()
        .click()
      await page.getByRole('heading', { name: '经过' }).waitFor()
    }),
    studio: await see('studio', async (person) => {
      const path = '/studio/definitions/care-order'
      await signInAtDesk(person, app, { login: 'zhao-secretary', path })
      await person.page.locator('.react-flow__node').first().waitFor()
      await person.page.locator('.react-flow__minimap').waitFor()
    }),
  }
}

/** When its pictures have come and nothing moves any more, and with nobody's focus on it. A page that listens for changes is never
 *  without a request, so the network is not asked. */
export async function photograph(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    const ending = document
      .getAnimations()
      .filter((each) => each.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map((each) => each.finished))
  })
  return page.screenshot({ caret: 'hide' })
}
