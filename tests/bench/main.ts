import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { FIGURE_NAMES, type Figures, isFigureName, renderTable } from './figures.ts'
import { runBench } from './run-bench.ts'

// The entry of `npm run bench`: see README.md beside this file.
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const wanted = values.only?.split(',') ?? FIGURE_NAMES
const unknown = wanted.filter((name) => !isFigureName(name))
if (unknown.length > 0) {
  say(`Unknown figures: ${unknown.join(', ')}. Known are ${FIGURE_NAMES.join(', ')}.`)
  process.exit(2)
}

const result = await runBench({
  wanted: new Set(wanted.filter(isFigureName)),
  quick: values.quick,
  repository: fileURLToPath(new URL('../..', import.meta.url)),
  say,
})
say(`\n${JSON.stringify(result.machine, null, 2)}\ncommit ${result.commit}, ${result.date}`)
say(`\n${renderTable(result.figures satisfies Figures)}`)
if (values.json !== undefined) {
  await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
