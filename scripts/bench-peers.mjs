// `npm run bench:peers`: measures this product beside other durable engines; see the section on peers of
// tests/bench/README.md. They are installed here, from a lock of their own, and by no other command.
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, installPackages, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare()
  const folder = join(ROOT, 'tests', 'bench', 'peers')
  await installPackages(folder)
  const main = join(folder, 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})
