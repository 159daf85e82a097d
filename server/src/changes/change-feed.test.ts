import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestDatabase } from '../../../tests/support/database.ts'
import { createTestDatabase } from '../../../tests/support/database.ts'
import type { Change, ChangeFeed } from './change-feed.ts'
import { createChangeFeed } from './change-feed.ts'
import { followChanges } from './follow-changes.ts'
import { createStreamSlots } from './stream-slots.ts'

const PATIENT = { timeout: 15_000 }

let database: TestDatabase
let here: ChangeFeed
let there: ChangeFeed
beforeAll(async () => {
  database = await createTestDatabase()
  here = openFeed()
  there = openFeed()
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(2), PATIENT)
})
afterAll(async () => {
  await here.close()
  await there.close()
  await database.close()
})

test('every node hears of a commit once', async () => {
  const heard = { here: collect(here), there: collect(there) }

  here.announce([change('a'), change('b')])
  here.announce([change('a')])

  await expect.poll(() => heard.there.length, PATIENT).toBe(2)
  expect(heard.here).toEqual([change('a'), change('b')])
  expect(heard.there).toEqual([change('a'), change('b')])
})

test('a batch larger than one notification arrives whole', async () => {
  const heard = collect(there)
  const many = Array.from({ length: 500 }, (_, index) => change(`many-${index}`))

  here.announce(many)

  await expect.poll(() => heard.length, PATIENT).toBe(500)
})

test('a node that lost its connection listens again', async () => {
  const before = await listeners()
  await database.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [
    before,
  ])
  await expect
    .poll(async () => (await listeners()).filter((pid) => !before.includes(pid)).length, PATIENT)
    .toBe(2)
  const heard = collect(there)

  here.announce([change('after')])

  await expect.poll(() => heard, PATIENT).toEqual([change('after')])
})

test('a slow reader gets what it missed as one batch, of its own tenant alone', async () => {
  const reader = followChanges({
    feed: here,
    tenantId: 'jinxiu',
    gone: new AbortController().signal,
  })
  const first = reader.next()
  here.announce([change('one')])
  expect((await first).value).toEqual([change('one')])
  const heard = collect(here)
  here.announce([change('two'), { tenantId: 'other', instanceId: 'x' }])
  await expect.poll(() => heard.length, PATIENT).toBe(2)
  here.announce([change('two'), change('three')])
  await expect.poll(() => heard.length, PATIENT).toBe(4)

  expect((await reader.next()).value).toEqual([change('two'), change('three')])
  await reader.return(undefined)
})

test('a reader that has 10,000 instances to fetch is sent away and remembered no longer', async () => {
  let tell: (changes: readonly Change[]) => void = () => undefined
  let isListening = true
  const feed = {
    listen(listener: typeof tell) {
      tell = listener
      return () => {
        isListening = false
      }
    },
  }
  const reader = followChanges({ feed, tenantId: 'jinxiu', gone: new AbortController().signal })
  const first = reader.next()
  tell([change('one')])
  await first

  tell(Array.from({ length: 10_001 }, (_, n) => change(`many-${n}`)))

  expect(isListening).toBe(false)
  expect(await reader.next()).toEqual({ done: true, value: undefined })
})

test('a reader that left is forgotten at once, also while nothing happens', async () => {
  const leaving = new AbortController()
  const reader = followChanges({ feed: here, tenantId: 'jinxiu', gone: leaving.signal })
  const waiting = reader.next()

  leaving.abort()

  expect(await waiting).toEqual({ done: true, value: undefined })
})

test('a session has twelve streams, and a closed one makes room', () => {
  const slots = createStreamSlots()
  const open = Array.from({ length: 12 }, () => slots.take('a', 'jinxiu'))
  const tooMany = expect.objectContaining({ code: 'request.too-many' })
  expect(() => slots.take('a', 'jinxiu')).toThrow(tooMany)
  expect(() => slots.take('b', 'jinxiu')).not.toThrow()

  open[0]?.()

  expect(() => slots.take('a', 'jinxiu')).not.toThrow()
})

function change(instanceId: string): Change {
  return { tenantId: 'jinxiu', instanceId }
}

function collect(feed: ChangeFeed): Change[] {
  const heard: Change[] = []
  feed.listen((changes) => heard.push(...changes))
  return heard
}

function openFeed(): ChangeFeed {
  return createChangeFeed({
    pool: database.pool,
    connect: () => new pg.Client({ connectionString: database.url }),
    onTrouble: () => undefined,
  })
}

/** Process ids of the connections that listen. */
async function listeners(): Promise<number[]> {
  const { rows } = await database.pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
      WHERE query = 'LISTEN linli_changed' AND datname = current_database()`,
  )
  return rows.map(({ pid }) => pid)
}
