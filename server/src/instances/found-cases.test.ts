import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asks, build, closed, same, to } from '../../../tests/corpus/build-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

/** Two at one place, one at another, one of another service there; each with its id. */
let cases: Readonly<Record<'here' | 'again' | 'elsewhere' | 'other', string>>
let linli: TestApp
let official: string
let grid: string
let resident: string
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
  grid = await linli.signIn('liu-grid')
  resident = await linli.signInByPhone('13900000001')
  await publish('leak')
  await publish('litter')
  cases = {
    here: await report('leak', 'grid-1'),
    again: await report('leak', 'grid-1'),
    elsewhere: await report('leak', 'grid-2'),
    other: await report('litter', 'grid-1'),
  }
})
afterAll(() => linli.close())

const START = `mutation ($input: StartInput!) { start(input: $input) {
  ... on StartedInstance { instanceId } ... on Refusal { code message } } }`

async function publish(id: string): Promise<void> {
  const look = { assign: [{ strategy: 'post', post: 'grid-worker' } as const] }
  const sketch = build({
    ...{ initial: 'look', tasks: { look } },
    states: { look: asks('look', to('closed')), closed },
  })
  const result = await linli.services.engine.publish({
    tenantId: linli.street.tenant.id,
    document: { ...sketch, id, title: same(id) },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  expect(result).toMatchObject({ kind: 'published' })
}

async function report(definitionId: string, place: string): Promise<string> {
  const input = { definitionId, form: 'start', answers: { place }, key: randomUUID() }
  return (await linli.ask(START, { input }, resident)).start.instanceId
}

async function found(filter: string, cookie: string): Promise<readonly string[]> {
  const { instances } = await linli.ask(
    `{ instances(${filter}, first: 5) { edges { node { id } } } }`,
    {},
    cookie,
  )
  return instances.edges.map(({ node }: { node: { id: string } }) => node.id)
}

test('others of the same service at the same place are found, and neither the case itself nor those elsewhere', async () => {
  expect(await found(`like: "${cases.here}"`, official)).toEqual([cases.again])
  expect(await found(`like: "${cases.other}"`, official)).toEqual([])
})

test('who may not read the case learns nothing of it by what is like it', async () => {
  // She works at the other place, and reads the case there alone.
  expect(await found(`like: "${cases.elsewhere}"`, grid)).toEqual([])
  expect(await found(`like: "${cases.here}"`, grid)).toEqual([])
  await report('leak', 'grid-2')
  expect(await found(`like: "${cases.elsewhere}"`, grid)).toHaveLength(1)
  expect(await found('like: "no-id"', official)).toEqual([])
})

test('a number leads to its case, for whoever may read it', async () => {
  const { instance } = await linli.ask(
    `query ($id: ID!) { instance(id: $id) { number } }`,
    { id: cases.here },
    official,
  )
  expect(await found(`number: "${instance.number}"`, official)).toEqual([cases.here])
  expect(await found(`number: "${instance.number}"`, grid)).toEqual([])
  expect(await found('number: "TS00000000-0000"', official)).toEqual([])
})
