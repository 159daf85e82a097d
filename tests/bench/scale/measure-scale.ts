import { randomUUID } from 'node:crypto'
import { createEnginePool } from '@linli/runtime'
import type { EngineStore } from '@linli/runtime/memory'
import type { Pool } from 'pg'
import { createPostgresStore } from '../../../runtime/src/postgres/postgres-store.ts'
import { createSessions } from '../../../server/src/accounts/sessions.ts'
import { sessionCookieName } from '../../../server/src/http/session-cookie.ts'
import { type HttpConnection, openHttpConnection } from '../../support/http-connection.ts'
import { createInProcessEngine } from '../../support/in-process-engine.ts'
import { FULL, QUICK } from '../extent.ts'
import { completeCase, measureEngine, startCase } from '../measure-engine.ts'
import type { Stage } from '../stage.ts'
import { TENANT } from '../street.ts'

type Figures = Record<string, number>

const LEASE_LIMIT = 512
const DUE = 500
const OFFICIAL = 'scale-official'

/** Everything that must not grow with the number of instances at rest. `quick` only proves that it can be measured. */
export async function measureScale(stage: Stage, quick: boolean): Promise<Figures> {
  return {
    ...(await measureTimers(stage)),
    ...(await measureCommands(stage)),
    ...(await measurePages(stage)),
    engineTransitionsPerSecond: await transitionsPerSecond(stage, quick),
  }
}

/** The timer loop's questions, on the engine's own connections. No server runs meanwhile. */
async function measureTimers({ url, pool }: Stage): Promise<Figures> {
  const enginePool = createEnginePool({ databaseUrl: url, onTrouble: () => undefined })
  const store = createPostgresStore(enginePool)
  try {
    const idle = await median(30, async () => {
      const due = await store.leaseDueTimers(LEASE_LIMIT, 1)
      if (due.length > 0) throw new Error('No timer of the bench is due.')
    })
    const next = await median(30, () => store.nextDueAt())
    const busy: number[] = []
    for (let round = 0; round < 7; round++) busy.push(await leaseDue(pool, store))
    return { dueScanIdleMs: idle, dueScan500Ms: middle(busy), nextDueAtMs: next }
  } finally {
    await enginePool.end()
  }
}

/** Makes 500 timers due, leases them, and puts them back where they were. */
async function leaseDue(pool: Pool, store: EngineStore): Promise<number> {
  const { rows } = await pool.query<{ instance_id: string; due_at: string }>(
    `SELECT instance_id, due_at::text FROM timer ORDER BY md5(instance_id::text) LIMIT ${DUE}`,
  )
  const move = (instant: string) =>
    pool.query(
      `UPDATE timer t SET due_at = ${instant}, leased_until = NULL, attempts = 0
         FROM unnest($1::uuid[], $2::timestamptz[]) AS r(id, due)
        WHERE t.tenant_id = '${TENANT}' AND t.instance_id = r.id`,
      [rows.map((row) => row.instance_id), rows.map((row) => row.due_at)],
    )
  await move(`now() - interval '1 second'`)
  const since = performance.now()
  const leased = await store.leaseDueTimers(LEASE_LIMIT, 1)
  const ms = performance.now() - since
  await move('r.due')
  if (leased.length !== DUE) throw new Error(`${leased.length} timers were leased, not ${DUE}.`)
  return ms
}

/** One command at a time, so that each is a commit of its own. */
async function measureCommands(stage: Stage): Promise<Figures> {
  const bench = await createInProcessEngine(stage.url)
  try {
    const { rows } = await stage.pool.query<{ id: string }>(
      'SELECT id FROM instance WHERE ended_at IS NULL ORDER BY md5(id::text) LIMIT 100',
    )
    const instances = rows.map((row) => row.id)
    const cancel = await median(60, async () => {
      await bench.engine.cancel({
        ...{ tenantId: TENANT, instanceId: instances.pop() ?? '', reason: 'scale' },
        actor: { accountId: OFFICIAL, role: 'official', posts: [] },
      })
    })
    const startAndComplete = await median(60, async () => {
      await completeCase(bench.engine, await startCase(bench.engine, randomUUID()))
    })
    return { cancelMs: cancel, startAndCompleteMs: startAndComplete }
  } finally {
    await bench.close()
    await stage.pool.query('TRUNCATE outbox')
  }
}

