import { expect, test } from 'vitest'
import { readTracked, trackedFiles } from './tracked-files.ts'

/** Read by Node itself, by PostgreSQL's image, or by the tools of the build. */
const FOREIGN = /^(NODE_\w+|POSTGRES_\w+|TURBO_\w+|CHECKPOINT_DISABLE)$/

test('every variable that a deployment sets is one that the server reads', () => {
  const read = new Set(readTracked('server/src/config.ts').match(/\b[A-Z][A-Z0-9_]{2,}\b/g))
  const files = trackedFiles(/^deploy\//)
  const set = files.flatMap((file) =>
    [
      ...readTracked(file).matchAll(
        /(?:^|[\s`{(=])([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST)(?=[:=`]|,\s*value)/gm,
      ),
    ].map((match) => ({ file, name: match[1] ?? '' })),
  )

  expect(set.length).toBeGreaterThan(10)
  expect(set.filter(({ name }) => !read.has(name) && !FOREIGN.test(name))).toEqual([])
})
