import { execFileSync } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CampaignReport, runCampaign } from './run-campaign.ts'

// `node tests/chaos/campaign.ts --kills 200 --seed 7 [--mode embedded] [--moving 200]`: a long run.
// Appends its line to ledger.md and ends with code 1 when a promise was broken.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    mode: { type: 'string', default: 'external' },
    moving: { type: 'string', default: '200' },
  },
})
const report = await runCampaign({
  seed: Number(values.seed),
  kills: Number(values.kills),
  mode: values.mode === 'embedded' ? 'embedded' : 'external',
  moving: Number(values.moving),
  say,
})
say(`\n${JSON.stringify({ ...report, unsettled: Object.fromEntries(report.unsettled) }, null, 2)}`)
await appendFile(fileURLToPath(new URL('./ledger.md', import.meta.url)), ledgerLine(report))
process.exitCode = report.violations.length > 0 ? 1 : 0

function ledgerLine({ seed, mode, kills, ...report }: CampaignReport): string {
  const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
    encoding: 'utf8',
  }).trim()
  const cells = [
    ...[new Date().toISOString().slice(0, 16), commit, mode, seed],
    ...[kills.serverKills, kills.earlyKills, kills.databaseKills],
    ...[report.instances, report.commands, report.cut, Math.round(report.seconds)],
    report.violations.length,
  ]
  return `| ${cells.join(' | ')} |\n`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
