import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'smoke-alarm'
const PLAYED = `query ($id: String!) { definition(id: $id) { draft { played {
  scenarios { title failedStep failure } states { total missing } transitions { total missing } } } } }`
const PROPOSED = `query ($id: String!) { definition(id: $id) { draft { proposed {
  proposals { title covers scenario } untried { path message } } } } }`
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { __typename
  ... on DraftSaved { draft { revision } } } }`
const TEMPLATE = templateOf(ID)
/** Without those that go through what the other four do not. */
const BARE: Definition = { ...TEMPLATE, scenarios: TEMPLATE.scenarios.slice(0, 4) }

let linli: TestApp
let official: string
let revision = 0
beforeAll(async () => {
  linli = await startApp()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

test('the scenarios of a draft are told as they went, and scenarios for the rest cover it', async () => {
  await save(BARE)
  const { played } = await draftOf(PLAYED)
  expect(played.scenarios).toHaveLength(4)
  expect(played.scenarios.every((each: Played) => each.failedStep === null)).toBe(true)
  expect(played.transitions.missing).toContain('/machine/on/DEVICE.SIGNAL')

  const { proposed } = await draftOf(PROPOSED)
  expect(proposed.untried).toEqual([])
  const added = proposed.proposals.map(({ scenario }: { scenario: unknown }) => scenario)
  await save({ ...BARE, scenarios: [...BARE.scenarios, ...added] })
  const after = (await draftOf(PLAYED)).played
  expect([after.transitions.missing, after.states.missing]).toEqual([[], []])
  expect(after.scenarios.every((each: Played) => each.failure === null)).toBe(true)
})

test('a scenario that fails says where, in the reader’s language', async () => {
  await save(edited(BARE, { set: '/scenarios/1/steps/0', to: { advance: 'PT1H' } }))
  const { played } = await draftOf(PLAYED)
  expect(played.scenarios[1].failedStep).toBe(1)
  expect(played.scenarios[1].failure).toMatch(/[一-鿿]/)
})

test('a draft with errors has nothing to play', async () => {
  await save(edited(BARE, { set: '/machine/initial', to: 'nowhere' }))
  expect((await draftOf(PLAYED)).played).toBeNull()
  expect((await draftOf(PROPOSED)).proposed).toBeNull()
})

test('residents and workers are told nothing of a draft', async () => {
  const cookies = [await linli.signInByPhone('13900000001'), await linli.signIn('wang-grid')]
  for (const cookie of cookies) {
    for (const query of [PLAYED, PROPOSED]) {
      const denied = await linli.post(query, { id: ID }, cookie)
      expect(denied.errors[0].extensions.code).toBe('access.denied')
    }
  }
})

interface Played {
  readonly failedStep: number | null
  readonly failure: string | null
}

async function draftOf(query: string) {
  return (await linli.ask(query, { id: ID }, official)).definition.draft
}

async function save(definition: Definition) {
  const input = { definitionId: ID, body: JSON.stringify(definition), baseRevision: revision }
  revision = (await linli.ask(SAVE, { input }, official)).saveDraft.draft.revision
}
