// The words that close a test run, from what Vitest's JSON reporter wrote.
import { relative } from 'node:path'

/** Gives the closing lines and the exit code. `report` is null when Vitest wrote none; `code` is its exit code.
 *  A file that does not load counts as one failure, a run that ends badly without a failing test as one too, and no test
 *  at all is a failure. The last line is always `N passed, N failed`, with `, N skipped` where there are any. */
export function closeTestRun(report, { code, root }) {
  const files = (report?.testResults ?? []).map((file) => ({
    name: relative(root, file.name),
    tests: file.assertionResults,
    problem: file.status === 'failed' ? firstLine(file.message) : null,
  }))
  const tests = files.flatMap((file) => file.tests)
  const broken = files.filter((file) => file.problem !== null && !file.tests.some(hasFailed))
  const passed = tests.filter(({ status }) => status === 'passed').length
  const skipped = tests.filter(isSkipped).length
  const explained = tests.filter(hasFailed).length + broken.length
  const failed = explained + (code !== 0 && explained === 0 ? 1 : 0)

  const lines = [...skippedGroups(files), ...failures(files, broken)]
  if (failed > explained)
    lines.push(`The run ended with code ${code} although no test failed; see above.`)
  if (passed + failed === 0) lines.push('No test was run, which counts as a failure.')
  lines.push('', `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return { lines, exitCode: failed > 0 || passed === 0 ? 1 : 0 }
}

const hasFailed = ({ status }) => status === 'failed'
const isSkipped = ({ status }) => status !== 'passed' && status !== 'failed'
const firstLine = (message) => message?.trim().split('\n')[0] || 'the file does not load'

function failures(files, broken) {
  return [
    ...files.flatMap(({ name, tests }) =>
      tests.filter(hasFailed).map((test) => `FAILED  ${name}: ${test.fullName}`),
    ),
    ...broken.map(({ name, problem }) => `FAILED  ${name}: ${problem}`),
  ]
}

function skippedGroups(files) {
  const titles = files.flatMap(({ name, tests }) =>
    tests.filter(isSkipped).map((test) => `${name}: ${test.ancestorTitles[0] ?? test.title}`),
  )
  return [...new Set(titles)].flatMap((title) => {
    const count = titles.filter((other) => other === title).length
    return ['', `!!! SKIPPED  ${title} (${count} ${count === 1 ? 'test' : 'tests'})`]
  })
}
