import { expect, test } from 'vitest'
import { readTracked, trackedFiles } from './tracked-files.ts'

/** Nodes of two releases run side by side while an installation is upgraded node by node (G20). From here on the release
 *  before must find its tables as it left them. */
const SINCE = '0004'

/** What a statement of the release before could stumble over. */
const NARROWING = [
  /\bdrop\s+(table|column)\b/i,
  /\brename\b/i,
  // A trigger says `truncate on` where it refuses just that.
  /\btruncate\b(?!\s+on\b)/i,
  /\balter\s+column\b[^;]*\b(type|set\s+not\s+null)\b/i,
  /\badd\s+column\b(?![^;]*\bdefault\b)[^;]*\bnot\s+null\b/i,
]

const migrations = trackedFiles(/^schemas\/prisma\/migrations\/\d+_.*\/migration\.sql$/)
const narrowing = (path: string) =>
  readTracked(path)
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .filter((statement) => NARROWING.some((pattern) => pattern.test(statement)))

test('a migration only adds, so that nodes of the release before go on beside the new ones', () => {
  const [before, since] = [true, false].map((isBefore) =>
    migrations.filter((path) => (path.split('/')[3] ?? '') < SINCE === isBefore),
  )
  // Before that there was no release to spare: one of them shows that the patterns bite.
  expect(before?.flatMap(narrowing)).not.toEqual([])
  expect(since?.length).toBeGreaterThan(0)
  expect(since?.flatMap(narrowing)).toEqual([])
})