async function transitionsPerSecond(stage: Stage, quick: boolean): Promise<number> {
  const figures = await measureEngine(
    stage,
    quick ? QUICK : { ...FULL, warmUpMs: 10_000, measureMs: 10_000 },
  )
  await stage.pool.query('TRUNCATE outbox')
  return figures.engineTransitionsPerSecond?.value ?? Number.NaN
}

/** The pages that people open most, through the server; and how long it takes to be ready. */
async function measurePages(stage: Stage): Promise<Figures> {
  const starts: number[] = []
  for (let round = 0; round < 3; round++) {
    const since = performance.now()
    const server = await stage.startServer()
    starts.push(performance.now() - since)
    await server.stop()
  }
  const official = await openOfficial(stage.pool)
  const worker = stage.cookies[0] ?? ''
  const photo = await insertPhoto(stage.pool)
  const server = await stage.startServer()
  const connection = await openHttpConnection(server.port)
  try {
    const page = (cookie: string, query: string) =>
      median(15, () => askPage(connection, cookie, query))
    return {
      serverReadyMs: middle(starts),
      poolPageMs: await page(worker, `{ tasks(filter: POOL, first: 30) ${TASKS} }`),
      ownPageMs: await page(worker, `{ tasks(filter: MINE, first: 30) ${TASKS} }`),
      donePageMs: await page(worker, `{ tasks(filter: DONE, first: 30) ${TASKS} }`),
      casesPageMs: await page(official, `{ instances(first: 30) ${CASES} }`),
      activeCasesPageMs: await page(official, `{ instances(active: true, first: 30) ${CASES} }`),
      casesOfDefinitionPageMs: await page(
        official,
        `{ instances(definitionId: "bench-alarm", active: true, first: 30) ${CASES} }`,
      ),
      photoOfNobodyMs: await median(15, () => askPhoto(connection, official, photo)),
      endedCasesPageMs: await page(official, `{ instances(active: false, first: 30) ${CASES} }`),
    }
  } finally {
    connection.close()
    await server.stop()
  }
}

const TASKS =
  '{ edges { node { id title urgent openedAt dueAt instance { id number place } } } pageInfo { hasNextPage } }'
const CASES =
  '{ edges { node { id number title startedAt endedAt place positionTitles } } pageInfo { hasNextPage } }'

async function openOfficial(pool: Pool): Promise<string> {
  await pool.query(
    `INSERT INTO account (tenant_id, id, role, name, login) VALUES ($1, $2, 'official', '压测', $2) ON CONFLICT DO NOTHING`,
    [TENANT, OFFICIAL],
  )
  const { cookie } = await createSessions(pool, Date).open({
    ...{ tenantId: TENANT, accountId: OFFICIAL, role: 'official' },
  })
  return `${sessionCookieName(false)}=${cookie}`
}

/** Uploaded a month ago and never submitted: whoever looks for the instance that names it has to look everywhere. */
async function insertPhoto(pool: Pool): Promise<string> {
  const id = randomUUID()
  await pool.query(
    `INSERT INTO file (tenant_id, id, sha256, content_type, width, height, bytes, uploaded_by, uploaded_at)
     VALUES ($1, $2, '', 'image/jpeg', 1, 1, '', 'nobody', now() - interval '30 days')`,
    [TENANT, id],
  )
  return id
}

async function askPhoto(connection: HttpConnection, cookie: string, id: string): Promise<void> {
  const headers = `cookie: ${cookie}\r\n`
  const answer = await connection.request({
    method: 'GET',
    path: `/files/${id}`,
    headers,
    body: '',
  })
  if (answer.status !== 404) throw new Error(`The photo was answered with ${answer.status}.`)
}

async function askPage(connection: HttpConnection, cookie: string, query: string): Promise<void> {
  const answer = await connection.request({
    ...{ method: 'POST', path: '/graphql', body: JSON.stringify({ query }) },
    headers: `content-type: application/json\r\ncookie: ${cookie}\r\n`,
  })
  const body = JSON.parse(answer.body) as { readonly errors?: unknown }
  if (answer.status !== 200 || body.errors !== undefined)
    throw new Error(`${query} was answered with ${answer.status} ${answer.body.slice(0, 300)}`)
}

async function median(rounds: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const since = performance.now()
    await work()
    times.push(performance.now() - since)
  }
  return middle(times)
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
