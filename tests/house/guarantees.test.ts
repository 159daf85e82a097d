import { expect, test } from 'vitest'
import { PLANTS } from '../simulation/plants.ts'
import { readTracked, trackedFiles } from './tracked-files.ts'

const PAGE = 'docs/guarantees.md'
/** Kept for later: G17. */
const IDS = [
  ...Array.from({ length: 16 }, (_, index) => `G${index + 1}`),
  'G18',
  'G19',
  'G20',
  'G21',
  'G22',
  'G23',
  'G24',
  'G25',
  'G26',
]

const rows = readTracked(PAGE)
  .split('\n')
  .filter((line) => /^\| G\d+ \|/.test(line))
  .map((line) => {
    const [id = '', promise = '', mechanism = '', tests = '', plants = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { id, promise, mechanism, tests, plants }
  })
const files = new Set(trackedFiles())

/** A cell's lines: a file each, and what it says of the file. */
function named(cell: string, what: RegExp) {
  return cell.split('<br>').map((line) => {
    const [, file = line, rest = ''] = line.match(/^`([^`]+)`: (.+)$/) ?? []
    return { file, names: [...rest.matchAll(what)].map(([, name]) => name ?? '') }
  })
}

const mechanisms = rows.flatMap(({ id, mechanism }) =>
  named(mechanism, /`([^`]+)`/g).map((each) => ({ id, ...each })),
)
const tests = rows.flatMap(({ id, tests: cell }) =>
  named(cell, /\*([^*]+)\*/g).map((each) => ({ id, ...each })),
)

test('every guarantee has its row, in order, with a promise, a mechanism and a test', () => {
  expect(rows.map(({ id }) => id)).toEqual(IDS)
  expect(rows.filter(({ promise }) => !/^\*\*.+\*\*/.test(promise))).toEqual([])
  expect([...mechanisms, ...tests].filter(({ names }) => names.length === 0)).toEqual([])
})

test('every file that the table names is there', () => {
  const missing = [...mechanisms, ...tests].filter(({ file }) => !files.has(file))
  expect(missing).toEqual([])
})

test('every mechanism is where the table says', () => {
  const lost = mechanisms.flatMap(({ id, file, names }) =>
    names
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(readTracked(file)))
      .map((name) => `${id}: ${name} in ${file}`),
  )
  expect(lost).toEqual([])
})

test('every test that holds a guarantee is one, by that title', () => {
  const lost = tests.flatMap(({ id, file, names }) => {
    const titles = titlesIn(readTracked(file))
    return names.filter((name) => !titles.has(name)).map((name) => `${id}: ${name} in ${file}`)
  })
  expect(lost).toEqual([])
})

test('every planted bug of the table is one of the simulator’s', () => {
  const planted = new Set(PLANTS.map(({ id }) => id))
  const claimed = rows.flatMap(({ plants }) =>
    plants === '–' ? [] : [...plants.matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? ''),
  )
  expect(claimed.length).toBeGreaterThan(30)
  expect(claimed.filter((id) => !planted.has(id))).toEqual([])
})

/** A title stands before the test's function, or before its options. */
function titlesIn(source: string): ReadonlySet<string> {
  const titles = source.matchAll(/'([^'\n]+)',\s*(?:async\b|\(|\{)/g)
  return new Set([...titles].map(([, title]) => title ?? ''))
}
