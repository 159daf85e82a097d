import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { createRandom, type Random } from '../support/random.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import type { ServerProcessOptions } from '../support/server-process.ts'
import { type AnswerBook, createAnswerBook } from './answers.ts'
import { playCase } from './case-story.ts'
import { checkAnswers } from './check-answers.ts'
import { checkDatabase } from './check-database.ts'
import { type Endured, measureEndured } from './endured.ts'
import { startFleet } from './fleet.ts'
import type { ServerProgram } from './one-file.ts'
import { type ClientCounts, createPatientClient } from './patient-client.ts'
import { createScene, type DatabaseMode, type Scene } from './scene.ts'
import { type Ground, type StrikeCounts, strikeRepeatedly } from './strikes.ts'

export interface CampaignOptions {
  /** What the servers run. */
  readonly program: ServerProgram
  readonly seed: number
  /** Of servers, PostgreSQL and Redis together. */
  readonly kills: number
  readonly mode: DatabaseMode
  /** Servers on one database; one where it brings its own. */
  readonly nodes: number
  /** Whether the doorbell is on a Redis, which is struck too. */
  readonly onRedis: boolean
  /** How wrong the wall clock of the last server is, in milliseconds; 0: not at all. */
  readonly skewMs: number
  /** Cases under way at any moment. */
  readonly moving: number
  /** At most so many answers are waited for between two strikes; none where the suite must keep its time. */
  readonly answersBetween: number
  /** Ends the strikes before so many were killed; everything is checked all the same. */
  readonly signal?: AbortSignal
  readonly say: (text: string) => void
}
export interface CampaignReport {
  readonly seed: number
  readonly mode: DatabaseMode
  readonly nodes: number
  readonly onRedis: boolean
  readonly skewMs: number
  readonly strikes: StrikeCounts
  readonly instances: number
  /** Settled answers. */
  readonly commands: number
  /** Attempts cut by a kill and asked again. */
  readonly cut: number
  /** What was said instead of an answer, and how often. */
  readonly unsettled: ReadonlyMap<string, number>
  readonly seconds: number
  readonly endured: Endured
  /** One sentence each; empty when every promise was kept. */
  readonly violations: readonly string[]
}

/** Cases move, servers die, clients ask until they are answered; in the end every answer is held against the database,
 *  and the database against its own rules. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const since = performance.now()
  const scene = await createScene(options.mode)
  const redis = options.onRedis ? await startRedis() : null
  const book = createAnswerBook()
  const counts: ClientCounts = { settled: 0, cut: 0, unsettled: new Map(), struckAt: 0 }
  const fleet = startFleet(await launchesOf(scene, options, redis))
  try {
    const ground = { scene, fleet, redis }
    const random = createRandom(options.seed)
    const strikes = await moveWhileStriking(ground, { options, book, counts, random })
    const { violations, endured } = await settleAndCheck(scene, book)
    const { seed, mode, nodes, onRedis, skewMs } = options
    return {
      ...{ seed, mode, nodes, onRedis, skewMs, strikes, endured },
      instances: book.starts.length,
      commands: counts.settled,
      cut: counts.cut,
      unsettled: counts.unsettled,
      seconds: (performance.now() - since) / 1000,
      violations: [
        ...book.contradictions,
        ...fleet.selfEnded,
        ...faultsAmong(counts.unsettled),
        ...violations,
      ],
    }
  } finally {
    await fleet.stop()
    await redis?.close()
    await scene.remove()
  }
}

/** A database or a queue that is away is told as such (`store.unavailable`, 503), never as a fault of ours. */
function faultsAmong(unsettled: CampaignReport['unsettled']): readonly string[] {
  return [...unsettled]
    .filter(([said]) => said.startsWith('500') || said.includes('invariant.broken'))
    .map(([said, count]) => `Answered ${count} times with a fault: ${said}`)
}

const SKEWED_CLOCK = new URL('./skewed-clock.ts', import.meta.url).href

/** A server keeps its port over its deaths, so that clients find the next one there. */
async function launchesOf(
  scene: Scene,
  { program, nodes, skewMs }: CampaignOptions,
  redis: TestRedis | null,
): Promise<readonly ServerProcessOptions[]> {
  const launches: ServerProcessOptions[] = []
  for (let number = 0; number < nodes; number++) {
    launches.push(
      launchOf(scene, {
        ...{ program, redis, port: await findFreePort() },
        skewMs: number === nodes - 1 ? skewMs : 0,
      }),
    )
  }
  return launches
}

interface LaunchOptions {
  readonly program: ServerProgram
  readonly port: number
  readonly redis: TestRedis | null
  readonly skewMs: number
}

/** A server of the campaign, which packs histories early (eager-packing.ts). */
export function launchOf(
  scene: Scene,
  { program, port, redis, skewMs }: LaunchOptions,
): ServerProcessOptions {
  const database = new URLSearchParams(
    scene.serverUrl === null ? { folder: scene.databaseFolder } : { url: scene.serverUrl },
  )
  const preloaded = [
    ...(skewMs === 0 ? [] : [`${SKEWED_CLOCK}?byMs=${skewMs}`]),
    `${pathToFileURL(program.packing).href}?${database}`,
  ]
  return {
    ...{ dataDir: scene.folder, databaseUrl: scene.serverUrl, port, main: program.main },
    env: {
      NODE_COMPILE_CACHE: program.compiled,
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    },
    nodeFlags: preloaded.flatMap((module) => ['--import', module]),
  }
}

interface Running {
  readonly options: CampaignOptions
  readonly book: AnswerBook
  readonly counts: ClientCounts
  readonly random: Random
}

/** Lanes start case after case until the last strike, and finish the case they are in. */
async function moveWhileStriking(ground: Ground, running: Running): Promise<StrikeCounts> {
  const { options, random } = running
  const over = new AbortController()
  const striking = strikeRepeatedly(ground, {
    kills: options.kills,
    random: random.fork(),
    answers: () => running.counts.settled,
    answersBetween: options.answersBetween,
    onStruck() {
      running.counts.struckAt = performance.now()
    },
    signal: options.signal ?? null,
    say: options.say,
  }).finally(() => {
    over.abort()
  })
  const lanes = Array.from({ length: options.moving }, (_, lane) =>
    runLane(ground, { ...running, random: random.fork() }, { lane, over: over.signal }),
  )
  const [strikes] = await Promise.all([striking, ...lanes])
  return strikes
}

async function runLane(
  { scene, fleet }: Ground,
  { book, counts, random }: Running,
  { lane, over }: { readonly lane: number; readonly over: AbortSignal },
): Promise<void> {
  const ports = fleet.nodes.map(({ port }) => port)
  const client = createPatientClient(ports, lane, counts)
  // At another server, where there is one.
  const rival = createPatientClient(ports, lane + 1, counts)
  const tools = { client, rival, cast: scene.cast, book, random, over }
  // Not all in the same moment.
  await sleep(random.below(2_000))
  for (let number = 0; number === 0 || !over.aborted; number++) {
    await playCase(tools, `case-${lane}-${number}`).catch((error: unknown) => {
      book.contradictions.push(error instanceof Error ? error.message : String(error))
    })
  }
  client.close()
  rival.close()
}

async function settleAndCheck(scene: Scene, book: AnswerBook) {
  const pool = scene.openForChecks()
  try {
    const violations = [...(await checkDatabase(pool)), ...(await checkAnswers(pool, book))]
    return { violations, endured: await measureEndured(pool) }
  } finally {
    await pool.end()
  }
}
