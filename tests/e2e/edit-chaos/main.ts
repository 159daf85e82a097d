import { execFileSync } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Pool } from 'pg'
import { startEmbeddedPostgres } from '../../../server/src/database/embedded-postgres.ts'
import { migrateDatabase } from '../../../server/src/database/migrate.ts'
import { launchBrowser } from '../../support/browser.ts'
import { runDemoApp } from '../run-demo-app.ts'
import type { Ground } from './ground.ts'
import { playSession, type SessionReport } from './play-session.ts'
import { STRIKES } from './strikes.ts'

// `node tests/e2e/edit-chaos/main.ts --sessions 100 --from 1 [--deeds 25]`: a long run; see README.md beside this file. Appends its line to
// ledger.md and ends with code 1 when something was lost. SIGINT ends it after the session that is being played. `--seed N` plays one and
// prints its course.
const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    deeds: { type: 'string', default: '25' },
    seed: { type: 'string' },
  },
})
// Before it begins: what is committed meanwhile is not what ran.
const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' }).trim()
const enough = new AbortController()
process.on('SIGINT', () => enough.abort())
const since = performance.now()
const reports = await onGround(playAll)
for (const violation of reports.flatMap(({ violations }) => violations)) say(violation)
if (values.seed === undefined) {
  const line = ledgerLine(reports)
  await appendFile(fileURLToPath(new URL('./ledger.md', import.meta.url)), line)
  say(line.trim())
}
process.exitCode = reports.some(({ violations }) => violations.length > 0) ? 1 : 0

async function playAll(ground: Ground): Promise<readonly SessionReport[]> {
  const deeds = Number(values.deeds)
  if (values.seed !== undefined) {
    return [await playSession(ground, { seed: Number(values.seed), deeds, say })]
  }
  const played: SessionReport[] = []
  for (let index = 0; index < Number(values.sessions) && !enough.signal.aborted; index += 1) {
    const seed = Number(values.from) + index
    const course: string[] = []
    const report = await playSession(ground, { seed, deeds, say: (text) => void course.push(text) })
    played.push(report)
    if (report.violations.length > 0) say(course.join('\n'))
    say(`seed ${seed}: ${report.strikes.length} strikes, ${report.violations.join() || 'kept'}`)
  }
  return played
}

/** The product over a PostgreSQL that outlives the server's deaths. */
async function onGround<Result>(play: (ground: Ground) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-edit-chaos-'))
  const postgres = await startEmbeddedPostgres({ folder })
  await migrateDatabase(postgres.url)
  const pool = new Pool({ connectionString: postgres.url, max: 4 })
  pool.on('error', () => undefined)
  const app = await runDemoApp(postgres.url)
  const browser = await launchBrowser({ outlivesInterrupt: true })
  try {
    return await play({ app, browser, pool })
  } finally {
    await browser.close()
    await app.close()
    await pool.end()
    await postgres.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function ledgerLine(played: readonly SessionReport[]): string {
  const strikes = played.flatMap((report) => report.strikes)
  const sum = (of: (report: SessionReport) => number) =>
    played.reduce((total, report) => total + of(report), 0)
  const first = Number(values.from)
  const cells = [
    ...[new Date().toISOString().slice(0, 16), commit, `${cpus().length} cores`],
    ...[`${first}–${first + played.length - 1}`, played.length, sum(({ deeds }) => deeds)],
    ...[sum(({ broken }) => broken), sum(({ promises }) => promises)],
    ...STRIKES.map((strike) => strikes.filter((each) => each === strike).length),
    ...[Math.round((performance.now() - since) / 1000)],
    played.filter(({ violations }) => violations.length > 0).length,
  ]
  return `| ${cells.join(' | ')} |\n`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
