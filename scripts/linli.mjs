#!/usr/bin/env node
// `npm run linli -- <command> …`: looks at definitions in files; see server/src/command-line/main.ts.
import { join } from 'node:path'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare({ build: false })
  const main = join(ROOT, 'server', 'src', 'command-line', 'main.ts')
  return supervise(node, [main, ...process.argv.slice(2)], environment(node))
})
