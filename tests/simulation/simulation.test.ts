import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NODE_FLAGS } from '../../scripts/node-flags.mjs'
import type { CampaignReport, PlantReport } from './campaign.ts'
import { PLANTS } from './plants.ts'

/** Printed by a failure; every run looks at other seeds. */
const FROM = Number(process.hrtime.bigint() % 1_000_000_000n)
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

test('no promise breaks in 800 seeds of a hostile world, and a repeated seed takes the same course', () => {
  const report = simulate<CampaignReport>(['--seeds', '800', '--from', String(FROM)])
  expect(report.violations).toEqual([])
  expect(report.repeated).toBeGreaterThan(0)
  expect(Object.keys(report.faults).length).toBeGreaterThanOrEqual(6)
}, 300_000)

test('every planted bug is found', () => {
  const reports = simulate<readonly PlantReport[]>(['--plants', 'all'])
  expect(reports.filter(({ seeds }) => seeds === null)).toEqual([])
  expect(reports.length).toBe(PLANTS.length)
  expect(PLANTS.length).toBeGreaterThanOrEqual(30)
}, 300_000)

/** In a process of its own, because the simulation takes the clocks and the loading of modules into its hands. */
function simulate<Report>(args: readonly string[]): Report {
  try {
    const output = execFileSync(process.execPath, [...NODE_FLAGS, MAIN, ...args, '--json'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return JSON.parse(output) as Report
  } catch (error) {
    // A report with violations ends with code 1; it is read all the same.
    const { stdout } = error as { readonly stdout?: string }
    if (!stdout) throw error
    return JSON.parse(stdout) as Report
  }
}
