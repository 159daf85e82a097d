import { execFileSync } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleServer } from './one-file.ts'
import { type CampaignReport, runCampaign } from './run-campaign.ts'

// `node tests/chaos/campaign.ts --kills 2000 --seed 7 [--nodes 5] [--moving 60] [--no-redis]
// [--skew-minutes 10] [--mode embedded]`: a long run. Appends its line to ledger.md and ends with code 1 when a promise was broken.
// SIGINT ends the strikes; what was answered until then is checked as ever.
const { values } = parseArgs({
  allowNegative: true,
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    mode: { type: 'string', default: 'external' },
    nodes: { type: 'string', default: '5' },
    redis: { type: 'boolean', default: true },
    'skew-minutes': { type: 'string', default: '10' },
    moving: { type: 'string', default: '60' },
  },
})
const mode = values.mode === 'embedded' ? 'embedded' : 'external'
// Before it begins: what is committed meanwhile is not what ran.
const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim()
const enough = new AbortController()
// Not once: a second one would end the process, and what was answered would not be checked.
process.on('SIGINT', () => enough.abort())
const program = await bundleServer()
const report = await runCampaign({
  program,
  seed: Number(values.seed),
  kills: Number(values.kills),
  mode,
  nodes: mode === 'embedded' ? 1 : Number(values.nodes),
  onRedis: mode === 'external' && values.redis,
  skewMs: mode === 'external' ? Number(values['skew-minutes']) * 60_000 : 0,
  moving: Number(values.moving),
  answersBetween: 5,
  signal: enough.signal,
  say,
}).finally(() => program.remove())
say(`\n${JSON.stringify({ ...report, unsettled: Object.fromEntries(report.unsettled) }, null, 2)}`)
await appendFile(fileURLToPath(new URL('./ledger.md', import.meta.url)), ledgerLine(report))
process.exitCode = report.violations.length > 0 ? 1 : 0

function ledgerLine({ strikes, endured, ...report }: CampaignReport): string {
  const queue = report.onRedis ? 'Redis' : 'PostgreSQL'
  const skew = report.skewMs === 0 ? '' : `, one ±${report.skewMs / 60_000} min`
  const cells = [
    ...[new Date().toISOString().slice(0, 16), commit, `${cpus().length} cores`],
    ...[`${report.nodes} on ${report.mode}, ${queue}${skew}`, report.seed],
    ...[strikes.serverKills, strikes.earlyKills, strikes.databaseKills, strikes.redisKills],
    ...[strikes.flushes, strikes.pauses],
    ...[report.instances, endured.packed, report.commands, report.cut, endured.repeatedNotices],
    ...[endured.timerLateness.worst.toFixed(1), Math.round(report.seconds)],
    report.violations.length,
  ]
  return `| ${cells.join(' | ')} |\n`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
