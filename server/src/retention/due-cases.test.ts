import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateOf } from '../../../tests/support/edit-definition.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import { startApp, type TestApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let ofStreet: string
let ofCommunity: string
let caseId: string
beforeAll(async () => {
  linli = await startApp()
  const document = { ...templateOf('complaint'), retention: { days: 30, erase: 'marked' } }
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const tenantId = linli.street.tenant.id
  expect(await linli.services.engine.publish({ tenantId, document, actor })).toMatchObject({
    kind: 'published',
  })
  ofStreet = await linli.signIn('shen-center')
  ofCommunity = await linli.signIn('zhao-secretary')
  caseId = await reportComplaint(linli, await linli.signInByPhone('13900000001'))
})
afterAll(() => linli.close())

const DUE = `query ($version: Int!, $after: ID) { dueCases(definitionId: "complaint", version: $version, after: $after) {
  id number place endedAt erasedAt hold { reason } } }`

interface Row {
  readonly id: string
  readonly number: string
  readonly hold: { readonly reason: string } | null
}

const due = async (cookie: string, after: string | null = null, version = 1): Promise<Row[]> =>
  (await linli.ask(DUE, { version, after }, cookie)).dueCases

/** As many as this, each a day after the one before; the last at the instant. */
async function copies(count: number, { nodeId, ended }: { nodeId: string; ended: string }) {
  await linli.services.pool.query(
    `INSERT INTO instance SELECT (jsonb_populate_record(i, jsonb_build_object(
        'id', gen_random_uuid(), 'number', $2 || '-' || n, 'node_id', $2::text, 'ended_as', 'done',
        'ended_at', $3::timestamptz - n * interval '1 day'))).*
       FROM instance i, generate_series(1, $1) n WHERE i.id = $4`,
    [count, nodeId, ended, caseId],
  )
}

test('which cases are due is told page by page, of her part alone, and which of them are on hold', async () => {
  const now = new Date()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  expect(await due(ofStreet)).toEqual([])
  await copies(52, { nodeId: 'grid-1', ended: daysAgo(31) })
  await copies(3, { nodeId: 'jinxiu', ended: daysAgo(31) })
  // Not due yet.
  await copies(4, { nodeId: 'grid-2', ended: daysAgo(20) })
  const { pool } = linli.services
  await pool.query(
    `INSERT INTO instance_hold (tenant_id, instance_id, reason, held_by, held_at)
     SELECT tenant_id, id, '行政复议', 'shen-center', now() FROM instance WHERE number = 'grid-1-52'`,
  )
  await pool.query(`UPDATE instance SET erased_at = now() WHERE number = 'grid-1-7'`)

  const first = await due(ofStreet)
  expect(first).toHaveLength(50)
  const rest = await due(ofStreet, first.at(-1)?.id)
  const all = [...first, ...rest]
  expect(all.map(({ number }) => number).slice(0, 2)).toEqual(['grid-1-52', 'grid-1-51'])
  expect(all.map(({ hold }) => hold?.reason ?? null).slice(0, 2)).toEqual(['行政复议', null])
  expect(new Set(all.map(({ id }) => id)).size).toBe(54)
  const { retentionRules } = await linli.ask('{ retentionRules { due held } }', {}, ofStreet)
  expect(retentionRules).toEqual([{ due: 53, held: 1 }])

  const hers = await due(ofCommunity)
  expect([...hers, ...(await due(ofCommunity, hers.at(-1)?.id))]).toHaveLength(51)
  const beyond = all.find(({ number }) => number.startsWith('jinxiu'))
  expect(await due(ofCommunity, beyond?.id)).toEqual([])
  expect(await due(ofStreet, null, 2)).toEqual([])
  const worker = await linli.signIn('wang-grid')
  expect((await linli.post(DUE, { version: 1 }, worker)).errors[0].extensions.code).toBe(
    'access.denied',
  )
})
