import { afterEach, describe, expect, test } from 'vitest'
import { redisServer } from '../support/redis.ts'
import { type CampaignOptions, runCampaign } from './run-campaign.ts'

/** Printed, so that a failure can be played again; the moments of death are drawn from it. */
const SEED = Number(process.hrtime.bigint() % 1_000_000n)

let said: string[] = []
afterEach(({ task }) => {
  if (task.result?.state === 'fail')
    process.stdout.write(`chaos, seed ${SEED}:\n${said.join('\n')}\n`)
  said = []
})

test('instances survive 6 deaths of a server and of the embedded database that it brings', async () => {
  await expectNoViolation({
    kills: 6,
    mode: 'embedded',
    nodes: 1,
    onRedis: false,
    skewMs: 0,
    moving: 60,
  })
}, 300_000)

test('instances survive 6 deaths among three servers and their PostgreSQL', async () => {
  await expectNoViolation({
    kills: 6,
    mode: 'external',
    nodes: 3,
    onRedis: false,
    skewMs: 0,
    moving: 60,
  })
}, 300_000)

describe.skipIf(redisServer === undefined)('with a doorbell on Redis (needs redis-server)', () => {
  test('instances survive 12 deaths among three servers, PostgreSQL and Redis', async () => {
    await expectNoViolation({
      kills: 12,
      mode: 'external',
      nodes: 3,
      onRedis: true,
      skewMs: 600_000,
      moving: 100,
    })
  }, 600_000)
})

async function expectNoViolation(
  options: Omit<CampaignOptions, 'seed' | 'say' | 'answersBetween'>,
): Promise<void> {
  const report = await runCampaign({
    ...options,
    answersBetween: 0,
    seed: SEED,
    say: (text) => said.push(text),
  })
  const { seconds, strikes, endured } = report
  process.stdout.write(
    `chaos, seed ${SEED}: ${Math.round(seconds)} s, ${JSON.stringify({ strikes, endured })}\n`,
  )
  expect(report.violations).toEqual([])
  const { serverKills, databaseKills, redisKills } = strikes
  expect(serverKills + databaseKills + redisKills).toBeGreaterThanOrEqual(options.kills)
  expect(report.instances).toBeGreaterThanOrEqual(options.moving)
  // Deaths fell while histories were packed, and the checks read packed ones.
  expect(endured.packed).toBeGreaterThan(0)
}
