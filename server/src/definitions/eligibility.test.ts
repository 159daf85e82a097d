import { randomUUID } from 'node:crypto'
import { judgeEligibility, whatToBring } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let resident: string
beforeAll(async () => {
  linli = await startApp()
  resident = await linli.signInByPhone('13900000001')
})
afterAll(() => linli.close())

async function publish(document: Definition): Promise<void> {
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const { services, street } = linli
  const published = await services.engine.publish({ tenantId: street.tenant.id, document, actor })
  expect(published).toMatchObject({ kind: 'published' })
}

const ANSWERS = {
  ...{ by: 'family', eighty: 'yes', registered: 'unsure', name: '张奶奶', born: '1940-05-01' },
  ...{ place: 'building-2', phone: '13900001234', account: '0000', agree: true },
}

async function apply(answers: object) {
  const input = { definitionId: 'elder-allowance', form: 'apply', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { __typename ... on StartedInstance { instanceId }
      ... on InvalidSubmission { problems { field code message } } } }`,
    { input },
    resident,
  )
  return start
}

test('the server judges once more, whatever the browser said: who may not is refused with the reason', async () => {
  await publish(templateOf('elder-allowance'))
  const before = await linli.countRows()

  const refused = await apply({ ...ANSWERS, eighty: 'no' })

  expect(refused.problems).toEqual([
    { field: '', code: 'form.not-eligible', message: '要满80周岁才能申请。' },
  ])
  expect(await linli.countRows()).toEqual(before)
  // Perhaps is not no.
  expect(await apply(ANSWERS)).toMatchObject({ __typename: 'StartedInstance' })
})

test('what was judged stays: its answers give the same verdict on its own version, and the next one is judged by the newest', async () => {
  const { instanceId } = await apply(ANSWERS)
  const { eligibility } = templateOf('elder-allowance').forms['apply'] ?? {}
  const stricter = templateOf('elder-allowance')
  await publish({
    ...stricter,
    forms: {
      ...stricter.forms,
      apply: {
        ...(stricter.forms['apply'] ?? {
          title: { 'zh-CN': '' },
          schema: { type: 'object', properties: {} },
        }),
        eligibility: {
          verdicts: [
            {
              ...{ when: "form.registered != 'here'", verdict: 'no' },
              because: { 'zh-CN': '只给户口在本街道的老人。', en: 'For those registered here.' },
              instead: { 'zh-CN': '请打电话。', en: 'Please call.' },
            },
          ],
        },
      },
    },
  })
  linli.services.versions.forgetNewest(linli.street.tenant.id)

  expect((await apply(ANSWERS)).problems).toMatchObject([{ message: '只给户口在本街道的老人。' }])

  const { prisma, versions } = linli.services
  const tenantId = linli.street.tenant.id
  const row = await prisma.instance.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: instanceId } },
    include: { history: { orderBy: { seq: 'asc' }, take: 1 } },
  })
  const { definition } = await versions.get(tenantId, row.definitionId, row.versionNumber)
  const form = definition.forms['apply']
  const kept = JSON.parse(row.history[0]?.input ?? '{}').input.payload
  expect(form && judgeEligibility(form, kept)).toEqual(eligibility?.verdicts[2])
  expect(form && whatToBring(form, kept).map((what) => what['zh-CN'])).toContain('代办人的身份证')
})
