// `npm run docs:screens`: takes docs/screens/overview.png anew, and every page of the studio at 1440, 1280 and 375 pixels into
// docs/screens/pages, of a demo street that it starts and stops itself. `-- FILE FOLDER` writes elsewhere.
import { join } from 'node:path'
import { NODE_FLAGS } from './node-flags.mjs'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare()
  const main = join(ROOT, 'tests', 'screens', 'main.ts')
  return supervise(node, [...NODE_FLAGS, main, ...process.argv.slice(2)], environment(node))
})
