import { afterAll, beforeAll, expect, test } from 'vitest'
import { redisServer } from '../support/redis.ts'
import { type BundledProgram, bundleServer } from './one-file.ts'
import { type CampaignOptions, runCampaign } from './run-campaign.ts'

/** Printed, so that a failure can be played again; the moments of death are drawn from it. */
const SEED = Number(process.hrtime.bigint() % 1_000_000n)
/** A machine that others keep busy takes many times as long as a quiet one. */
const WITHIN_MS = 1_800_000

let program: BundledProgram
beforeAll(async () => {
  program = await bundleServer()
}, 300_000)
afterAll(() => program?.remove())

// At once: while the servers of one start, or its timers run out, those of another work.
test.concurrent(
  'instances survive 40 deaths of a server and of the embedded database that it brings',
  async () => {
    await expectNoViolation({
      kills: 40,
      mode: 'embedded',
      nodes: 1,
      onRedis: false,
      skewMs: 0,
      moving: 20,
    })
  },
  WITHIN_MS,
)

test.concurrent(
  'instances survive 80 deaths among three servers and their PostgreSQL',
  async () => {
    await expectNoViolation({
      kills: 80,
      mode: 'external',
      nodes: 3,
      onRedis: false,
      skewMs: 0,
      moving: 30,
    })
  },
  WITHIN_MS,
)

test.skipIf(redisServer === undefined).concurrent(
  'instances survive 80 deaths among three servers, PostgreSQL and Redis (needs redis-server)',
  async () => {
    await expectNoViolation({
      kills: 80,
      mode: 'external',
      nodes: 3,
      onRedis: true,
      skewMs: 600_000,
      moving: 40,
    })
  },
  WITHIN_MS,
)

async function expectNoViolation(
  options: Omit<CampaignOptions, 'program' | 'seed' | 'say' | 'answersBetween'>,
): Promise<void> {
  const said: string[] = []
  const report = await runCampaign({
    ...options,
    program,
    answersBetween: 5,
    seed: SEED,
    say: (text) => said.push(text),
  })
  const { seconds, strikes, endured, violations } = report
  process.stdout.write(
    `chaos, seed ${SEED}: ${Math.round(seconds)} s, ${JSON.stringify({ strikes, endured })}\n`,
  )
  if (violations.length > 0) process.stdout.write(`${said.join('\n')}\n`)
  expect(violations).toEqual([])
  const { serverKills, databaseKills, redisKills } = strikes
  expect(serverKills + databaseKills + redisKills).toBeGreaterThanOrEqual(options.kills)
  expect(report.instances).toBeGreaterThanOrEqual(options.moving)
  // Deaths fell while histories were packed, and the checks read packed ones.
  expect(endured.packed).toBeGreaterThan(0)
}
