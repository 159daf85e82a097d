import { randomUUID } from 'node:crypto'
import { type ArchivedBatch, archiveHistories } from '@linli/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishTemplate } from '../../../tests/support/publish-template.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'
import { startPruning } from './start-pruning.ts'

const RESIDENT = 'lin-resident'

let linli: TestApp
let resident: string
let official: string
beforeAll(async () => {
  linli = await startApp()
  await publishTemplate(linli.services, linli.street.tenant.id, 'complaint')
  resident = await linli.signInByPhone('13900000001')
  official = await linli.signIn('zhao-secretary')
})
afterAll(() => linli.close())

interface Reported {
  readonly instanceId: string
  readonly number: string
  readonly lookupCode: string
  readonly photo: string
}

async function report(reporterMode: 'named' | 'anonymous' = 'named'): Promise<Reported> {
  const photo = randomUUID()
  const { rows } = await linli.services.pool.query<{ id: string }>(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by)
     SELECT tenant_id, $1, '', 'image/jpeg', 1, 1, '\\x00', id FROM account WHERE phone = '13900000001'
     RETURNING uploaded_by AS id`,
    [photo],
  )
  expect(rows[0]?.id).toBe(RESIDENT)
  const answers = {
    description: '二楼楼道堆满纸箱，走不过去。',
    photos: [photo],
    location: { nodeId: 'building-2', text: '2单元二楼楼道' },
    category: 'sanitation',
    reporterMode,
    ...(reporterMode === 'named' ? { reporterName: '林居民' } : {}),
    contactBy: 'phone',
    phone: '13900000001',
    consent: true,
  }
  const input = { definitionId: 'complaint', form: 'report', answers, key: randomUUID() }
  const { start } = await linli.ask(
    `mutation ($input: StartInput!) { start(input: $input) { ... on StartedInstance { instanceId number lookupCode } } }`,
    { input },
    resident,
  )
  return { ...start, photo }
}

const CANCEL = `mutation ($input: CancelInstanceInput!) { cancelInstance(input: $input) {
  __typename ... on UserError { code } } }`
const cancelling = ({ instanceId }: Pick<Reported, 'instanceId'>) => ({
  input: { instanceId, reason: '重复上报' },
})

/** Cancelled by an official, and that so many days ago. */
async function end({ instanceId }: Reported, days: number): Promise<void> {
  await linli.ask(CANCEL, cancelling({ instanceId }), official)
  await linli.services.pool.query(
    `UPDATE instance SET ended_at = now() - $2 * interval '24 hours' WHERE id = $1`,
    [instanceId, days],
  )
}

async function archive(): Promise<number> {
  let archived = 0
  const node = startPruning({
    ...{ pool: linli.services.pool, inboxDays: 35, archiveDays: 1 },
    ...{ onPruned: () => undefined, onTrouble: () => undefined },
    onArchived: (instances) => {
      archived += instances
    },
  })
  await node.prune()
  await node.stop()
  return archived
}

const rowsOf = async (instanceId: string) => {
  const { rows } = await linli.services.pool.query(
    `SELECT seq, (extract(epoch FROM at) * 1000)::float8 AS at, kind, actor_id AS "actorId", input, explanation,
            snapshot_hash AS "snapshotHash"
       FROM history WHERE instance_id = $1 ORDER BY seq`,
    [instanceId],
  )
  return rows
}

const TIMELINE =
  'timeline { seq at kind who sentence reasons notes entered form answers } positionTitles'
/** What everybody who may read an instance sees of it. */
const seen = async ({ instanceId, number, lookupCode, photo }: Reported) => {
  const track = `query ($number: String!, $secret: String!) { track(number: $number, secret: $secret) { ${TIMELINE} } }`
  const open = `query ($id: ID!) { instance(id: $id) { ${TIMELINE} } }`
  const file = await linli.app.inject({ url: `/files/${photo}`, headers: { cookie: official } })
  return {
    official: (await linli.ask(open, { id: instanceId }, official)).instance,
    resident: (await linli.ask(open, { id: instanceId }, resident)).instance,
    code: (await linli.ask(track, { number, secret: lookupCode })).track,
    tail: (await linli.ask(track, { number, secret: '0001' })).track,
    photo: file.statusCode,
  }
}

describe('the history of a finished instance', () => {
  test.each(['named', 'anonymous'] as const)(
    'reads the same when it is archived: %s',
    async (mode) => {
      const reported = await report(mode)
      await end(reported, 1.1)
      const [before, rows] = [await seen(reported), await rowsOf(reported.instanceId)]
      expect(before.official.timeline).toHaveLength(2)
      expect(before.code.timeline.length).toBeGreaterThan(0)
      expect(before.photo).toBe(200)

      expect(await archive()).toBe(1)

      expect(await rowsOf(reported.instanceId)).toEqual([])
      const archived = await linli.services.prisma.historyArchive.findFirstOrThrow({
        where: { instanceId: reported.instanceId },
      })
      expect(JSON.parse(archived.steps)).toEqual(rows)
      expect(await seen(reported)).toEqual(before)
      const { cancelInstance } = await linli.ask(CANCEL, cancelling(reported), official)
      expect(cancelInstance.code).toBe('instance.finished')
    },
  )

  test('stays where it is while the instance runs, or has ended lately', async () => {
    const [running, ended] = [await report(), await report()]
    await end(ended, 0.9)

    expect(await archive()).toBe(0)

    expect(await rowsOf(running.instanceId)).toHaveLength(1)
    expect(await rowsOf(ended.instanceId)).toHaveLength(2)
  })

  test('is moved once by two nodes, however many there are, and a locked one later', async () => {
    const reports: Reported[] = []
    for (let count = 0; count < 6; count++) reports.push(await report())
    for (const each of reports) await end(each, 2)
    const locked = reports[2]?.instanceId
    const holder = await linli.services.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT 1 FROM history WHERE instance_id = $1 FOR UPDATE', [locked])
      const counts = await Promise.all([archive(), archive()])
      expect(counts[0] + counts[1]).toBe(5)
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
    expect(await archive()).toBe(1)
    expect(await archive()).toBe(0)
  })

  test('is found batch by batch, past whatever still runs', async () => {
    const reports: Reported[] = []
    for (let count = 0; count < 5; count++) reports.push(await report())
    for (const index of [0, 1, 3, 4]) await end(reports[index] as Reported, 2)
    const counts: number[] = []
    let cursor: string | null = null
    do {
      const batch: ArchivedBatch = await archiveHistories(linli.services.pool, {
        ...{ tenantId: linli.street.tenant.id, afterDays: 1, cursor, limit: 3 },
      })
      counts.push(batch.count)
      cursor = batch.cursor
    } while (cursor !== null)
    expect(counts).toEqual([3, 1])
    expect(await rowsOf(reports[2]?.instanceId ?? '')).toHaveLength(1)
  })

  test("gives nobody another person's photo", async () => {
    const [victim, reported] = [await report(), await report()]
    await end(reported, 2)
    // As if another person had written the id of the first one's photo into an answer.
    await linli.services.pool.query(
      `UPDATE history SET input = replace(input, $2, $3), actor_id = 'gu-resident' WHERE instance_id = $1`,
      [reported.instanceId, reported.photo, victim.photo],
    )
    await archive()
    const archived = await linli.services.prisma.historyArchive.findFirstOrThrow({
      where: { instanceId: reported.instanceId },
    })
    expect(archived.steps).toContain(victim.photo)
    expect(archived.fileIds).toEqual([])
  })
})
