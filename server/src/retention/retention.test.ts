import { hash, randomUUID } from 'node:crypto'
import type { RetentionRule } from '@linli/schemas/definition'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { edited, templateOf } from '../../../tests/support/edit-definition.ts'
import { createRandom } from '../../../tests/support/random.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { startPruning } from '../pruning/start-pruning.ts'
import { eraseDue } from './erase-due.ts'

const DAY_MS = 86_400_000
/** Of one case each; nobody else has such a name or number. */
const CANARY = { reporterName: '金丝雀甲', phone: '13977778888', reason: '金丝雀乙说过' }
const CANARIES = Object.values(CANARY)

let linli: TestApp
let resident: string
let official: string
let tenantId: string
beforeAll(async () => {
  linli = await startApp()
  tenantId = linli.street.tenant.id
  resident = await linli.signInByPhone('13900000001')
  official = await linli.signIn('zhao-secretary')
  await publish({ days: 30, erase: 'marked' })
})
afterAll(() => linli.close())
beforeEach(async () => {
  // What an earlier test left is no affair of the next one.
  await linli.services.pool.query(
    `UPDATE instance SET erased_at = now() WHERE erased_at IS NULL AND ended_at IS NOT NULL`,
  )
})

async function publish(retention: RetentionRule | null): Promise<void> {
  const { retention: _, ...silent } = templateOf('complaint')
  const document = edited(retention === null ? silent : { ...silent, retention }, {
    set: '/forms/report/schema/properties/photos/x-personal',
    to: 'personal',
  })
  const actor = { accountId: 'shen-center', role: 'official', posts: [] } as const
  const result = await linli.services.engine.publish({ tenantId, document, actor })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
}

interface Reported {
  readonly instanceId: string
  readonly number: string
  readonly lookupCode: string
  readonly photo: string
}

