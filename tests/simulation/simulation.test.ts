import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { NODE_FLAGS } from '../../scripts/node-flags.mjs'
import type { CampaignReport, PlantReport } from './campaign.ts'
import { PLANTS } from './plants.ts'

/** Printed by a failure; every run looks at other seeds. */
const FROM = Number(process.hrtime.bigint() % 1_000_000_000n)
const RUNTIME = new URL('../../runtime/src/', import.meta.url)
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

test('no promise breaks in 300 seeds of a hostile world, and a repeated seed takes the same course', async () => {
  const report = await simulate<CampaignReport>(['--seeds', '300', '--from', String(FROM)])
  expect(report.violations).toEqual([])
  expect(report.repeated).toBeGreaterThan(0)
  expect(Object.keys(report.faults).length).toBeGreaterThanOrEqual(6)
}, 300_000)

test('every planted bug has its one place in the code of now', async () => {
  const places = await Promise.all(
    PLANTS.map(async ({ id, file, find }) => {
      const text = await readFile(new URL(file, RUNTIME), 'utf8')
      return { id, places: text.split(find).length - 1 }
    }),
  )
  expect(places.filter((plant) => plant.places !== 1)).toEqual([])
})

test('every planted bug is found: a third of them, each run another', async () => {
  const wanted = PLANTS.filter((_, index) => index % 3 === FROM % 3).map(({ id }) => id)
  const reports = await simulate<readonly PlantReport[]>(['--plants', wanted.join(',')])
  expect(reports.filter(({ seeds }) => seeds === null)).toEqual([])
  expect(reports.length).toBe(wanted.length)
  expect(wanted.length).toBeGreaterThanOrEqual(30)
}, 300_000)

const run = promisify(execFile)

/** In a process of its own, because the simulation takes the clocks and the loading of modules into its hands. */
async function simulate<Report>(args: readonly string[]): Promise<Report> {
  const started = run(process.execPath, [...NODE_FLAGS, MAIN, ...args, '--json'], {
    maxBuffer: 2 ** 26,
  })
  const { stdout } = await started.catch((error: { readonly stdout?: string }) => {
    // A report with violations ends with code 1; it is read all the same.
    if (!error.stdout) throw error
    return { stdout: error.stdout }
  })
  // Written by main.ts from the type that the caller names.
  return JSON.parse(stdout) as Report
}
