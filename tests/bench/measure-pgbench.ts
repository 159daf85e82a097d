import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { searchPath } from '../support/config.ts'
import type { Extent } from './extent.ts'
import { type Figures, figure } from './figures.ts'
import type { Stage } from './stage.ts'
import {
  createInstances,
  HISTORY,
  IN_AN_HOUR,
  INSTANCES,
  OUTBOX,
  oneStatement,
  STEP,
  type StepValues,
  updateSnapshot,
} from './step-rows.ts'

/** As many clients as the peers of the design's tables had; two threads for two cores. */
const FLAGS = ['-c', '32', '-j', '2', '-M', 'prepared', '-n']

/** PostgreSQL's own bench is not among our packages: its figures are there where the machine has it. */
export const hasPgbench = spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0

/** What PostgreSQL does with the same three writes where nothing but pgbench drives it, one transaction each. */
export async function measurePgbench(stage: Stage, extent: Extent): Promise<Figures> {
  const prefix = `${randomBytes(4).toString('hex')}-0000-4000-8000-`
  await createInstances(
    stage.pool,
    Array.from({ length: INSTANCES }, (_, index) => prefix + hex(index + 1)),
  )
  const values = inPgbench(prefix)
  const five = await run(stage, fiveStatements(values), extent)
  const one = await run(stage, `${PICK}${oneStatement(values).replaceAll('\n', ' ')};\n`, extent)
  const how = `pgbench ${FLAGS.join(' ')}, the values sent with every transaction, same tables`
  return {
    pgbenchFiveStatementPerSecond: figure(
      five,
      '/s',
      `begin, update snapshot, insert history, insert outbox, commit; ${how}`,
    ),
    pgbenchOneCtePerSecond: figure(one, '/s', `the same three writes in one statement; ${how}`),
  }
}

const hex = (number: number) => number.toString(16).padStart(12, '0')
const PICK = `\\set pick random(1, ${INSTANCES})\n`

function inPgbench(prefix: string): StepValues {
  return {
    ...{ tenant: ':tenant', body: ':body', input: ':input', explanation: ':explanation' },
    ...{ hash: ':hash', effect: ':effect' },
    instance: `('${prefix}' || lpad(to_hex(:pick::int), 12, '0'))::uuid`,
  }
}

/** `\gset` keeps what the update returned. A statement is one line. */
function fiveStatements(values: StepValues): string {
  const { input, explanation, hash, effect } = values
  return `${PICK}${[
    'BEGIN;',
    `${updateSnapshot(values)} \\gset`,
    `INSERT INTO history (${HISTORY}) VALUES (:tenant_id, :instance_id, :seq, now(), 'event', ${input}, ${explanation}, ${hash});`,
    `INSERT INTO outbox (${OUTBOX}) VALUES (:tenant_id, :instance_id::text || '.' || :seq::text || '.0', :instance_id, ${effect}, now(), ${IN_AN_HOUR});`,
    'END;',
  ]
    .map((line) => `${line.replaceAll('\n', ' ')}\n`)
    .join('')}`
}

/** Transactions a second as pgbench itself tells them; a failed one ends its client, and that voids the figure. */
async function run(stage: Stage, script: string, extent: Extent): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-pgbench-'))
  try {
    const file = join(folder, 'step.sql')
    await writeFile(file, script)
    // Below that the clients have hardly connected.
    const seconds = Math.max(3, Math.ceil(extent.measureMs / 1000))
    const variables = Object.entries(STEP).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const args = [...FLAGS, '-T', String(seconds), '-f', file, ...variables]
    const { stdout } = await promisify(execFile)('pgbench', args, { env: connectionTo(stage.url) })
    const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1]
    if (perSecond === undefined || !/number of failed transactions: 0 /.test(stdout))
      throw new Error(`pgbench said:\n${stdout}`)
    return Number(perSecond)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A password on the command line could be read by anybody. */
function connectionTo(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname } = new URL(url)
  return {
    PATH: searchPath,
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
  }
}
