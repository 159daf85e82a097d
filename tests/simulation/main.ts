import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CampaignReport, findPlant, type PlantReport, runCampaign } from './campaign.ts'
import { loadEngine } from './load-engine.ts'
import { PLANTS } from './plants.ts'
import { runSeed } from './run-seed.ts'

// The entry of `npm run sim`: see README.md beside this file. `--seed N` plays one seed and prints its course, `--seeds N`
// runs that many and appends to the ledger, `--plants all` (or names) looks for planted bugs; `--json` prints the report
// as one line and leaves the ledger alone. Ends with code 1 when a promise was broken or a planted bug was not found.
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    plants: { type: 'string' },
    limit: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
})
// Refusals are thrown by the thousand, and nobody reads where.
Error.stackTraceLimit = values.seed === undefined ? 0 : 20

if (values.seed !== undefined) await playOne(Number(values.seed))
else if (values.plants !== undefined) await findPlants(values.plants)
else await runMany(Number(values.seeds ?? 2_000))

/** The course of one seed, over the engine as it is or with the planted bug that `--plants` names. */
async function playOne(seed: number): Promise<void> {
  const plant = PLANTS.find(({ id }) => id === values.plants) ?? null
  const report = await runSeed(await loadEngine(plant), seed, { isTraced: true })
  for (const line of report.trace) say(line)
  say(`seed ${seed}, hash ${report.hash}, ${report.violations.length} violations`)
  if (report.violations.length > 0) process.exitCode = 1
}

async function findPlants(names: string): Promise<void> {
  const wanted = new Set(names.split(','))
  const reports: PlantReport[] = []
  for (const plant of PLANTS.filter(({ id }) => names === 'all' || wanted.has(id))) {
    const report = await findPlant(plant, Number(values.limit))
    reports.push(report)
    if (values.json) continue
    say(
      `${plant.id}: ${report.seeds ?? 'not found'}${report.violation === null ? '' : `, ${report.violation}`}`,
    )
  }
  if (values.json) say(JSON.stringify(reports))
  if (reports.length === 0 || reports.some(({ seeds }) => seeds === null)) process.exitCode = 1
}

async function runMany(seeds: number): Promise<void> {
  const subject = await loadEngine(null)
  const commit = commitOfNow()
  const quiet = values.json ? () => undefined : say
  const report = await runCampaign(subject, { from: Number(values.from), seeds, say: quiet })
  if (values.json) say(JSON.stringify(report))
  else {
    for (const violation of report.violations) say(violation)
    const line = ledgerLine(commit, report)
    appendFileSync(fileURLToPath(new URL('./ledger.md', import.meta.url)), line)
    say(line.trim())
  }
  if (report.violations.length > 0) process.exitCode = 1
}

/** With a plus where files differ from it. */
function commitOfNow(): string {
  const ask = (args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const isChanged = ask(['status', '--porcelain', '--', ':!tests/simulation/ledger.md']) !== ''
  return `${ask(['rev-parse', '--short=12', 'HEAD'])}${isChanged ? '+' : ''}`
}

function ledgerLine(
  commit: string,
  { from, seeds, faults, violations, ...report }: CampaignReport,
): string {
  const faultCount = Object.values(faults).reduce((sum, count) => sum + count, 0)
  const cells = [
    ...[new Date().toISOString().slice(0, 16), commit, `${from}–${from + seeds - 1}`, seeds],
    ...[report.repeated, report.steps, Math.round(report.virtualHours), faultCount],
    ...[Math.round(report.seconds), Math.round(seeds / report.seconds), violations.length],
  ]
  return `| ${cells.join(' | ')} |\n`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
