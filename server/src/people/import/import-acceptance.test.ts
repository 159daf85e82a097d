import { monitorEventLoopDelay } from 'node:perf_hooks'
import { csvText } from '@linli/schemas/csv'
import { type ImportAnswer, PEOPLE_COLUMNS } from '@linli/schemas/people-table'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestApp } from '../../../../tests/support/start-app.ts'
import { startApp } from '../../../../tests/support/start-app.ts'
import { writeWorkbook } from '../workbook/write-workbook.ts'
import { readTable } from './read-table.ts'

const ROWS = 10_000
const BAD = 50

let linli: TestApp
let send: (file: Uint8Array<ArrayBuffer>, apply?: boolean) => Promise<ImportAnswer>
let follow: (file: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => Promise<Response>
beforeEach(async () => {
  linli = await startApp()
  const [url, cookie] = [await linli.listen(), await linli.signIn('shen-center')]
  send = async (body, apply = false) => {
    const headers = { cookie, 'content-type': 'text/csv' }
    const path = `${url}/people/import${apply ? '?apply=1' : ''}`
    const response = await fetch(path, { method: 'POST', headers, body })
    expect(response.status).toBe(200)
    return (await response.json()) as ImportAnswer
  }
  follow = (body, signal) =>
    fetch(`${url}/people/import?apply=1`, {
      ...{ method: 'POST', body, signal: signal ?? null },
      headers: { cookie, 'content-type': 'text/csv', accept: 'application/x-ndjson' },
    })
})
afterEach(() => linli.close())

const TITLES = Object.values(PEOPLE_COLUMNS).map((title) => title['zh-CN'])

/** What a hurried hand gets wrong, one after the other. */
const MISTAKES: readonly ((row: string[]) => void)[] = [
  (row) => row.splice(0, 1, ''),
  (row) => row.splice(1, 1, '不是账号'),
  (row) => row.splice(2, 1, '1390000'),
  (row) => row.splice(3, 1, '领导'),
  (row) => row.splice(4, 1, '第九网格'),
  (row) => row.splice(5, 1, '消防员'),
  (row) => row.splice(6, 1, '临时'),
  (row) => row.splice(7, 1, '2026-02-30'),
  (row) => row.splice(8, 1, '2020-01-01'),
  (row) => row.splice(4, 1, ''),
]

/** Every two-hundredth row is bad. */
const isBad = (index: number) => index % (ROWS / BAD) === 7

const rows = Array.from({ length: ROWS }, (_, index) => {
  const row = [`人员${index}`, `bulk-${index}`, `137${String(index).padStart(8, '0')}`, '工作人员']
  row.push(`第${'一二三四'[index % 4]}网格`, '网格员', '正职', '2026-01-01', '')
  if (isBad(index)) MISTAKES[Math.floor(index / (ROWS / BAD)) % MISTAKES.length]?.(row)
  return row
})
const badRows = rows.filter((_, index) => isBad(index))

describe.each([
  ['CSV', (table: string[][]) => new TextEncoder().encode(csvText(table))],
  ['a workbook', (table: string[][]) => writeWorkbook('人员', table)],
])('ten thousand rows with fifty bad ones, as %s', (_kind, fileOf) => {
  test('are taken but for the fifty, which come back with a sentence each, and once only', async () => {
    const file = fileOf([TITLES, ...rows])
    const before = await everything()

    const tried = await timed('tried', () => send(file))
    expect(await everything()).toEqual(before)
    expect(tried).toMatchObject({ isApplied: false, addedCount: ROWS - BAD, badCount: BAD })

    const applied = await timed('applied', () => send(file, true))
    expect(applied).toEqual({ ...tried, isApplied: true })
    const after = await everything()
    expect(after.people.length - before.people.length).toBe(ROWS - BAD)
    expect(after.posts.length - before.posts.length).toBe(ROWS - BAD)
    expect(after.audits - before.audits).toBe(2 * (ROWS - BAD))

    const again = await timed('applied again', () => send(file, true))
    expect(again).toMatchObject({
      ...{ addedCount: 0, changedCount: 0, postCount: 0 },
      ...{ unchangedCount: ROWS - BAD, badCount: BAD, bad: applied.bad },
    })
    expect(await everything()).toEqual(after)

    await expectFifty(applied)
    // Put right, they are taken as well, and nobody twice.
    const right = badRows.map((_, index) => [`补${index}`, `right-${index}`])
    expect(await send(fileOf([TITLES, ...right]), true)).toMatchObject({
      ...{ addedCount: BAD, badCount: 0 },
    })
  }, 180_000)
})

describe('who accepts lines', () => {
  const file = new TextEncoder().encode(csvText([TITLES, ...rows]))

  test('is told how many are written, and at last what the answer would be without', async () => {
    const lines = await readAll(await follow(file))
    const people = ROWS - BAD
    expect(lines[0]).toEqual({ done: 0, of: people })
    const done = lines.flatMap((line) => ('done' in line ? [line.done] : []))
    expect(done.length).toBeGreaterThan(10)
    expect(done).toEqual([...done].sort((one, other) => one - other))
    expect(done.at(-1)).toBe(people)
    expect(lines.at(-1)).toMatchObject({ answer: { isApplied: true, addedCount: people } })
  }, 180_000)

  test('and leaves before the end finds nothing of it', async () => {
    const before = await everything()
    const leaving = new AbortController()
    const response = await follow(file, leaving.signal)
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toContain('"done":0')
    leaving.abort()
    // The street's row is free again when all is taken back or written.
    await linli.services.pool.query('SELECT 1 FROM tenant WHERE id = $1 FOR UPDATE', [
      linli.street.tenant.id,
    ])
    expect(await everything()).toEqual(before)
  }, 180_000)
})

interface Line {
  readonly done: number
  readonly of: number
}

async function readAll(response: Response): Promise<readonly (Line | { answer: ImportAnswer })[]> {
  const text = await response.text()
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** What comes back holds exactly the fifty, with a sentence each. */
async function expectFifty({ bad, badFile, badWorkbook }: ImportAnswer): Promise<void> {
  const workbook = Buffer.from(badWorkbook, 'base64')
  for (const returned of [Buffer.from(badFile), workbook]) {
    const read = await readTable(returned)
    expect(read.map(({ cells }) => Object.values(cells))).toEqual(badRows)
  }
  const sentences = badFile
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.slice(line.lastIndexOf(',') + 1))
  expect(sentences).toEqual(bad.map(({ problem }) => problem))
  expect(sentences.every((sentence) => /^[^a-z]*[一-龥].*。$/.test(sentence))).toBe(true)
  // A day that is none and an end before its beginning have one sentence.
  expect(new Set(sentences).size).toBe(MISTAKES.length - 1)
  expect(bad.map(({ line }) => line)).toEqual(
    rows.flatMap((_, index) => (isBad(index) ? [index + 2] : [])),
  )
}

/** No limit of the server's (60 s for a request) is near, and others are served in between. */
async function timed<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const started = performance.now()
  const answer = await work()
  const took = performance.now() - started
  delay.disable()
  expect(took, what).toBeLessThan(30_000)
  expect(delay.max / 1e6, `${what}, at one stretch`).toBeLessThan(5_000)
  return answer
}

async function everything() {
  const { pool } = linli.services
  const people = await pool.query('SELECT id, name, login, phone, role FROM account ORDER BY id')
  const posts = await pool.query('SELECT * FROM post ORDER BY tenant_id, id')
  const audits = await pool.query<{ count: number }>('SELECT count(*)::int FROM audit')
  return { people: people.rows, posts: posts.rows, audits: audits.rows[0]?.count ?? 0 }
}
