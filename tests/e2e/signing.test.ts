import type { Definition } from '@linli/schemas/definition'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { asks, build, closed, to, when } from '../corpus/build-definition.ts'
import { chromium, launchBrowser } from '../support/browser.ts'
import { lend } from './lend.ts'
import { chooseItem, openPerson, type Person, PHONE, showFailure, signInAtDesk } from './people.ts'
import { type LoadedDemoApp, startDemoApp } from './start-demo-app.ts'
import { violations } from './violations.ts'

const title = (text: string, tone?: 'primary' | 'danger') => ({
  title: { 'zh-CN': text },
  ...(tone && { tone }),
})
const post = (name: string) => ({ assign: [{ strategy: 'post', post: name } as const] })

/** A hall is lent when the desk, the mediator and the property firm agree. */
const LENDING: Definition = {
  ...build({
    initial: 'signing',
    tasks: {
      sign: {
        ...title('借用会签'),
        outcomes: {
          agree: title('同意', 'primary'),
          reject: title('不同意'),
          return: title('退回', 'danger'),
        },
        sign: {
          mode: 'all',
          signers: [post('acceptance-desk'), post('property'), post('committee')],
          ...{ agree: 'agree', otherwise: 'reject', atOnce: ['return'] },
        },
      },
    },
    states: {
      signing: asks('sign', [
        when('output.outcome == "agree"', to('closed')),
        when('output.outcome == "return"', to('returned')),
        to('refused'),
      ]),
      ...{ closed, refused: closed, returned: closed },
    },
  }),
  id: 'lending',
  title: { 'zh-CN': '场地借用' },
}

describe.skipIf(chromium === null)(
  'several people sign a task (needs Chromium: apt-get install chromium)',
  () => {
    let app: LoadedDemoApp
    let browser: Browser
    const people: Person[] = []
    beforeAll(async () => {
      app = await startDemoApp()
      browser = await launchBrowser()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await app?.close()
    })

    it('one adds a signer and signs; an official urges, stops the clocks and takes a signer away', async () => {
      onTestFailed(() => showFailure(people))
      const instanceId = await lend(app.database.url, LENDING)
      const worker = await openPerson(browser, app)
      const official = await openPerson(browser, app)
      people.push(worker, official)

      const { page } = worker
      await signInAtDesk(worker, app, { login: 'li-acceptance' })
      await page.getByRole('link', { name: /借用会签/ }).click()
      await page.getByText('已签 0 / 3').waitFor()
      await page.getByRole('button', { name: '领取任务' }).click()
      await page.setViewportSize(PHONE)
      await page.getByRole('button', { name: '更多操作' }).click()
      await chooseItem(page, /加签/)
      const dialog = page.getByRole('dialog', { name: '请谁加签' })
      await dialog.getByRole('combobox', { name: '找谁' }).fill('调解')
      await page.locator('.ant-select-item-option').getByText('宋调解').waitFor()
      expect(await violations(page, '[role=dialog]')).toEqual([])
      await page.keyboard.press('Enter')
      await dialog.getByLabel('说明').fill('涉及邻里关系，请把关')
      await dialog.getByRole('button', { name: '加签' }).click()
      await page.getByText('已请宋调解加签').first().waitFor()
      await page.getByText('已签 0 / 4').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '同意', exact: true }).click()
      await page.getByText('已提交「借用会签」').first().waitFor()

      await signInAtDesk(official, app, {
        login: 'shen-center',
        path: `/desk/instances/${instanceId}`,
      })
      await official.page.getByText('加签，宋调解后签').first().waitFor()
      await official.page.getByRole('button', { name: '催办' }).click()
      await official.page.getByText('已催办').first().waitFor()
      await official.page.getByRole('button', { name: '催办', disabled: true }).waitFor()
      await official.page.getByRole('button', { name: '挂起' }).click()
      const pause = official.page.getByRole('dialog', { name: '挂起工单' })
      await pause.getByLabel('原因').fill('等物业提供图纸')
      await pause.getByRole('button', { name: '挂起' }).click()
      await official.page
        .getByText(/挂起：等物业提供图纸/)
        .first()
        .waitFor()
      expect(await violations(official.page)).toEqual([])
      await official.page.getByRole('button', { name: '恢复计时' }).click()
      await official.page.getByText('已恢复计时').first().waitFor()
      await official.page
        .getByRole('link', { name: /借用会签/ })
        .first()
        .click()
      await official.page.getByText('已签 1 / 4').waitFor()
      await official.page.getByRole('button', { name: /减签：.*物业/ }).click()
      const removal = official.page.getByRole('dialog', { name: /减签/ })
      await removal.getByLabel('说明').fill('不涉及物业')
      await removal.getByRole('button', { name: '减签' }).click()
      await official.page.getByText('已签 1 / 3').waitFor()
      expect(await violations(official.page)).toEqual([])
      for (const person of people) {
        expect(person.strayRequests).toEqual([])
        expect(person.troubles).toEqual([])
      }
    }, 120_000)
  },
)
