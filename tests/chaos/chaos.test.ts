import { expect, test } from 'vitest'
import { runCampaign } from './run-campaign.ts'

/** Printed, so that a failure can be played again; the moments of death are drawn from it. */
const SEED = Number(process.hrtime.bigint() % 1_000_000n)

test('200 moving instances survive 14 deaths of the server on a database of its own', async () => {
  const report = await runCampaign({
    ...{ seed: SEED, kills: 14, mode: 'external', moving: 200, say },
  })
  expect(report.violations).toEqual([])
  expect(report.kills.serverKills).toBe(14)
  expect(report.instances).toBeGreaterThanOrEqual(200)
}, 300_000)

test('instances survive 6 deaths of the server together with its embedded database', async () => {
  const report = await runCampaign({
    ...{ seed: SEED + 1, kills: 6, mode: 'embedded', moving: 60, say },
  })
  expect(report.violations).toEqual([])
  expect(report.kills.serverKills).toBe(6)
}, 300_000)

function say(text: string): void {
  process.stdout.write(`chaos, seed ${SEED}: ${text}\n`)
}
