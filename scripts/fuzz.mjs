// `npm run fuzz`: random and mutated definitions and expressions against the parser and the checks; see tests/fuzz/README.md.
// `-- --count N --seed S` judges the cases of N seeds from S on.
import { join } from 'node:path'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare({ build: false })
  const main = join(ROOT, 'tests', 'fuzz', 'main.ts')
  return supervise(node, [main, ...process.argv.slice(2)], environment(node))
})
