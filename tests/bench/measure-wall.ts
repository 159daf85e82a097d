import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { createSessions } from '../../server/src/accounts/sessions.ts'
import { createApp } from '../../server/src/app.ts'
import { createBackend } from '../../server/src/create-backend.ts'
import { createProcessLog } from '../../server/src/http/process-log.ts'
import { createPrisma, createReadPool, createReads } from '../../server/src/prisma/client.ts'
import type { Services } from '../../server/src/services.ts'
import { createBackendWatch } from '../../server/src/watch/backend-watch.ts'
import { createMetrics } from '../../server/src/watch/metrics.ts'
import { BENCH_POST } from './definitions.ts'
import { gridId, TENANT } from './street.ts'

const quietly = () => undefined

/** Milliseconds at the median, and how many times as long it takes as what stands before it. */
export interface WallFigures {
  readonly inboxMs: readonly [without: number, through: number]
  readonly inboxRatio: number
  readonly pageMs: readonly [without: number, through: number]
  readonly pageRatio: number
}

/** The inbox of a worker as Prisma asks for it, and the whole page behind it by GraphQL, read as the owner of the tables and
 *  through the role of readers. Both are asked in turns, so that what else the machine does meets both. */
export async function measureWall(
  { url, pool }: { readonly url: string; readonly pool: Pool },
  rounds: number,
): Promise<WallFigures> {
  const readers = createReads(createReadPool(url, quietly))
  const owners = createReadPool(url, quietly)
  const ownersPrisma = createPrisma(owners)
  const inbox = (prisma: ReturnType<typeof readers.of>) => () => prisma.task.findMany(INBOX)
  const inboxMs = await inTurns(rounds, [inbox(ownersPrisma), inbox(readers.of(TENANT))])
  const pages = await openPages({ url, pool })
  const pageMs = await inTurns(rounds, [
    pages.open({ of: () => ownersPrisma, close: () => Promise.resolve() }),
    pages.open(readers),
  ])
  await pages.close()
  await ownersPrisma.$disconnect()
  await owners.end()
  await readers.close()
  return {
    ...{ inboxMs, inboxRatio: inboxMs[1] / inboxMs[0] },
    ...{ pageMs, pageRatio: pageMs[1] / pageMs[0] },
  }
}

/** As server/src/tasks asks for the pool of one post. */
const INBOX = {
  where: {
    ...{ tenantId: TENANT, state: 'open', holderId: null },
    OR: [
      {
        ...{ poolNodeId: gridId(0), poolPost: BENCH_POST },
        NOT: { excluded: { has: 'worker-0' } },
      },
    ],
  },
  include: { instance: true },
  orderBy: [
    { urgent: 'desc' as const },
    { dueAt: { sort: 'asc' as const, nulls: 'last' as const } },
    ...[{ openedAt: 'asc' as const }, { id: 'asc' as const }],
  ],
  take: 101,
}

async function openPages({ url, pool }: { readonly url: string; readonly pool: Pool }) {
  const metrics = createMetrics()
  const log = createProcessLog(quietly)
  const backend = await createBackend({
    ...{ databaseUrl: url, redisUrl: null, inboxDays: 35, archiveDays: 90 },
    ...{ key: randomBytes(32), development: false, channels: {}, log, ownAddress: () => null },
    watch: createBackendWatch(metrics, null),
  })
  const account = { tenantId: TENANT, accountId: 'worker-0', role: 'worker' as const }
  const { cookie } = await createSessions(pool, Date).open(account)
  const document = inboxDocument()
  return {
    open: (reads: Services['reads']) => {
      const app = createApp({
        ...{ services: { ...backend.services, reads }, requests: metrics.requests, tracing: null },
        ...{ publicUrl: null, trustedProxies: [], studioFolder: '/nowhere', log },
        isStopping: () => false,
      })
      return async () => {
        const response = await (await app).inject({
          ...{ method: 'POST', url: '/graphql', payload: { query: document } },
          headers: { cookie: `linli_session=${cookie}` },
        })
        const { pool: waiting } = response.json().data
        if (waiting.edges.length === 0) throw new Error('The inbox is empty.')
      }
    },
    close: () => backend.close(),
  }
}

/** The desk's own. */
function inboxDocument(): string {
  const text = readFileSync(new URL('../../studio/src/desk/desk.graphql', import.meta.url), 'utf8')
  const parts = text.match(/^(query Inbox|fragment TaskRow on Task) \{[\s\S]*?^\}/gm) ?? []
  if (parts.length !== 2) throw new Error('The desk asks for its inbox otherwise.')
  return parts.join('\n')
}

/** Medians of both, after a tenth of the rounds to warm up. */
async function inTurns(
  rounds: number,
  [first, second]: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
    const turn = [
      { ask: first, into: taken[0] },
      { ask: second, into: taken[1] },
    ]
    // Who comes second finds what the first one left in caches.
    for (const { ask, into } of round % 2 === 0 ? turn : turn.reverse()) {
      const since = performance.now()
      await ask()
      if (round >= 0) into.push(performance.now() - since)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
