import type { JsonObject } from '@linli/schemas/json'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFailed } from 'vitest'
import { codeForSamples } from '../../runtime/src/core/formats/code-samples.ts'
import { chromium } from '../support/browser.ts'
import { useDemoStage } from './demo-app.ts'
import { fieldsDefinition } from './fields-definition.ts'
import { openPerson, type Person, PHONE, readCode, showFailure, signInAtDesk } from './people.ts'
import { expectNoSidewaysScroll } from './sideways.ts'
import { violations } from './violations.ts'

const PHONE_NUMBER = '13900000066'
const ID_NUMBER = codeForSamples('id-number-cn', 5)
const CREDIT_CODE = codeForSamples('credit-code-cn', 5)
const FORM = '/services/tenancy/register'

describe.skipIf(chromium === null)(
  'every kind of field (needs Chromium: apt-get install chromium)',
  () => {
    const stage = useDemoStage()
    const people: Person[] = []

    it('is filled in on a phone in the elder version, stored as it was meant, and read by staff', async () => {
      onTestFailed(() => showFailure(people))
      const official = await openPerson(stage.browser, stage.app)
      people.push(official)
      await signInAtDesk(official, stage.app, { login: 'zhao-secretary', path: '/studio' })
      await publish(official.page)

      const resident = await openPerson(stage.browser, stage.app, PHONE)
      people.push(resident)
      const { page } = resident
      await page.goto(`${FORM}?elder=1`)
      await fillQuestions(page)
      await fillAddressAndPapers(page, () => readCode(stage.browser, stage.app, PHONE_NUMBER))
      await fillPeopleAndSign(page)
      await page.getByText('1,234.50 元').waitFor()
      expect(await violations(page), 'what was answered').toEqual([])
      await page.getByRole('button', { name: '确认提交' }).click()
      await page.getByRole('heading', { name: '已经收到' }).waitFor()

      const { id, stored } = await storedAnswers(page)
      expect(stored).toEqual({
        services: ['option1', 'option3'],
        fee: 123_450,
        stay: { start: '2026-10-01', end: '2026-10-31' },
        codes: {
          ...{ at: '14:30', landline: '0571-87654321', idNumber: ID_NUMBER },
          ...{ credit: CREDIT_CODE, plate: '京A12345' },
        },
        home: { building: '2号楼', unit: '2单元', room: '301', node: 'building-2-unit-2' },
        papers: [expect.any(String)],
        voice: [expect.any(String)],
        film: [expect.any(String)],
        people: [{ name: '王芳', relation: 'option1', idNumber: ID_NUMBER }],
        sign: { drawing: expect.any(String) },
      })
      const kinds = await kindsOf(page, [stored.papers, stored.voice, stored.film].flat())
      expect(kinds).toEqual(['pdf', 'audio', 'video'])

      await official.page.setViewportSize({ width: 1440, height: 900 })
      await official.page.goto(`/desk/instances/${id}`)
      await official.page.getByText('1,234.50 元').first().waitFor()
      await official.page.getByText('租房合同.pdf').first().waitFor()
      // Her phone is not answered, which is no reason to leave her out.
      await official.page.getByRole('cell', { name: '王**' }).first().waitFor()
      expect(await violations(official.page), 'read by staff').toEqual([])
      expect(people.flatMap((person) => person.strayRequests)).toEqual([])
      expect(people.flatMap((person) => person.troubles)).toEqual([])
    }, 240_000)
  },
)

const next = (page: Page) => page.getByRole('button', { name: '下一题' }).click()

