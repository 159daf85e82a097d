import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runScale } from './run-scale.ts'
import { renderScale } from './scale-figures.ts'

// The entry of `npm run bench:scale`: see README.md one folder up.
const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '1000000' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const result = await runScale({
  few: Number(values.few),
  many: Number(values.many),
  quick: values.quick,
  say,
})
say(`\n${JSON.stringify(result.machine, null, 2)}\ncommit ${result.commit}, ${result.date}`)
say(`\n${renderScale(result)}`)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
