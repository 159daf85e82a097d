import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let official: string
let other: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  other = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

const TEMPLATE = readFileSync(
  new URL('../../../templates/smoke-alarm/definition.json', import.meta.url),
  'utf8',
)
const ID = 'smoke-alarm'
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename
  ... on DraftSaved { draft { revision body findings { severity code path message } } }
  ... on StaleDraft { revision updatedBy }
  ... on InvalidDefinition { findings { code path } }
  ... on Refusal { code } } }`
const PUBLISH = `mutation ($input: PublishInput!) { publish(input: $input) { __typename
  ... on Published { version { number hash } warnings { code } definition { title } }
  ... on InvalidDefinition { findings { code path message } }
  ... on StaleDraft { revision }
  ... on Refusal { code } } }`

describe('a draft', () => {
  test('is kept byte for byte, is published, and gives its next version a new number', async () => {
    const text = TEMPLATE.replaceAll('\n', '\r\n')
    const saved = await save(text, 0)
    expect(saved).toMatchObject({ draft: { revision: 1, body: text } })
    expect(saved.draft.findings.filter(isError)).toEqual([])

    const first = await publish(1)
    expect(first.version.number).toBe(1)
    const unchanged = await publish(1)
    expect(unchanged.version).toEqual(first.version)

    await save(
      edited((copy) => ({ ...copy, title: { ...copy.title, 'zh-CN': '烟感告警（新）' } })),
      1,
    )
    const second = await publish(2)
    expect(second).toMatchObject({
      version: { number: 2 },
      definition: { title: '烟感告警（新）' },
    })
    const { definition } = await linli.ask(
      `{ definition(id: "${ID}") { versions { number publishedBy } } }`,
      {},
      official,
    )
    expect(definition.versions).toEqual([
      { number: 2, publishedBy: '沈中心' },
      { number: 1, publishedBy: '沈中心' },
    ])
  })

  test('with notes of its own is no other version; the next one has them as they were written', async () => {
    const revisionOf = async () =>
      (await linli.ask(`{ definition(id: "${ID}") { draft { revision } } }`, {}, official))
        .definition.draft.revision
    const note = {
      x: 1,
      y: -2.5,
      width: 90,
      height: 60,
      kind: 'note',
      text: '先打“12345”\r\n 再去',
    } as const
    await save(
      edited((copy) => ({ ...copy, remarks: {} })),
      await revisionOf(),
    )
    const plain = await publish(await revisionOf())
    await save(
      edited((copy) => ({ ...copy, remarks: { n1: note } })),
      await revisionOf(),
    )
    const noted = await publish(await revisionOf())
    expect(noted.version).toEqual(plain.version)

    const title = { 'zh-CN': '烟感告警（有便笺）', en: 'Smoke alarm with a note' }
    await save(
      edited((copy) => ({ ...copy, title, remarks: { n1: note } })),
      await revisionOf(),
    )
    const next = await publish(await revisionOf())
    expect(next.version.number).toBe(plain.version.number + 1)
    const { definition } = await linli.ask(
      `{ definition(id: "${ID}") { versions { body } } }`,
      {},
      official,
    )
    expect(JSON.stringify(definition.versions[0].body.remarks)).toBe(JSON.stringify({ n1: note }))
  })

  test('that was published is what people see from that moment on', async () => {
    const devices = '{ devices { type sample } }'
    await linli.ask(devices, {}, official)
    const { revision } = await currentDraft()
    const changed = edited((copy) => ({
      ...copy,
      scenarios: copy.scenarios.map((scenario) => ({ ...scenario, steps: [] })),
    }))
    await save(changed, revision)
    await linli.ask(devices, {}, official)
    await publish(revision + 1)

    const told = await linli.ask(devices, {}, official)

    const samples = told.devices.map(({ sample }: { sample: object }) => Object.keys(sample).length)
    expect(Math.max(...samples)).toBe(0)
  })

  test('that somebody else changed in between is not overwritten', async () => {
    const { revision } = await currentDraft()
    await save(TEMPLATE, revision, other)
    const before = await currentDraft()

    const stale = await save(TEMPLATE.replace('{', '{ '), revision)

    expect(stale).toEqual({ __typename: 'StaleDraft', revision: revision + 1, updatedBy: '赵书记' })
    expect((await publish(revision)).__typename).toBe('StaleDraft')
    expect(await currentDraft()).toEqual(before)
  })

  test('that is no JSON, or bears another id, is not kept', async () => {
    const { revision } = await currentDraft()
    const before = await linli.countRows()

    expect(await save('{ "id": ', revision)).toEqual({
      __typename: 'InvalidDefinition',
      findings: [{ code: 'json.invalid', path: '' }],
    })
    expect(await save('{ "id": "another" }', revision)).toEqual({
      __typename: 'InvalidDefinition',
      findings: [{ code: 'definition.other-id', path: '/id' }],
    })
    expect(await linli.countRows()).toEqual(before)
    expect((await currentDraft()).revision).toBe(revision)
  })

  test('with a guard that does not type-check is kept, told at its place in both languages, and not published', async () => {
    const { revision } = await currentDraft()
    const broken = edited((copy) => ({
      ...copy,
      triggers: copy.triggers.map((trigger, index) =>
        index === 0 ? { ...trigger, match: 'reading.knid == 5' } : trigger,
      ),
    }))
    const saved = await save(broken, revision)
    const [finding] = saved.draft.findings.filter(isError)
    expect(finding.path).toBe('/triggers/0/match')
    expect(finding.message).toMatch(/[一-鿿]/)
    const before = await linli.countRows()

    const refused = await publish(saved.draft.revision)

    expect(refused.__typename).toBe('InvalidDefinition')
    expect(refused.findings).toContainEqual({
      code: finding.code,
      path: finding.path,
      message: finding.message,
    })
    expect(await linli.countRows()).toEqual(before)
  })

  test('is for officials only', async () => {
    const worker = await linli.signIn('li-acceptance')
    expect(await save(TEMPLATE, 0, worker)).toEqual({
      __typename: 'Refusal',
      code: 'access.denied',
    })
  })
})

async function save(body: string, baseRevision: number, cookie = official) {
  const input = { definitionId: ID, body, baseRevision }
  return (await linli.ask(SAVE, { input }, cookie)).saveDraft
}

async function publish(baseRevision: number) {
  const input = { definitionId: ID, baseRevision }
  return (await linli.ask(PUBLISH, { input }, official)).publish
}

async function currentDraft() {
  const answer = await linli.ask(
    `{ definition(id: "${ID}") { draft { revision body updatedBy } } }`,
    {},
    official,
  )
  return answer.definition.draft
}

function edited(edit: (definition: Definition) => Definition): string {
  return JSON.stringify(edit(JSON.parse(TEMPLATE) as Definition), null, 2)
}

function isError(finding: { readonly severity: string }): boolean {
  return finding.severity === 'error'
}