/** Words, amounts, days and numbers: each question on a page of its own. */
async function fillQuestions(page: Page): Promise<void> {
  await page.getByText('押金在退房后七天内退回。').waitFor()
  await next(page)
  await page.getByRole('alert').or(page.locator('.error-summary')).first().waitFor()
  expect(await violations(page), 'refused').toEqual([])
  for (const name of ['送餐', '保洁', '陪诊']) await page.getByRole('checkbox', { name }).check()
  await next(page)
  await page.getByText('“需要的服务”最多选2项。').first().waitFor()
  await page.getByRole('checkbox', { name: '保洁' }).uncheck()
  await next(page)

  const fee = page.getByLabel('押金')
  await fee.fill('12345.678')
  await next(page)
  await page.getByText('“押金”要填金额，最多两位小数，例如 1234.50。').first().waitFor()
  await fee.fill('１,２３４.5元')
  await fee.blur()
  expect(await fee.inputValue()).toBe('1,234.50')
  await next(page)

  await page.getByLabel('开始日期').fill('2026-10-31')
  await page.getByLabel('结束日期').fill('2026-10-01')
  await next(page)
  await page.getByText('“结束日期”不能早于“开始日期”。').first().waitFor()
  await page.getByLabel('开始日期').fill('2026-10-01')
  await page.getByLabel('结束日期').fill('2026-10-31')
  await expectTargets(page)
  await next(page)

  await page.getByLabel('上门时间').fill('14:30')
  await page.getByLabel('座机').fill('0571-87654321')
  await page.getByLabel('身份证号').fill(`${ID_NUMBER.slice(0, 17)}x`)
  await page.getByLabel('信用代码').fill(CREDIT_CODE.toLowerCase())
  await page.getByLabel('车牌号').fill('京a·12345')
  await next(page)
  await page.getByText('“身份证号”不是一个正确的18位身份证号').first().waitFor()
  await page.getByLabel('身份证号').fill(ID_NUMBER)
  await expectNoSidewaysScroll(page)
  await next(page)
}

async function fillAddressAndPapers(page: Page, code: () => Promise<string>): Promise<void> {
  await page.getByRole('heading', { name: '住址和材料' }).waitFor()
  await page.getByLabel('楼栋').selectOption({ label: '2号楼' })
  await page.getByLabel('单元').selectOption({ label: '2单元' })
  await page.getByLabel('房号').selectOption({ label: '列表里没有，自己填' })
  await page.getByRole('textbox', { name: '房号' }).fill('301')
  await expectTargets(page)
  expect(await violations(page), 'address').toEqual([])
  await next(page)

  // A page that calls itself a PDF is none, and is told so here and by the server.
  await attach(page, { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<script>') })
  await page.getByText('这个文件不能用，请换一个。').waitFor()
  await page.getByRole('button', { name: '删除a.html' }).click()
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
  await attach(page, { name: '租房合同.pdf', mimeType: 'application/pdf', buffer: pdf })
  await signInByCode(page, code)
  await page.getByRole('link', { name: '租房合同.pdf' }).waitFor()
  expect(await violations(page), 'papers').toEqual([])
  await next(page)

  await page.getByRole('button', { name: '按住说话，或点一下开始' }).press('Enter')
  await page.getByRole('button', { name: /正在录音 [1-9]/ }).press('Enter')
  await page.getByRole('link', { name: /^录音-/ }).waitFor()
  await expectTargets(page)
  expect(await violations(page), 'voice').toEqual([])
  await next(page)

  const film = Buffer.from('\0\0\0\u0018ftypmp42....hdlr....vide', 'latin1')
  await attach(page, { name: '客厅.mp4', mimeType: 'video/mp4', buffer: film })
  await page.getByRole('link', { name: '客厅.mp4' }).waitFor()
  await next(page)
}

async function fillPeopleAndSign(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: '再添加一项' })
  await add.click()
  await page.getByLabel('姓名').fill('王芳')
  await page.getByRole('radio', { name: '户主' }).check()
  await page.getByLabel('证件号').fill(ID_NUMBER)
  await add.click()
  await page.getByLabel('姓名').nth(1).fill('王小芳')
  await page.getByRole('radio', { name: '子女' }).nth(1).check()
  await page.getByLabel('证件号').nth(1).fill(ID_NUMBER)
  await next(page)
  await page.getByText('第 2 项：“证件号”和前面的人一样，请检查。').first().waitFor()
  expect(await violations(page), 'household').toEqual([])
  await page.getByRole('button', { name: '删除第 2 项' }).click()
  await expectNoSidewaysScroll(page)
  await next(page)

  await page.getByRole('button', { name: /核对/ }).click()
  await page.getByText('请在“申请人签名”签名。').first().waitFor()
  await draw(page)
  await page.getByText('签名已保存').waitFor()
  expect(await inkOf(page), 'what was drawn stays under the hand').toBeGreaterThan(100)
  await expectTargets(page)
  expect(await violations(page), 'signature').toEqual([])
  await page.getByRole('button', { name: /核对/ }).click()
  await page.getByRole('button', { name: '确认提交' }).waitFor()
}

