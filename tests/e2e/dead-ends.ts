import type { Page } from 'playwright-core'
import sharp from 'sharp'

export const SNAP = '/services/complaint/snap'

interface DeadEnd {
  readonly name: string
  /** From where the last one ended. */
  readonly reach: (page: Page) => Promise<void>
  readonly says: RegExp
  readonly action: { readonly role: 'link' | 'button'; readonly name: RegExp }
}

const send = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click()
const answer = (page: Page, operation: string, body: object) =>
  page.route('**/graphql', (route) =>
    route.request().postData()?.includes(operation) === true
      ? route.fulfill({ json: body })
      : route.continue(),
  )

/** Where a resident could be left standing. The first ones meet somebody who has filled in 拍一拍 and sends it. */
export const DEAD_ENDS: readonly DeadEnd[] = [
  {
    name: 'offline',
    reach: async (page) => {
      await page.context().setOffline(true)
      await send(page)
    },
    says: /没能送出去，可能是网络断了/,
    action: { role: 'button', name: /^提交$/ },
  },
  {
    name: 'a new version while filling',
    reach: async (page) => {
      const problems = [{ field: 'floor', code: 'required', message: '请填写楼层。' }]
      const refused = { __typename: 'InvalidSubmission', code: 'submission.invalid', message: '' }
      await answer(page, 'mutation Start', { data: { start: { ...refused, problems } } })
      await send(page)
    },
    says: /这张表刚刚更新过/,
    action: { role: 'button', name: /^提交$/ },
  },
  {
    name: 'a photo that is too large',
    reach: async (page) => {
      await page.route('**/files/*', (route) => route.fulfill({ status: 413, json: {} }))
      await page.getByRole('button', { name: '上一步' }).click()
      await page.getByRole('button', { name: '上一步' }).click()
      await page
        .locator('input[type=file]')
        .last()
        .setInputFiles(await picture())
    },
    says: /这张照片传不上去/,
    action: { role: 'button', name: /不传这张了/ },
  },
  {
    name: 'a file of another format',
    reach: (page) =>
      page
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') }),
    says: /这张照片打不开，请换一张/,
    action: { role: 'button', name: /删除/ },
  },
  {
    name: 'nobody signed in (401)',
    reach: async (page) => {
      await page.goto('/')
      await page.getByRole('link', { name: '继续填写' }).click()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByRole('button', { name: '下一步' }).click()
      await send(page)
    },
    says: /登录后接着刚才的操作/,
    action: { role: 'button', name: /获取验证码/ },
  },
  {
    name: 'a closed service',
    reach: async (page) => void (await page.goto('/services/gone/form')),
    says: /这项服务现在没有开放/,
    action: { role: 'link', name: /看看能办什么/ },
  },
  {
    name: 'a form that is gone',
    reach: async (page) => void (await page.goto('/services/complaint/gone')),
    says: /这项服务现在没有开放/,
    action: { role: 'link', name: /看看能办什么/ },
  },
  {
    name: 'a broken server (500)',
    reach: async (page) => {
      await page.route('**/graphql', (route) => route.fulfill({ status: 500, body: 'broken' }))
      await page.goto('/services')
    },
    says: /内容没能加载出来/,
    action: { role: 'button', name: /再试一次/ },
  },
  {
    name: 'blocked, for asking too often',
    reach: async (page) => {
      const extensions = { code: 'request.too-many', id: 'abc' }
      const errors = [{ message: '操作太频繁了，请过几分钟再试。', extensions }]
      await answer(page, 'query Track', { errors, data: null })
      await page.goto('/track/TS1?code=0000')
    },
    says: /操作太频繁了/,
    action: { role: 'button', name: /再试一次/ },
  },
]

/** 拍一拍 up to its last button. */
export async function fillSnap(page: Page): Promise<void> {
  await page.goto(SNAP)
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles(await picture())
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('片区', { exact: true }).selectOption({ label: '东片区' })
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('checkbox', { name: /我同意/ }).check()
}

async function picture(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const plain = sharp({ create: { width: 600, height: 400, channels: 3, background: '#876' } })
  return { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await plain.jpeg().toBuffer() }
}
