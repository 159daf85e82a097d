import { randomUUID } from 'node:crypto'
import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'complaint'

let linli: TestApp
let official: string
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, ID)
  official = await linli.signIn('shen-center')
  instanceId = await report()
})
afterAll(() => linli.close())

const SAID = ['二楼楼道堆满纸箱，走不过去。', '2单元二楼楼道', '林居民', '13900000001']

async function report(): Promise<string> {
  const answers = {
    description: '二楼楼道堆满纸箱，走不过去。',
    photos: [],
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    ...{ reporterMode: 'named', reporterName: '林居民', contactBy: 'phone' },
    ...{ phone: '13900000001', consent: true, danger: false },
  }
  const input = { definitionId: ID, form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { ... on StartedInstance { instanceId } } }`,
    { input },
    await linli.signInByPhone('13900000001'),
  )
  return start.instanceId
}

async function capture(id = instanceId, cookie = official) {
  const { captureScenario } = await linli.ask(
    `mutation ($id: ID!) { captureScenario(instanceId: $id) { __typename
      ... on ScenarioCaptured { title index revision failure definition { definitionId } }
      ... on ScenarioUntellable { seq reason } ... on StaleDraft { revision }
      ... on Refusal { code message } } }`,
    { id },
    cookie,
  )
  return captureScenario
}

async function draftOf(): Promise<Definition> {
  const row = await linli.services.prisma.draft.findFirstOrThrow({ where: { definitionId: ID } })
  const parsed = parseDefinitionText(row.body)
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.findings))
  return parsed.definition
}

describe('the scenario of an instance', () => {
  test('is added to the draft, says nothing that was said, and is in the audit log', async () => {
    const answer = await capture()

    expect(answer).toMatchObject({ __typename: 'ScenarioCaptured', failure: null, revision: 1 })
    expect(answer.title).toBe('真实走法：信息采集 → 受理甄别')
    const { scenarios } = await draftOf()
    const scenario = scenarios[answer.index]
    expect(scenario?.steps.at(-1)).toEqual({
      expect: { states: ['triage'], tasks: ['triage'], ended: false },
    })
    const text = JSON.stringify(scenario)
    for (const said of SAID) expect(text).not.toContain(said)
    const audit = await linli.services.prisma.audit.findFirstOrThrow({
      where: { deed: 'capture-scenario' },
    })
    expect(audit).toMatchObject({ actorId: 'shen-center', object: `instance:${instanceId}` })
  })

  test('gets a title of its own, and what the draft breaks is told', async () => {
    const { prisma } = linli.services
    const draft = await draftOf()
    const broken = JSON.stringify(draft).replaceAll('"triage"', '"sorting"')
    await prisma.draft.updateMany({ where: { definitionId: ID }, data: { body: broken } })

    const answer = await capture()

    expect(answer).toMatchObject({ __typename: 'ScenarioCaptured', revision: 2 })
    expect(answer.title).toBe('真实走法：信息采集 → 受理甄别（2）')
    expect(answer.failure).toContain('triage')
  })

  test('is refused where no scenario can tell a step, and then nothing is saved', async () => {
    const id = await report()
    await linli.ask(
      `mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) { __typename } }`,
      { input: { instanceId: id, reason: '重复上报' } },
      official,
    )
    const before = await linli.countRows()
    const { revision } = await linli.services.prisma.draft.findFirstOrThrow()

    expect(await capture(id)).toMatchObject({ __typename: 'ScenarioUntellable', seq: 2 })
    expect(await linli.countRows()).toEqual(before)
    expect((await linli.services.prisma.draft.findFirstOrThrow()).revision).toBe(revision)
  })

  test('is told without being saved, for whoever plays it on the draft', async () => {
    const before = await linli.countRows()
    const { livedScenario } = await linli.ask(
      `query ($id: ID!) { livedScenario(instanceId: $id) { __typename
        ... on LivedScenario { definitionId title scenario } } }`,
      { id: instanceId },
      official,
    )

    expect(livedScenario).toMatchObject({ __typename: 'LivedScenario', definitionId: ID })
    const text = JSON.stringify(livedScenario)
    for (const said of SAID) expect(text).not.toContain(said)
    expect(await linli.countRows()).toEqual(before)
  })

  test('is for officials only, and of instances that are there', async () => {
    const worker = await linli.signIn('li-acceptance')

    expect(await capture(instanceId, worker)).toMatchObject({ code: 'access.denied' })
    expect(await capture(randomUUID())).toMatchObject({ code: 'instance.not-found' })
  })
})
