// `npm test`: installs and builds what is missing, runs every test once, closes with `N passed, N failed`.
// What follows `npm test --` goes to Vitest: a piece of a path, `-t 'a name'`, `--project contracts`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'
import { closeTestRun } from './test-report.mjs'

await runEntry(async () => {
  const node = await prepare()
  const folder = mkdtempSync(join(tmpdir(), 'linli-report-'))
  const report = join(folder, 'report.json')
  try {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)]
    const code = await supervise(node, args, environment(node))
    const { lines, exitCode } = closeTestRun(readReport(report), { code, root: ROOT })
    console.log(lines.join('\n'))
    return exitCode
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
