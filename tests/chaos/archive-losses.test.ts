import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { createRandom } from '../support/random.ts'
import { type AnswerBook, createAnswerBook } from './answers.ts'
import { playCase } from './case-story.ts'
import { checkAnswers } from './check-answers.ts'
import { checkDatabase } from './check-database.ts'
import { type Fleet, startFleet } from './fleet.ts'
import { fromSources } from './one-file.ts'
import { createPatientClient } from './patient-client.ts'
import { launchOf } from './run-campaign.ts'
import { createScene, type Scene } from './scene.ts'

const CASES = 12

let scene: Scene
let fleet: Fleet
let book: AnswerBook
/** One connection, so that a planted loss can be rolled back. */
let pool: Pool

beforeAll(async () => {
  scene = await createScene('external')
  pool = new Pool({ connectionString: scene.serverUrl ?? '', max: 1 })
  fleet = startFleet([
    launchOf(scene, {
      program: fromSources,
      ...{ port: await findFreePort(), redis: null, skewMs: 0 },
    }),
  ])
  await fleet.allReady()
  book = createAnswerBook()
  // On a machine that others keep busy the ladder may be faster than all who would act.
  do await playCases()
  while (![book.claims, book.completions].every((acts) => acts.some(({ accepted }) => accepted)))
  await untilAllIsPacked()
}, 300_000)
afterAll(async () => {
  await fleet?.stop()
  await pool?.end()
  await scene?.remove()
})

async function playCases(): Promise<void> {
  const ports = fleet.nodes.map(({ port }) => port)
  const client = createPatientClient(ports, 0, {
    settled: 0,
    cut: 0,
    unsettled: new Map(),
    struckAt: 0,
  })
  const random = createRandom(1)
  const tools = { client, rival: client, cast: scene.cast, book, random }
  const from = book.starts.length
  await Promise.all(
    Array.from({ length: CASES }, (_, number) => playCase(tools, `case-${from + number}`)),
  )
  client.close()
}

async function untilAllIsPacked(): Promise<void> {
  const left =
    'SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM instance WHERE ended_at IS NULL) AS n'
  while (Number((await pool.query<{ n: string }>(left)).rows[0]?.n) > 0) await sleep(100)
}

async function violations(): Promise<readonly string[]> {
  return [...(await checkDatabase(pool)), ...(await checkAnswers(pool, book))]
}

test('a database whose histories are all packed keeps every promise', async () => {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM history_archive')
  expect(rows[0]?.n).toBeGreaterThanOrEqual(CASES)
  expect(await violations()).toEqual([])
})

/** `steps` of the first archive that has one of this kind: without it, or with it changed. */
const archiveWith = (kind: string) =>
  `(SELECT instance_id FROM history_archive WHERE steps::jsonb @> '[{"kind": "${kind}"}]' ORDER BY 1 LIMIT 1)`
const without = (kind: string) => `
  UPDATE history_archive a SET (step_count, steps) = (
    SELECT count(*), json_agg(step ORDER BY number)::text
      FROM json_array_elements(a.steps::json) WITH ORDINALITY AS s(step, number) WHERE step ->> 'kind' <> '${kind}'
  ) WHERE instance_id = ${archiveWith(kind)}`
const changed = (kind: string, from: string, to: string) => `
  UPDATE history_archive SET steps = regexp_replace(steps, '${from}', '${to}')
   WHERE instance_id = ${archiveWith(kind)} AND steps ~ '${from}'`
const unpacked = `
  INSERT INTO history SELECT tenant_id, instance_id, 1, now(), 'start', NULL, '{"input":{}}', '[]', ''
    FROM history_archive ORDER BY instance_id LIMIT 1`

test.each([
  [
    'a step',
    without('complete'),
    [
      'I3: history counts from 1',
      'I3: a step stays',
      'I6: completion answered, but not in history',
    ],
  ],
  [
    'a whole archive',
    'DELETE FROM history_archive WHERE instance_id = (SELECT min(instance_id::text)::uuid FROM history_archive)',
    ['I3: history counts from 1', 'I3: a step stays', 'I1, I2: start answered, but not in history'],
  ],
  [
    'who did it',
    changed('claim', '"actorId" : "worker-.', '"actorId" : "worker-9'),
    ['I3: a step stays'],
  ],
  [
    'what a step began with',
    changed('start', 'case-', 'Case-'),
    ['I3: a step stays', 'I3: replaying gives the stored hash'],
  ],
  [
    'the one place of a step',
    unpacked,
    ['I3: history counts from 1', 'I3: the steps of an instance are in one place'],
  ],
])('what an archive loses is found: %s', async (_, loss, sentences) => {
  expect(await violations()).toEqual([])
  await pool.query('BEGIN')
  try {
    expect((await pool.query(loss)).rowCount).toBe(1)
    const found = await violations()
    for (const sentence of sentences)
      expect(found).toContainEqual(expect.stringContaining(sentence))
  } finally {
    await pool.query('ROLLBACK')
  }
})
