// `npm run check`: everything that judges the code without running the product. Same in CI.
import { join } from 'node:path'
import { capture, environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { showProgress } from './progress.mjs'

const CHECKS = [
  ['Types', 'tsc', ['--noEmit']],
  ['Types of the web app', 'tsc', ['--noEmit', '-p', 'studio']],
  ['Format, names, sizes (biome)', 'biome', ['check', '--error-on-warnings', '--colors=off', '.']],
  [
    'Import direction (dependency-cruiser)',
    'depcruise',
    ['schemas', 'runtime', 'server', 'studio', 'tests'],
  ],
  ['Dead files and exports (knip)', 'knip', ['--no-progress', '--treat-config-hints-as-errors']],
  ['House rules (vitest)', 'vitest', ['run', '--project', 'house', '--reporter=dot']],
]

await runEntry(async () => {
  const node = await prepare({ build: false })
  const failures = []
  for (const [title, tool, args] of CHECKS) {
    const failure = await runCheck(node, [title, tool, args])
    if (failure !== null) failures.push(failure)
  }
  for (const { title, output } of failures) console.log(`\n── ${title}\n${output.trim()}`)
  console.log(
    failures.length === 0
      ? `\n${CHECKS.length} checks passed`
      : `\n${failures.length} of ${CHECKS.length} checks failed: ${failures.map(({ title }) => title).join(', ')}`,
  )
  return failures.length === 0 ? 0 : 1
})

async function runCheck(node, [title, tool, args]) {
  let output = ''
  try {
    await showProgress(title, async () => {
      const result = await capture(
        join(ROOT, 'node_modules', '.bin', tool),
        args,
        environment(node),
      )
      output = result.output
      if (result.code !== 0) throw new Error(title)
    })
    return null
  } catch {
    return { title, output }
  }
}
