// `npm run sim`: plays the engine against a hostile world, seed by seed; see tests/simulation/README.md.
// `-- --seeds N` runs more of them, `-- --seed N` plays one, `-- --plants all` looks for the planted bugs.
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare({ build: false })
  const main = join(ROOT, 'tests', 'simulation', 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})
