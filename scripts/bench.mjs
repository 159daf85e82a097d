// `npm run bench`: measures this product on this machine; see tests/bench/README.md.
// `-- --json FILE` writes the figures, `-- --only a,b` measures some of them, `-- --quick` only proves that it works.
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare()
  const main = join(ROOT, 'tests', 'bench', 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})
