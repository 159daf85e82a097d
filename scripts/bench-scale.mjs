// `npm run bench:scale`: what grows when a million instances wait; see the section on scale of tests/bench/README.md.
// `-- --many N` and `-- --few N` set the two sizes, `-- --json FILE` writes the figures.
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare()
  const main = join(ROOT, 'tests', 'bench', 'scale', 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})
