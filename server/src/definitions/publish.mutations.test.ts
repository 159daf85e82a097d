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

const ID = 'smoke-alarm'
const TEMPLATE = JSON.parse(
  readFileSync(new URL('../../../templates/smoke-alarm/definition.json', import.meta.url), 'utf8'),
) as Definition

const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) {
  ... on DraftSaved { draft { revision } } } }`
const FINDINGS = 'findings { severity code path message course example }'
const ANSWERS = `__typename ... on Published { version { number publishedBy } }
  ... on InvalidDefinition { code ${FINDINGS} } ... on StaleDraft { revision }
  ... on Refusal { code message }`
const PUBLISH = `mutation ($input: PublishInput!) { publish(input: $input) { ${ANSWERS} } }`
const REQUEST = `mutation ($input: RequestPublicationInput!) { requestPublication(input: $input) {
  __typename ... on PublicationRequested { request { id isOwn isStale movesInstances } }
  ... on InvalidDefinition { code ${FINDINGS} } ... on StaleDraft { revision }
  ... on Refusal { code message } } }`
const DECIDE = `mutation ($input: DecidePublicationInput!) { decidePublication(input: $input) {
  ${ANSWERS} ... on PublicationDeclined { request { decision decidedBy decisionReason } } } }`
const TAKES_TWO = `mutation ($two: Boolean!) { setPublishingTakesTwo(two: $two) {
  __typename ... on PublishingTakes { two } ... on Refusal { code } } }`

/** The review ends in a state that only an event of the system would leave. */
function leadingTo(target: string): NonNullable<Definition['machine']['states']> {
  const { reviewing } = TEMPLATE.machine.states ?? {}
  if (reviewing?.invoke === undefined || Array.isArray(reviewing.invoke))
    throw new Error('Changed.')
  return {
    reviewing: { ...reviewing, invoke: { ...reviewing.invoke, onDone: { target } } as never },
    stuck: {
      meta: { uid: 'stuck_here', title: { 'zh-CN': '卡住', en: 'Stuck' } },
      on: { 'SYSTEM.GO': { target: '#closed' } },
    },
  }
}
/** It compiles, but it stops for ever after the review, and scenarios that end do not. */
const unproven: Definition = {
  ...TEMPLATE,
  title: { ...TEMPLATE.title, 'zh-CN': '没有证明的告警' },
  machine: {
    ...TEMPLATE.machine,
    states: { ...TEMPLATE.machine.states, ...leadingTo('#stuck_here') },
  },
  events: { ...TEMPLATE.events, 'SYSTEM.GO': { title: { 'zh-CN': '继续' }, source: 'system' } },
}

describe('a definition that is sound and not proven', () => {
  test('is not published where nobody of the street can do a task of it', async () => {
    const text = JSON.stringify(TEMPLATE).replaceAll(
      '"post":"street-center"',
      '"post":"ghost-office"',
    )
    const revision = await save(JSON.parse(text) as Definition)

    const refused = await publish(revision)

    const empty = refused.findings.find(({ code }: { code: string }) => code === 'task.nobody-here')
    expect(empty).toMatchObject({ severity: 'error' })
    expect(empty.message).toMatch(/^本街道没有人能办“.+”/)
    expect(empty.path).toMatch(/^\/tasks\/.+\/assign$/)
  })

  test('is not published; what is wrong is told with a course that leads there', async () => {
    const revision = await save(unproven)
    const before = await linli.countRows()

    const refused = await publish(revision)

    expect(refused).toMatchObject({
      __typename: 'InvalidDefinition',
      code: 'definition.not-proven',
    })
    const codes = refused.findings.map(({ code }: { code: string }) => code)
    expect(codes).toContain('machine.no-end')
    expect(codes).toContain('scenario.fails')
    const endless = refused.findings.find(({ code }: { code: string }) => code === 'machine.no-end')
    expect(endless.path).toMatch(/^\/machine\/states\/alarm\//)
    expect(endless.course.length).toBeGreaterThan(0)
    expect(endless.course[0]).toMatch(/[一-鿿]/)
    expect(await linli.countRows()).toEqual(before)
  })

  test('is published by a second official with a reason, and the audit names both', async () => {
    const revision = await save(unproven)
    const { request } = await ask(revision, '试点街道先用，下周补齐')
    expect(request).toMatchObject({ isOwn: true, isStale: false, movesInstances: false })

    const own = await decide(request.id, [true, '我自己同意'], official)
    expect(own).toMatchObject({ __typename: 'Refusal', code: 'publication.own' })
    const published = await decide(request.id, [true, '同意试点'], other)
    expect(published).toMatchObject({ __typename: 'Published' })
    expect(published.version.publishedBy).toBe('赵书记')

    const { rows } = await linli.services.pool.query(
      `SELECT actor_id, detail FROM audit WHERE deed = 'publish' ORDER BY at DESC LIMIT 1`,
    )
    expect(rows[0].actor_id).toBe('zhao-secretary')
    expect(JSON.parse(rows[0].detail)).toMatchObject({
      requestedBy: 'shen-center',
      because: '试点街道先用，下周补齐',
      approvedBecause: '同意试点',
    })
    expect(await decide(request.id, [true, '再来一次'], other)).toMatchObject({
      code: 'publication.decided',
    })
  })

  test('is not published when it was changed after it was asked for', async () => {
    const revision = await save(unproven)
    const { request } = await ask(revision, '请批准')
    await save({ ...unproven, title: { 'zh-CN': '偷偷改过' } })
    const before = await linli.countRows()
    expect(await decide(request.id, [true, '同意'], other)).toMatchObject({
      __typename: 'StaleDraft',
    })
    expect(await linli.countRows()).toEqual(before)
  })

  test('may be declined, with a reason that the other one reads', async () => {
    const revision = await save(unproven)
    const { request } = await ask(revision, '请批准')
    const declined = await decide(request.id, [false, '先把卡住的地方改好'], other)
    expect(declined.request).toEqual({
      decision: 'declined',
      decidedBy: '赵书记',
      decisionReason: '先把卡住的地方改好',
    })
  })

  test('needs a reason, an official, and a request of the own tenant', async () => {
    const revision = await save(unproven)
    expect(await ask(revision, '  ')).toMatchObject({ code: 'request.invalid' })
    const worker = await linli.signIn('li-acceptance')
    expect(await ask(revision, '请批准', worker)).toMatchObject({ code: 'access.denied' })
    const none = '00000000-0000-4000-8000-000000000000'
    expect(await decide(none, [true, '同意'], other)).toMatchObject({
      code: 'publication.not-found',
    })
    expect(await decide("x' or 1=1", [true, '同意'], other)).toMatchObject({
      code: 'publication.not-found',
    })
  })
})

test('under four eyes nobody publishes alone, and switching it on and off is in the audit log', async () => {
  const revision = await save({ ...TEMPLATE, title: { ...TEMPLATE.title, 'zh-CN': '两人发布' } })
  expect(await setTakesTwo(true)).toEqual({ __typename: 'PublishingTakes', two: true })

  expect(await publish(revision)).toMatchObject({ code: 'definition.two-officials' })
  const input = {
    definitionId: ID,
    baseRevision: revision,
    reason: '定期更新',
    movesInstances: true,
  }
  const { request } = (await linli.ask(REQUEST, { input }, official)).requestPublication
  // The second official reads before she decides what becomes of running cases.
  const { publicationRequests } = await linli.ask(
    '{ publicationRequests { id movesInstances } }',
    {},
    other,
  )
  expect(publicationRequests[0]).toEqual({ id: request.id, movesInstances: true })
  expect(await decide(request.id, [true, '同意'], other)).toMatchObject({ __typename: 'Published' })

  expect(await setTakesTwo(false)).toEqual({ __typename: 'PublishingTakes', two: false })
  expect(await publish(revision)).toMatchObject({ __typename: 'Published' })
  const { rows } = await linli.services.pool.query(
    `SELECT detail FROM audit WHERE deed = 'four-eyes' ORDER BY at`,
  )
  expect(rows.map(({ detail }: { detail: string }) => JSON.parse(detail))).toEqual([
    { before: { two: false }, after: { two: true } },
    { before: { two: true }, after: { two: false } },
  ])
})

async function save(definition: Definition): Promise<number> {
  const found = await linli.ask(`{ definition(id: "${ID}") { draft { revision } } }`, {}, official)
  const baseRevision = found.definition?.draft?.revision ?? 0
  const input = { definitionId: ID, body: JSON.stringify(definition), baseRevision }
  return (await linli.ask(SAVE, { input }, official)).saveDraft.draft.revision
}

async function publish(baseRevision: number) {
  const input = { definitionId: ID, baseRevision }
  return (await linli.ask(PUBLISH, { input }, official)).publish
}

async function ask(baseRevision: number, reason: string, cookie = official) {
  const input = { definitionId: ID, baseRevision, reason }
  return (await linli.ask(REQUEST, { input }, cookie)).requestPublication
}

async function decide(
  requestId: string,
  answer: readonly [approve: boolean, reason: string],
  cookie: string,
) {
  const [approve, reason] = answer
  const input = { requestId, approve, reason }
  return (await linli.ask(DECIDE, { input }, cookie)).decidePublication
}

async function setTakesTwo(two: boolean) {
  return (await linli.ask(TAKES_TWO, { two }, official)).setPublishingTakesTwo
}
