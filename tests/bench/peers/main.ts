import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { describeCommit, describeMachine } from '../machine.ts'
import { hasRestateServer } from './restate-server.ts'
import { runTurns } from './run-turns.ts'
import { ratiosTo, renderTurns } from './turns.ts'

// The entry of `npm run bench:peers`: see the section on peers of ../README.md.
const FIRST = 'linli'
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '15' },
    warmup: { type: 'string', default: '20' },
    // Restate's own default, 24, is for a cluster that grows; on two cores fewer cost less.
    partitions: { type: 'string', default: '4' },
    systems: { type: 'string', default: 'linli,restate,restate-no-steps,dbos,dbos-no-steps' },
  },
})
const wanted = values.systems.split(',')
const systems = wanted.filter((name) => hasRestateServer || !name.startsWith('restate'))
if (systems.length < wanted.length)
  say(`Not measured, because npm has no server of Restate for ${process.platform}-${process.arch}.`)

const date = new Date().toISOString()
const before = describeMachine('')
const { turns, postgresql } = await runTurns({
  systems,
  rounds: Number(values.rounds),
  concurrency: Number(values.concurrency),
  warmUpMs: Number(values.warmup) * 1000,
  measureMs: Number(values.seconds) * 1000,
  partitions: Number(values.partitions),
  say,
})
const machine = { ...before, postgresql }
const { loadBefore: loadAfter } = describeMachine(postgresql)
say(`\n${JSON.stringify(machine)}, load afterwards ${loadAfter}\n`)
say(renderTurns(turns, FIRST))
if (values.json !== undefined) {
  const ratios = ratiosTo(turns, FIRST)
  const settings = {
    concurrency: Number(values.concurrency),
    partitions: Number(values.partitions),
  }
  const result = { machine, loadAfter, settings, date, commit: describeCommit(), ratios, turns }
  await writeFile(values.json, `${JSON.stringify(result, rounded, 2)}\n`)
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
