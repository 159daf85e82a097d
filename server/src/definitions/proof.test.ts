import { readFileSync } from 'node:fs'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

const ID = 'smoke-alarm'
const TEMPLATE = JSON.parse(
  readFileSync(new URL('../../../templates/smoke-alarm/definition.json', import.meta.url), 'utf8'),
) as Definition
const OF = TEMPLATE.scenarios.length

const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) {
  ... on DraftSaved { draft { revision } } } }`
const PUBLISH = `mutation ($input: PublishInput!) { publish(input: $input) {
  __typename ... on Published { version { number } } } }`

let linli: TestApp
let url: string
let official: string
beforeAll(async () => {
  linli = await startApp()
  url = await linli.listen()
  official = await linli.signIn('shen-center')
})
afterAll(() => linli.close())

interface Line {
  readonly step?: string
  readonly done?: number
  readonly of?: number
  readonly answer?: { readonly revision: number }
}

describe('the proof of a draft, before it is published', () => {
  test('is told part by part and scenario by scenario, and what was found is known to who publishes', async () => {
    const revision = await save('告警一')

    const lines = await linesOf(await prove(revision))

    expect(lines.slice(0, 3)).toEqual([
      { step: 'check', done: 0, of: OF },
      { step: 'model', done: 0, of: OF },
      { step: 'scenarios', done: 0, of: OF },
    ])
    expect(lines.slice(3, -1)).toEqual(
      Array.from({ length: OF }, (_, index) => ({ step: 'scenarios', done: index + 1, of: OF })),
    )
    expect(lines.at(-1)).toEqual({ answer: { revision } })
    // Known: nothing is left to be told.
    expect(await linesOf(await prove(revision))).toEqual([{ answer: { revision } }])
    expect((await linli.ask(PUBLISH, input(revision), official)).publish).toMatchObject({
      __typename: 'Published',
    })
  })

  test('is left before its end: nothing is written, nothing is known, and the next one is served', async () => {
    const revision = await save('告警二')
    const before = await linli.countRows()
    const leaving = new AbortController()
    const response = await prove(revision, { signal: leaving.signal })
    const first = await response.body?.getReader().read()
    expect(new TextDecoder().decode(first?.value)).toContain('"step":"check"')

    leaving.abort()

    const again = await linesOf(await prove(revision))
    expect(again[0]).toEqual({ step: 'check', done: 0, of: OF })
    expect(again.at(-1)).toEqual({ answer: { revision } })
    expect(await linli.countRows()).toEqual(before)
  })

  test('is for officials, of the draft as it stands', async () => {
    const revision = await save('告警三')
    const worker = await linli.signIn('li-acceptance')

    expect((await prove(revision, { cookie: worker })).status).toBe(403)
    const stale = await prove(revision - 1)
    expect([stale.status, (await stale.json()).code]).toEqual([409, 'draft.stale'])
    const elsewhere = await fetch(`${url}/definitions/nothing/proof?revision=1`, {
      ...{ method: 'POST', headers: { cookie: official } },
    })
    expect((await elsewhere.json()).code).toBe('definition.not-found')
  })
})

const input = (baseRevision: number) => ({ input: { definitionId: ID, baseRevision } })

async function save(title: string): Promise<number> {
  const found = await linli.ask(`{ definition(id: "${ID}") { draft { revision } } }`, {}, official)
  const baseRevision = found.definition?.draft?.revision ?? 0
  const body = JSON.stringify({ ...TEMPLATE, title: { 'zh-CN': title } })
  const saved = await linli.ask(SAVE, { input: { definitionId: ID, body, baseRevision } }, official)
  return saved.saveDraft.draft.revision
}

interface Asking {
  readonly cookie?: string
  readonly signal?: AbortSignal
}

function prove(revision: number, { cookie = official, signal }: Asking = {}): Promise<Response> {
  return fetch(`${url}/definitions/${ID}/proof?revision=${revision}`, {
    ...{ method: 'POST', headers: { cookie }, signal: signal ?? null },
  })
}

async function linesOf(response: Response): Promise<readonly Line[]> {
  const text = await response.text()
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}
