// `npm test`: installs and builds what is missing, runs every test once, closes with `N passed, N failed`.
// What follows `npm test --` goes to Vitest: a piece of a path, `-t 'a name'`, `--project contracts`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { environment, prepare, ROOT, runEntry } from './prepare.mjs'
import { supervise } from './supervise.mjs'

await runEntry(async () => {
  const node = await prepare()
  const folder = mkdtempSync(join(tmpdir(), 'linli-report-'))
  const report = join(folder, 'report.json')
  try {
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)]
    const code = await supervise(node, args, environment(node))
    return tell(readReport(report), code)
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

/** A test file that does not even load has no tests in the report; it counts as one failure. */
function tell(report, code) {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length
  const brokenFiles = files.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const passed = count('passed')
  const skipped = count('skipped', 'pending', 'todo', 'disabled')
  // A run that ends badly without a failing test (a setup that throws, an error outside any test) has failed too.
  const unexplained = code !== 0 && count('failed') + brokenFiles.length === 0 ? 1 : 0
  const failed = count('failed') + brokenFiles.length + unexplained
  nameFailures(files, brokenFiles)
  nameSkipped(files)
  if (unexplained)
    console.log(`The test run ended with code ${code} although no test failed; see above.`)
  if (passed + failed === 0) console.log('No test was found, which counts as a failure.')
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
}

function nameFailures(files, brokenFiles) {
  for (const file of files) {
    for (const test of file.assertionResults.filter(({ status }) => status === 'failed')) {
      console.log(`FAILED  ${relative(ROOT, file.name)}: ${test.fullName}`)
    }
  }
  for (const file of brokenFiles) {
    const firstLine = (file.message ?? '').trim().split('\n')[0]
    console.log(`FAILED  ${relative(ROOT, file.name)}: ${firstLine || 'the file does not load'}`)
  }
}

function nameSkipped(files) {
  for (const file of files) {
    const skipped = file.assertionResults.filter(
      ({ status }) => status !== 'passed' && status !== 'failed',
    )
    for (const group of new Set(skipped.map((test) => test.ancestorTitles[0] ?? test.title))) {
      const size = skipped.filter((test) => (test.ancestorTitles[0] ?? test.title) === group).length
      console.log(
        `\n!!! SKIPPED  ${relative(ROOT, file.name)}: ${group} (${size} ${size === 1 ? 'test' : 'tests'})`,
      )
    }
  }
}