async function report(photo?: string): Promise<Reported> {
  const id = photo ?? randomUUID()
  if (photo === undefined) {
    await linli.services.pool.query(
      `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
       SELECT tenant_id, $1, '', 'image/jpeg', 1, 1, '\\x00', id FROM account WHERE phone = '13900000001'`,
      [id],
    )
  }
  const { reason: _, ...canaries } = CANARY
  const answers = {
    ...{ description: '二楼楼道堆满纸箱，走不过去。', photos: [id], category: 'sanitation' },
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    ...{ reporterMode: 'named', contactBy: 'phone', consent: true, ...canaries },
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { ... on StartedInstance { instanceId number lookupCode } } }`,
    { input },
    resident,
  )
  return { ...start, photo: id }
}

const CANCEL = `mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) { __typename } }`

/** Cancelled with a reason that names somebody, and that at an instant (epoch ms). */
async function end({ instanceId }: Reported, at: number): Promise<void> {
  await linli.ask(CANCEL, { input: { instanceId, reason: CANARY.reason } }, official)
  await linli.services.pool.query('UPDATE instance SET ended_at = $2 WHERE id = $1', [
    instanceId,
    new Date(at),
  ])
  await delivered()
}

/** Nobody is owed a notice any more: what is undelivered is not erased. */
async function delivered(): Promise<void> {
  await expect
    .poll(async () => (await linli.services.pool.query('SELECT 1 FROM outbox')).rowCount, {
      timeout: 30_000,
    })
    .toBe(0)
}

const erase = (now: number) => eraseDue(linli.services, { tenantId, now, by: null })

/** `table: rows` wherever a canary stands, in any column of any table. */
async function foundAnywhere(): Promise<string[]> {
  const { rows } = await linli.services.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await linli.services.pool.query(
      `SELECT 1 FROM "${name}" x WHERE x::text LIKE ANY ($1)`,
      [CANARIES.map((canary) => `%${canary}%`)],
    )
    if (rowCount !== null && rowCount > 0) found.push(`${name}: ${rowCount}`)
  }
  return found
}

async function certificates() {
  const { rows } = await linli.services.pool.query<{ number: number; body: string; hash: string }>(
    'SELECT number, body, hash FROM erasure WHERE tenant_id = $1 ORDER BY number',
    [tenantId],
  )
  return rows
}

async function pack(): Promise<void> {
  const node = startPruning({
    ...{ pool: linli.services.pool, inboxDays: 35, archiveDays: 1 },
    ...{ onPruned: () => undefined, onArchived: () => undefined, onTrouble: () => undefined },
  })
  await node.prune()
  await node.stop()
}

const CASE = `query ($id: ID!) { instance(id: $id) { number endedAt erasedAt context
  timeline { seq kind sentence notes answers } } }`
const MOMENT = `query ($id: ID!) { instance(id: $id) { at(seq: 1) { seq } } }`

describe('a case whose time is over', () => {
  test.each(['in place', 'packed'])('leaves nothing personal anywhere: %s', async (where) => {
    const now = Date.now()
    const ended = now - 31 * DAY_MS
    const [first, second] = [await report(), await report()]
    const shared = await report(second.photo)
    await end(first, ended)
    await end(second, ended)
    if (where === 'packed') await pack()
    await spread(first)
    const promise = 'INSERT INTO promised_file (tenant_id, id, account_id) VALUES ($1, $2, $3)'
    await linli.services.pool.query(promise, [tenantId, first.photo, 'lin-resident'])
    const before = await linli.ask(CASE, { id: first.instanceId }, resident)
    expect(JSON.stringify(before)).toContain(CANARY.phone)
    expect(await foundAnywhere()).not.toEqual([])

    expect(await erase(ended + 30 * DAY_MS - 1)).toBe(0)
    expect(await erase(now)).toBe(2)

    // The third one has not ended: it is all that is left of the canaries.
    expect(JSON.stringify(await linli.ask(CASE, { id: shared.instanceId }, resident))).toContain(
      CANARY.phone,
    )
    await end(shared, ended)
    expect(await photos(first, second)).toEqual([second.photo])
    expect((await linli.services.pool.query('SELECT 1 FROM promised_file')).rowCount).toBe(0)
    expect(await erase(now)).toBe(1)
    expect(await photos(first, second)).toEqual([])
    expect(await foundAnywhere()).toEqual([])

    const after = (await linli.ask(CASE, { id: first.instanceId }, resident)).instance
    expect(after.erasedAt).not.toBeNull()
    const steps = (timeline: { seq: number; kind: string }[]) =>
      timeline.map(({ seq, kind }) => [seq, kind])
    expect(steps(after.timeline)).toEqual(steps(before.instance.timeline))
    expect(after.timeline[0].answers).toMatchObject({ category: 'sanitation' })
    expect(after.timeline[0].answers).not.toHaveProperty('phone')
    // Staff read what is left too, and nobody computes it again.
    expect((await linli.ask(CASE, { id: first.instanceId }, official)).instance.number).toBe(
      first.number,
    )
    const { errors } = await linli.post(MOMENT, { id: first.instanceId }, official)
    expect(errors[0].extensions.code).toBe('instance.erased')
    const { captureScenario } = await linli.ask(
      `mutation ($id: ID!) { captureScenario(instanceId: $id) { __typename ... on UserError { code } } }`,
      { id: first.instanceId },
      official,
    )
    expect(captureScenario.code).toBe('instance.erased')
  })

  test('is erased once, however many nodes try, each batch with a certificate in one chain', async () => {
    const now = Date.now()
    const reports: Reported[] = []
    for (let count = 0; count < 4; count += 1) reports.push(await report())
    for (const each of reports) await end(each, now - 40 * DAY_MS)
    const before = (await certificates()).length

    const counts = await Promise.all([erase(now), erase(now), erase(now)])

    expect(counts.reduce((sum, count) => sum + count)).toBe(4)
    expect(await erase(now)).toBe(0)
    const all = await certificates()
    const told = all.slice(before).flatMap(({ body }) => JSON.parse(body).cases.numbers)
    expect(told.sort()).toEqual(reports.map(({ number }) => number).sort())
    for (const [index, { number, body, hash: kept }] of all.entries()) {
      expect(number).toBe(index + 1)
      expect(hash('sha256', body)).toBe(kept)
      expect(JSON.parse(body).before).toBe(all[index - 1]?.hash ?? '')
    }
    const { rows } = await linli.services.pool.query(
      `SELECT detail FROM audit WHERE deed = 'personal-erased' ORDER BY (detail::json ->> 'certificate')::int`,
    )
    expect(rows.map(({ detail }) => JSON.parse(detail).hash)).toEqual(all.map((each) => each.hash))
    await expect(
      linli.services.pool.query(`UPDATE erasure SET body = '{}' WHERE number = 1`),
    ).rejects.toThrow('never changes')
  })

  test('waits while it is on hold, or while somebody is still owed a notice', async () => {
    const now = Date.now()
    const [held, owed] = [await report(), await report()]
    await end(held, now - 40 * DAY_MS)
    await end(owed, now - 40 * DAY_MS)
    const hold = (id: string, reason: string) =>
      linli.ask(
        `mutation ($id: ID!, $reason: String!) { holdCase(instanceId: $id, reason: $reason) { __typename ... on UserError { code } } }`,
        { id, reason },
        official,
      )
    expect((await hold(held.instanceId, '行政复议')).holdCase.__typename).toBe('InstanceChanged')
    expect((await hold(held.instanceId, '又一次')).holdCase.code).toBe('hold.exists')
    expect((await hold((await report()).instanceId, '在办')).holdCase.code).toBe('instance.running')
    await delivered()
    await linli.services.pool.query(
      `INSERT INTO outbox (tenant_id, id, instance_id, effect, created_at, next_attempt_at)
       VALUES ($1, 'owed', $2, '{}', now(), now() + interval '1 hour')`,
      [tenantId, owed.instanceId],
    )
    const asked = `{ retentionRules { version due held fields } retentionHolds { reason instance { number } } }`
    const seen = await linli.ask(asked, {}, official)
    expect(seen.retentionRules[0]).toMatchObject({ due: 1, held: 1 })
    expect(seen.retentionRules[0].fields).toEqual(
      expect.arrayContaining(['现场照片', '您的称呼', '联系电话']),
    )
    expect(seen.retentionHolds).toEqual([{ reason: '行政复议', instance: { number: held.number } }])

    expect(await erase(now)).toBe(0)
    await linli.services.pool.query(`DELETE FROM outbox WHERE id = 'owed'`)
    expect(await erase(now)).toBe(1)
    await linli.ask(
      `mutation ($id: ID!) { releaseCase(instanceId: $id) { __typename } }`,
      { id: held.instanceId },
      official,
    )
    const atOnce = 'mutation { eraseDue { ... on ErasedNow { cases } ... on Refusal { code } } }'
    // She is of a community; what is erased now is of all of them.
    expect((await linli.ask(atOnce, {}, official)).eraseDue.code).toBe('access.denied')
    expect((await linli.ask(atOnce, {}, await linli.signIn('shen-center'))).eraseDue.cases).toBe(1)
    expect((await hold(held.instanceId, '太晚')).holdCase.code).toBe('instance.erased')
  })

  test('goes by the street where the version says nothing, and not without marks', async () => {
    const set = `mutation ($days: Int) { setRetentionDefault(days: $days, erase: MARKED) { __typename
      ... on Refusal { code } } }`
    const now = Date.now()
    const shen = await linli.signIn('shen-center')
    await publish(null)
    const reported = await report()
    await end(reported, now - 40 * DAY_MS)
    expect(await erase(now)).toBe(0)
    const ofPart = await linli.ask(set, { days: 30 }, official)
    expect(ofPart.setRetentionDefault).toMatchObject({ code: 'access.denied' })
    const none = await linli.ask(set, { days: 0 }, shen)
    expect(none.setRetentionDefault).toMatchObject({ code: 'request.invalid' })

    await linli.ask(set, { days: 30 }, shen)

    const { retentionRules, retentionDefault } = await linli.ask(
      '{ retentionRules { version isByDefault days due } retentionDefault { days mayChange } }',
      {},
      official,
    )
    expect(retentionDefault).toEqual({ days: 30, mayChange: false })
    expect(retentionRules.at(-1)).toMatchObject({ isByDefault: true, days: 30, due: 1 })
    expect(await erase(now)).toBe(1)
    const audit = await linli.services.prisma.audit.findMany({
      where: { deed: 'retention-default' },
    })
    expect(audit.map(({ detail }) => JSON.parse(detail))).toEqual([
      {
        before: { keptDays: null, erasedFields: null },
        after: { keptDays: 30, erasedFields: 'marked' },
      },
    ])
    await linli.ask(set, { days: null }, shen)
    await publish({ days: 30, erase: 'marked' })
  })

  test('on a virtual clock: all that is due is erased within 24 hours, and nothing else', async () => {
    const random = createRandom(20_261_130)
    const cases: Timed[] = []
    for (const days of [3, 8]) {
      await publish({ days, erase: 'marked' })
      for (let count = 0; count < 4; count += 1) {
        const reported = await report()
        await end(reported, Date.now())
        cases.push({ report: reported, days, ended: 0 })
      }
    }
    const start = Date.parse('2027-03-01T00:00:00Z')
    for (let round = 0; round < 2; round += 1) {
      for (const each of cases) {
        each.ended = start + Math.floor(random.next() * 6 * DAY_MS)
        await endAgain(each)
      }
      for (let now = start; now < start + 16 * DAY_MS; ) {
        const last = now
        now += Math.floor(random.next() * DAY_MS)
        await erase(now)
        await expectErased(cases, { last, now })
      }
    }
  })
})

/** Where else a case may stand than this one does by itself: a failed step, a notice, a text message, what a task was answered and asked. */
async function spread({ instanceId }: Reported): Promise<void> {
  const { pool } = linli.services
  const said = JSON.stringify({ 'zh-CN': CANARY.reporterName })
  const given = JSON.stringify(CANARY)
  await pool.query(
    `INSERT INTO incident (tenant_id, id, instance_id, code, message, input, at, resolved_at, resolved_as)
     SELECT $1, gen_random_uuid(), $2, 'task.closed', $3, $4, now(), now(), 'overtaken'`,
    [
      ...[tenantId, instanceId, CANARY.reporterName],
      JSON.stringify({ kind: 'complete', taskId: 'x', outcome: 'y', answers: CANARY }),
    ],
  )
  await pool.query(
    `INSERT INTO notice (tenant_id, id, account_id, instance_id, title, body)
     VALUES ($1, 'told', 'lin-resident', $2, $3, $3)`,
    [tenantId, instanceId, said],
  )
  await pool.query(
    `INSERT INTO dev_message (tenant_id, id, phone, text) VALUES ($1, $2 || '.9.0.lin-resident', '1', $3)`,
    [tenantId, instanceId, CANARY.reporterName],
  )
  const { rowCount } = await pool.query(
    `UPDATE task SET answers = $3, question = $4, completion_key = 'k', completion_answer = $3,
            why = json_build_object('strategy', 'transfer', 'reason', $4::text)::text
      WHERE tenant_id = $1 AND instance_id = $2`,
    [tenantId, instanceId, given, CANARY.reason],
  )
  expect(rowCount).toBeGreaterThan(0)
  await pool.query(
    `INSERT INTO task_draft (tenant_id, task_id, account_id, revision, answers)
     SELECT tenant_id, id, 'li-acceptance', gen_random_uuid(), $3 FROM task WHERE tenant_id = $1 AND instance_id = $2`,
    [tenantId, instanceId, given],
  )
}

interface Timed {
  readonly report: Reported
  readonly days: number
  ended: number
}

async function endAgain({ report: { instanceId }, ended }: Timed): Promise<void> {
  await linli.services.pool.query(
    'UPDATE instance SET ended_at = $2, erased_at = NULL WHERE id = $1',
    [instanceId, new Date(ended)],
  )
}

/** After the passes at two instants, less than a day apart. */
async function expectErased(
  cases: readonly Timed[],
  { last, now }: { readonly last: number; readonly now: number },
): Promise<void> {
  const { rows } = await linli.services.pool.query<{ id: string; at: Date }>(
    'SELECT id, erased_at AS at FROM instance WHERE id = ANY ($1) AND erased_at IS NOT NULL',
    [cases.map(({ report: { instanceId } }) => instanceId)],
  )
  const erasedAt = new Map(rows.map(({ id, at }) => [id, at.getTime()]))
  for (const { report: reported, days, ended } of cases) {
    const [due, at] = [ended + days * DAY_MS, erasedAt.get(reported.instanceId)]
    const isDue = due <= now
    expect(at !== undefined).toBe(isDue)
    if (isDue && due > last) expect(at).toBe(now)
  }
}

async function photos(...of: readonly Reported[]): Promise<string[]> {
  const { rows } = await linli.services.pool.query<{ id: string }>(
    'SELECT id FROM file WHERE id = ANY ($1)',
    [of.map(({ photo }) => photo)],
  )
  return rows.map(({ id }) => id)
}
