import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DemoApp } from './run-demo-app.ts'

interface Screen {
  readonly width: number
  readonly height: number
  /** Whether the browser lets the desk keep its pages and files, which takes a moment of every visit. */
  readonly keepsPages?: boolean
  /** Whether it is a tablet or a phone, and there is no mouse. */
  readonly isTouched?: boolean
}

export const PHONE: Screen = { width: 375, height: 667 }
export const DESKTOP: Screen = { width: 1280, height: 800 }

/** A person with a browser profile of their own. `strayRequests` collects what went to a foreign origin, `troubles` what the
 *  page threw or the policy refused: both must stay empty. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  readonly strayRequests: string[]
  readonly troubles: string[]
}

export async function openPerson(
  browser: Browser,
  app: Pick<DemoApp, 'url'>,
  { keepsPages = false, isTouched = false, ...viewport }: Screen = DESKTOP,
): Promise<Person> {
  const serviceWorkers = keepsPages ? 'allow' : 'block'
  const touch = { hasTouch: isTouched, isMobile: isTouched }
  const options = { ...touch, viewport, locale: 'zh-CN', baseURL: app.url, serviceWorkers } as const
  const context = await browser.newContext(options)
  const page = await context.newPage()
  // Two shared cores and several pages: a slow answer is no failure.
  page.setDefaultTimeout(60_000)
  const strayRequests: string[] = []
  const troubles: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (/^https?:/.test(url) && !url.startsWith(app.url)) strayRequests.push(url)
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) troubles.push(message.text())
  })
  return { context, page, strayRequests, troubles }
}

/** Signs staff in at the desk or the studio and stays there. */
export async function signInAtDesk(
  { page }: Person,
  app: DemoApp,
  { login, path = '/desk' }: { readonly login: string; readonly path?: string },
): Promise<void> {
  await page.goto(path)
  await page.getByLabel('账号', { exact: true }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(app.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** The newest code that the development inbox shows for a phone. */
export async function readCode(browser: Browser, app: DemoApp, phone: string): Promise<string> {
  const { context, page } = await openPerson(browser, app)
  try {
    await page.goto('/inbox')
    const message = page.getByText(phone).first()
    await message.waitFor()
    const text = await page.locator('main').innerText()
    const code = /\b(\d{6})\b/.exec(text.slice(text.indexOf(phone)))?.[1]
    if (code === undefined) throw new Error(`No code for '${phone}' in: ${text.slice(0, 400)}`)
    return code
  } finally {
    await context.close()
  }
}

/** Goes through the dialog or page that asks a resident for her phone and the code that was sent to it. */
export async function enterByCode(
  { page }: Pick<Person, 'page'>,
  { browser, app }: { readonly browser: Browser; readonly app: DemoApp },
  phone: string,
): Promise<void> {
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('验证码已经发到').waitFor()
  await page.getByLabel('验证码').fill(await readCode(browser, app, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** As a person with a keyboard does: types a part, and takes the first that is offered once the list stands on it: the list of before,
 *  which another one replaces when the server has answered, may have it further down. */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('dialog').getByLabel(label, { exact: true })
  await box.focus()
  await page.keyboard.type(text)
  await page.locator('.ant-select-item-option-active').filter({ hasText: text }).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Chooses in the menu that was opened just now. A menu opens with a motion: what is pressed in its midst has gone elsewhere by then. */
export async function chooseItem(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('.ant-dropdown:visible:not([class*="ant-slide"])').waitFor()
  await page.getByRole('menuitem', { name }).click()
}

/** Shows where everybody stood when a test failed: pictures in `<tmp>/linli-e2e-failed/`. */
export async function showFailure(people: readonly Person[]): Promise<void> {
  const folder = join(tmpdir(), 'linli-e2e-failed')
  await mkdir(folder, { recursive: true })
  await Promise.all(
    people.map(({ page }, index) => page.screenshot({ path: join(folder, `${index}.png`) })),
  )
}
