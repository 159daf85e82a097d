import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'smoke-alarm'
const TEMPLATE = readTemplate(ID)

let linli: TestApp
let official: string
let other: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  other = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

async function save(title: string): Promise<number> {
  const document: Definition = { ...TEMPLATE, title: { ...TEMPLATE.title, 'zh-CN': title } }
  const draft = await linli.services.prisma.draft.findFirst({ where: { definitionId: ID } })
  const input = {
    ...{ definitionId: ID, body: JSON.stringify(document) },
    baseRevision: draft?.revision ?? 0,
  }
  const { saveDraft } = await linli.ask(
    `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) {
      ... on DraftSaved { draft { revision } } } }`,
    { input },
    official,
  )
  return saveDraft.draft.revision
}

async function publish(title: string, name: string | null) {
  const input = { definitionId: ID, baseRevision: await save(title), name }
  const { publish: answer } = await linli.ask(
    `mutation ($input: PublishInput!) { publish(input: $input) {
      ... on Published { version { number name } } ... on Refusal { code } } }`,
    { input },
    official,
  )
  return answer
}

async function names(): Promise<readonly (string | null)[]> {
  const { definition } = await linli.ask(
    `{ definition(id: "${ID}") { versions { name } } }`,
    {},
    official,
  )
  return definition.versions.map(({ name }: { name: string | null }) => name)
}

test('a version keeps the name it was published under, byte for byte, and may have none', {
  timeout: 60_000,
}, async () => {
  const name = ' 夏季防汛 “Ⅰ” 🌧 '

  expect(await publish('甲', name)).toEqual({ version: { number: 1, name } })
  expect(await publish('乙', null)).toEqual({ version: { number: 2, name: null } })
  expect(await publish('丙', '  ')).toEqual({ version: { number: 3, name: null } })
  expect(await names()).toEqual([null, null, name])
  const audit = await linli.services.prisma.audit.findFirstOrThrow({
    where: { deed: 'publish', object: `definition:${ID}@1` },
  })
  expect(JSON.parse(audit.detail)).toMatchObject({ name })
})

test('a name of more than 60 characters or lines publishes nothing', async () => {
  const before = await names()

  expect(await publish('丁', '雨'.repeat(61))).toEqual({ code: 'request.invalid' })
  expect(await publish('丁', '雨\n雨')).toEqual({ code: 'request.invalid' })
  expect(await names()).toEqual(before)
  expect(await publish('丁', '🌧'.repeat(60))).toMatchObject({ version: { name: '🌧'.repeat(60) } })
})

test('the second official publishes under the name that was asked for', async () => {
  const input = {
    ...{ definitionId: ID, baseRevision: await save('戊'), reason: '汛期前要用' },
    name: '汛期一号',
  }
  const { requestPublication } = await linli.ask(
    `mutation ($input: RequestPublicationInput!) { requestPublication(input: $input) {
      ... on PublicationRequested { request { id versionName } } } }`,
    { input },
    official,
  )
  expect(requestPublication.request.versionName).toBe('汛期一号')
  const decision = { requestId: requestPublication.request.id, approve: true, reason: '同意' }
  const { decidePublication } = await linli.ask(
    `mutation ($input: DecidePublicationInput!) { decidePublication(input: $input) {
      ... on Published { version { name } } ... on Refusal { code message } } }`,
    { input: decision },
    other,
  )
  expect(decidePublication).toEqual({ version: { name: '汛期一号' } })
})
