import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../../server/src/database/postgres-process.ts'
import { createRandom, type Random } from '../support/random.ts'
import { type AnswerBook, createAnswerBook } from './answers.ts'
import { playCase } from './case-story.ts'
import { checkAnswers } from './check-answers.ts'
import { checkDatabase } from './check-database.ts'
import { type KillReport, killRepeatedly } from './killer.ts'
import { type ClientCounts, createPatientClient } from './patient-client.ts'
import { createScene, type DatabaseMode, type Scene } from './scene.ts'

export interface CampaignOptions {
  readonly seed: number
  readonly kills: number
  readonly mode: DatabaseMode
  /** Cases under way at any moment. */
  readonly moving: number
  readonly say: (text: string) => void
}
export interface CampaignReport {
  readonly seed: number
  readonly mode: DatabaseMode
  readonly kills: Omit<KillReport, 'server'>
  readonly instances: number
  /** Settled answers. */
  readonly commands: number
  /** Attempts cut by a kill and asked again. */
  readonly cut: number
  /** What was said instead of an answer, and how often. */
  readonly unsettled: ReadonlyMap<string, number>
  readonly seconds: number
  /** One sentence each; empty when every promise was kept. */
  readonly violations: readonly string[]
}

/** Cases move, the server dies, clients ask until they are answered; in the end every answer is held against the
 *  database, and the database against its own rules. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const since = performance.now()
  const scene = await createScene(options.mode)
  const book = createAnswerBook()
  const counts: ClientCounts = { settled: 0, cut: 0, unsettled: new Map() }
  try {
    const random = createRandom(options.seed)
    const port = await findFreePort()
    const { server, ...kills } = await moveWhileKilling(scene, {
      options,
      port,
      book,
      counts,
      random,
    })
    const violations = await settleAndCheck(scene, book)
    await server.stop()
    return {
      seed: options.seed,
      mode: options.mode,
      kills,
      instances: book.starts.length,
      commands: counts.settled,
      cut: counts.cut,
      unsettled: counts.unsettled,
      seconds: (performance.now() - since) / 1000,
      violations: [...book.contradictions, ...violations],
    }
  } finally {
    await scene.remove()
  }
}

interface Running {
  readonly options: CampaignOptions
  /** The same for every server, so that clients find the next one. */
  readonly port: number
  readonly book: AnswerBook
  readonly counts: ClientCounts
  readonly random: Random
}

/** Lanes start case after case until the last kill, and finish the case they are in. */
async function moveWhileKilling(scene: Scene, running: Running): Promise<KillReport> {
  const { options, port, random } = running
  let lastKillDone = false
  const killing = killRepeatedly(scene, {
    kills: options.kills,
    port,
    random: random.fork(),
    say: options.say,
  }).finally(() => {
    lastKillDone = true
  })
  const lanes = Array.from({ length: options.moving }, (_, lane) =>
    runLane(scene, { ...running, random: random.fork() }, { lane, isOver: () => lastKillDone }),
  )
  const [report] = await Promise.all([killing, ...lanes])
  return report
}

async function runLane(
  scene: Scene,
  { port, book, counts, random }: Running,
  { lane, isOver }: { readonly lane: number; readonly isOver: () => boolean },
): Promise<void> {
  const client = createPatientClient(port, counts)
  const rival = createPatientClient(port, counts)
  const tools = { client, rival, cast: scene.cast, book, random }
  // Not all in the same moment.
  await sleep(random.below(2_000))
  for (let number = 0; number === 0 || !isOver(); number++) {
    await playCase(tools, `case-${lane}-${number}`).catch((error: unknown) => {
      book.contradictions.push(error instanceof Error ? error.message : String(error))
    })
  }
  client.close()
  rival.close()
}

async function settleAndCheck(scene: Scene, book: AnswerBook): Promise<readonly string[]> {
  const pool = scene.openForChecks()
  try {
    return [...(await checkDatabase(pool)), ...(await checkAnswers(pool, book))]
  } finally {
    await pool.end()
  }
}
