import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createFuzzGround, type Fault, type FuzzReport } from './fuzz-seeds.ts'
import { keepCase } from './kept-cases.ts'
import { runFuzz } from './run-fuzz.ts'

// The entry of `npm run fuzz`: see README.md beside this file. `--count N --seed S` judges the cases of N seeds from S on,
// appends a line for each 25,000 to the ledger, and keeps what failed, as small as it gets. Ends with code 1 when
// something did.
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    'model-every': { type: 'string', default: '20' },
  },
})
const [seed, count] = [Number(values.seed), Number(values.count)]
/** A thread's worth: what is found is written down while the rest still runs. */
const PORTION = 25_000
const commit = commitOfNow()
let faulty = 0
for (let from = seed; from < seed + count; from += PORTION) {
  const began = performance.now()
  const report = await runFuzz({
    from,
    count: Math.min(PORTION, seed + count - from),
    modelEvery: Number(values['model-every']),
  })
  faulty += report.faulty
  say(JSON.stringify(report))
  keep(report.faults)
  const line = ledgerLine(report, (performance.now() - began) / 1000)
  appendFileSync(fileURLToPath(new URL('./ledger.md', import.meta.url)), line)
  say(line.trim())
}
process.exitCode = faulty > 0 ? 1 : 0

function keep(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const ground = createFuzzGround()
  for (const fault of faults) {
    say(`${fault.fault}, seed ${fault.seed}: kept as ${keepCase(fault, ground)}`)
  }
}

/** With a plus where files differ from it. */
function commitOfNow(): string {
  const ask = (args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const isChanged = ask(['status', '--porcelain', '--', ':!tests/fuzz/ledger.md']) !== ''
  return `${ask(['rev-parse', '--short=12', 'HEAD'])}${isChanged ? '+' : ''}`
}

function ledgerLine(report: FuzzReport, seconds: number): string {
  const { from, count: cases, outcomes, worst, models } = report
  const sound = (kind: string) => outcomes[`${kind} sound`] ?? 0
  const cells = [
    ...[new Date().toISOString().slice(0, 16), commit, `${from}–${from + cases - 1}`],
    ...[report.expressions, sound('expression'), worst.expression.toFixed(1)],
    ...[report.definitions, outcomes['definition refused'] ?? 0, sound('definition')],
    ...[worst.definition.toFixed(1), Math.round(report.cpuSeconds)],
    ...[models.count, models.incomplete, Math.round(models.worstMs), Math.round(seconds)],
    report.faulty,
  ]
  return `| ${cells.join(' | ')} |\n`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
