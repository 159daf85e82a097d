import { expect, test } from 'vitest'
import { readTracked, trackedFiles } from './tracked-files.ts'

const sources = trackedFiles(/^runtime\/src\/core(\/.+)?\.ts$/).filter(
  (path) => !path.endsWith('.test.ts'),
)

test('the core has files', () => {
  expect(sources.length).toBeGreaterThan(10)
})

test.each([
  ['asks no clock', /\bDate\b|\bperformance\.|\bTemporal\.Now\b/],
  ['draws no random number', /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
  [
    'waits for nothing',
    /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b|\bqueueMicrotask\b/,
  ],
  ['touches nothing outside', /\bfetch\b|\bprocess\.|\bglobalThis\b|from 'node:/],
  ['makes no code', /\beval\b|\bnew Function\b|from 'node:vm'/],
])('the core %s', (_promise, forbidden) => {
  const offenders = sources.flatMap((path) =>
    codeLines(readTracked(path))
      .filter(({ code }) => forbidden.test(code))
      .map(({ code, number }) => `${path}:${number}: ${code.trim()}`),
  )
  expect(offenders).toEqual([])
})

/** Lines without their comments and text: a docstring may speak of a Date. */
function codeLines(source: string): readonly { readonly code: string; readonly number: number }[] {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|[^:])\/\/.*$/gm, (text) => blank(text))
    .replace(/(?<!from )'(?:\\.|[^'\\\n])*'/g, blank)
  return code.split('\n').map((line, index) => ({ code: line, number: index + 1 }))
}
