import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { readTemplateText } from '../scenarios/read-templates.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import {
  DESKTOP,
  openPerson,
  type Person,
  PHONE,
  readCode,
  showFailure,
  signInAtDesk,
} from './people.ts'
import { publishFrom } from './publish-from.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

describe.skipIf(chromium === null)(
  'how a resident is told, and what she need not write again (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()

    it.each([
      ['375', PHONE],
      ['1440', { ...DESKTOP, width: 1440 }],
    ] as const)(
      'she chooses her way and her quiet hours, by keyboard too, at %s px',
      async (size, screen) => {
        const resident = await openPerson(stage.browser, stage.app, screen)
        onTestFailed(() => showFailure([resident]))
        const { page } = resident
        const phone = `139000004${size.slice(-2)}`
        await page.goto('/notices')
        await look(page, `signed-out-${size}`)
        await signIn(resident, phone)
        const save = page.getByRole('button', { name: '保存' })
        await page.getByRole('radio', { name: '由社区安排' }).waitFor()
        expect(await page.getByRole('radio', { name: '由社区安排' }).isChecked()).toBe(true)
        expect(await page.getByRole('radio', { name: /企业微信|钉钉/ }).count()).toBe(0)
        await page.getByRole('radio', { name: '由社区安排' }).focus()
        for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown')
        expect(await page.getByRole('radio', { name: '打电话念给我听' }).isChecked()).toBe(true)
        await page.getByRole('checkbox', { name: '这段时间不要发给我' }).press('Space')
        await page.getByLabel('从几点').fill('12:00')
        await page.getByLabel('到几点').fill('12:00')
        await save.press('Enter')
        await page.getByText('请填两个不同的时间。').waitFor()
        expect(
          await page.getByLabel('从几点').evaluate((it) => it === document.activeElement),
        ).toBe(true)
        await look(page, `refused-${size}`)
        await page.getByLabel('从几点').fill('21:00')
        await page.getByText('到第二天为止').waitFor()
        await save.press('Enter')
        await page.getByText('已经保存。').waitFor()
        await look(page, `saved-${size}`)
        await page.reload()
        expect(await page.getByRole('radio', { name: '打电话念给我听' }).isChecked()).toBe(true)
        expect(await page.getByLabel('从几点').inputValue()).toBe('21:00')
        await page.getByRole('button', { name: '长辈版' }).click()
        await look(page, `elder-${size}`)
        await page.getByRole('button', { name: 'English' }).click()
        await page.getByRole('heading', { name: 'How I am told' }).waitFor()
        await look(page, `english-${size}`)
        await page.goto('/mine?lang=zh-CN')
        await page.getByRole('link', { name: '怎样通知我' }).click()
        await page.getByRole('heading', { name: '怎样通知我' }).waitFor()
        expect([...resident.strayRequests, ...resident.troubles]).toEqual([])
        await resident.context.close()
      },
      180_000,
    )

    it('what she wrote in one form is put into another when she asks for it, and not before', async () => {
      const official = await openPerson(stage.browser, stage.app)
      const resident = await openPerson(stage.browser, stage.app, PHONE)
      onTestFailed(() => showFailure([official, resident]))
      await signInAtDesk(official, stage.app, { login: 'shen-center', path: '/studio' })
      for (const service of ['residence-proof', 'volunteer-signup'])
        await publishFrom(official.page, service, readTemplateText(service))
      const { page } = resident
      const asked: string[] = []
      page.on('request', (request) => {
        if (request.postData()?.includes('EarlierAnswers')) asked.push(request.url())
      })
      await page.goto('/mine')
      await signIn(resident, '13900000441')
      await page.getByRole('link', { name: '怎样通知我' }).waitFor()
      await sendProof(page)

      await page.goto('/services/volunteer-signup/sign')
      const use = page.getByRole('button', { name: '填上我以前填过的' })
      await use.waitFor()
      await page.getByLabel(/^联系电话/).fill('13900000449')
      expect(asked).toEqual([])
      expect(await page.getByLabel(/^姓名/).inputValue()).toBe('')
      await look(page, 'offer-375')
      await use.press('Enter')
      await page.getByText('已经填上：姓名、住在哪里。').waitFor()
      expect(await page.getByLabel(/^姓名/).inputValue()).toBe('林⽔𠮷')
      // What she typed herself stays.
      expect(await page.getByLabel(/^联系电话/).inputValue()).toBe('13900000449')
      await look(page, 'filled-375')
      await page.getByRole('button', { name: '都撤掉' }).press('Enter')
      await use.waitFor()
      expect(await page.getByLabel(/^姓名/).inputValue()).toBe('')
      expect(await page.getByLabel(/^联系电话/).inputValue()).toBe('13900000449')
      await page.getByRole('button', { name: '长辈版' }).click()
      await use.press('Enter')
      await page.getByText('已经填上').waitFor()
      await look(page, 'elder-filled-375')
      for (const person of [official, resident]) {
        expect([...person.strayRequests, ...person.troubles]).toEqual([])
        await person.context.close()
      }
    }, 240_000)

    async function signIn({ page }: Person, phone: string): Promise<void> {
      await page.getByLabel('手机号').fill(phone)
      await page.getByRole('button', { name: '获取验证码' }).click()
      await page.getByLabel('验证码').fill(await readCode(stage.browser, stage.app, phone))
      await page.getByRole('button', { name: '登录' }).click()
    }
  },
)

/** A case of hers, by the way that the portal itself sends one. */
async function sendProof(page: Page): Promise<void> {
  const started = await page.evaluate(async () => {
    const answers = {
      ...{ matter: 'residence', purpose: '孩子上学', name: '林⽔𠮷', phone: '13900000441' },
      ...{ place: 'building-2', since: '2020-01-01', agree: true },
    }
    const input = {
      definitionId: 'residence-proof',
      form: 'apply',
      answers,
      key: crypto.randomUUID(),
    }
    const query = 'mutation ($input: StartInput!) { start(input: $input) { __typename } }'
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    })
    return (await response.json()).data.start.__typename as string
  })
  expect(started).toBe('StartedInstance')
}

async function look(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'linli-telling')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  expect(await violations(page), name).toEqual([])
  await expectNoSidewaysScroll(page, name)
}