async function attach(
  page: Page,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  await page.locator('input[type=file]').last().setInputFiles(file)
}

async function signInByCode(page: Page, code: () => Promise<string>): Promise<void> {
  await page.getByLabel('手机号').fill(PHONE_NUMBER)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('验证码已经发到').waitFor()
  await page.getByLabel('验证码').fill(await code())
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: /手写签名区/ })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (box === null) throw new Error('There is nothing to sign on.')
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 5 })
  await page.mouse.move(box.x + 200, box.y + 50, { steps: 5 })
  await page.mouse.up()
}

/** How many dots of the signature are dark. */
function inkOf(page: Page): Promise<number> {
  return page.locator('canvas.signature-pad').evaluate((pad: HTMLCanvasElement) => {
    const { data } = pad.getContext('2d')?.getImageData(0, 0, pad.width, pad.height) ?? {}
    return (data ?? []).filter((shade, at) => at % 4 === 0 && shade < 128).length
  })
}

/** T/TAF 114: what is pressed in a page for elders has 60 px and more. */
async function expectTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.form-view :is(button, select, .control, .choice, label.button)',
      ),
    ]
      .map((element) => ({
        name: element.textContent || element.id,
        height: element.getBoundingClientRect().height,
      }))
      .filter(({ height }) => height > 0 && height < 60),
  )
  expect(small).toEqual([])
}

interface Stored extends JsonObject {
  readonly papers: string[]
  readonly voice: string[]
  readonly film: string[]
}

/** What the server has of the newest request of whoever is signed in. */
async function storedAnswers(page: Page) {
  const { myInstances } = await ask(
    page,
    '{ myInstances(first: 1) { edges { node { id timeline { answers } } } } }',
  )
  const { edges } = myInstances as unknown as {
    readonly edges: { node: { id: string; timeline: { answers: Stored | null }[] } }[]
  }
  const sent = edges[0]?.node.timeline.find(({ answers }) => answers !== null)
  if (edges[0] === undefined || !sent?.answers) throw new Error('Nothing has been sent.')
  return { id: edges[0].node.id, stored: sent.answers }
}

function kindsOf(page: Page, ids: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (all) =>
      Promise.all(all.map(async (id) => (await (await fetch(`/files/${id}/facts`)).json()).kind)),
    ids,
  )
}

async function publish(page: Page): Promise<void> {
  const definition = fieldsDefinition()
  const draft = { definitionId: definition.id, baseRevision: 0, body: JSON.stringify(definition) }
  const save = 'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename } }'
  expect(await ask(page, save, draft)).toEqual({ saveDraft: { __typename: 'DraftSaved' } })
  const publish =
    'mutation ($input: PublishInput!) { publish(input: $input) { __typename ... on InvalidDefinition { findings { code path message } } } }'
  const published = await ask(page, publish, { definitionId: definition.id, baseRevision: 1 })
  expect(published).toEqual({ publish: { __typename: 'Published' } })
}

async function ask(page: Page, query: string, input?: JsonObject): Promise<JsonObject> {
  const text = JSON.stringify({ query, variables: input === undefined ? {} : { input } })
  const answer = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/graphql', { method: 'POST', headers, body })).text()
  }, text)
  const { data, errors } = JSON.parse(answer)
  expect(errors).toBeUndefined()
  return data
}
