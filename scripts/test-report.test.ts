import { expect, test } from 'vitest'
import { closeTestRun } from './test-report.mjs'

const passing = { status: 'passed', title: 'a', fullName: 'group a', ancestorTitles: ['group'] }
const failing = { ...passing, status: 'failed' }
const skipped = { ...passing, status: 'skipped', ancestorTitles: ['in a browser (needs Chromium)'] }

function close(
  assertionResults: readonly object[],
  { status = 'passed', message = '', code = 0 } = {},
) {
  const file = { name: '/repo/tests/some.test.ts', status, message, assertionResults }
  return closeTestRun({ testResults: [file] }, { code, root: '/repo' })
}

test('the last line counts, and success is success', () => {
  const { lines, exitCode } = close([passing, passing])

  expect(lines.at(-1)).toBe('2 passed, 0 failed')
  expect(exitCode).toBe(0)
})

test('a failure is named and fails the run', () => {
  const { lines, exitCode } = close([passing, failing], { status: 'failed', code: 1 })

  expect(lines).toContain('FAILED  tests/some.test.ts: group a')
  expect(lines.at(-1)).toBe('1 passed, 1 failed')
  expect(exitCode).toBe(1)
})

test('a file that does not load is a failure', () => {
  const { lines, exitCode } = close([], {
    status: 'failed',
    message: 'No such module\nat x',
    code: 1,
  })

  expect(lines).toContain('FAILED  tests/some.test.ts: No such module')
  expect(lines.at(-1)).toBe('0 passed, 1 failed')
  expect(exitCode).toBe(1)
})

test('a skipped group is named with its cure', () => {
  const { lines, exitCode } = close([passing, skipped, skipped])

  expect(lines).toContain(
    '!!! SKIPPED  tests/some.test.ts: in a browser (needs Chromium) (2 tests)',
  )
  expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 skipped')
  expect(exitCode).toBe(0)
})

test('no test at all, or none but skipped ones, is a failure', () => {
  expect(closeTestRun(null, { code: 0, root: '/repo' }).exitCode).toBe(1)
  expect(close([skipped]).exitCode).toBe(1)
})

test('a run that ends badly is never a success', () => {
  const { lines, exitCode } = close([passing], { code: 134 })

  expect(lines.at(-1)).toBe('1 passed, 1 failed')
  expect(exitCode).toBe(1)
})
