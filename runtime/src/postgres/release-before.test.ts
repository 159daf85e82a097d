import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from './database.ts'
import { watchReleaseBefore } from './release-before.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers in the order given, and fails where one is an error. */
function databaseOf(...answers: readonly (boolean | Error)[]) {
  const left = [...answers]
  const ask = vi.fn(async () => {
    const answer = left.shift()
    if (typeof answer !== 'boolean') throw answer ?? new Error('Nobody should ask.')
    return { rows: [{ is_gone: answer }] }
  })
  // Of an answer, its rows are all that is looked at.
  return { database: { ask } as unknown as Database, ask }
}

test('once the release before is gone, nobody asks again', async () => {
  const { database, ask } = databaseOf(true)
  const areAllOfThisRelease = watchReleaseBefore(database)

  expect(await Promise.all([areAllOfThisRelease(), areAllOfThisRelease()])).toEqual([true, true])
  vi.advanceTimersByTime(600_000)
  expect(await areAllOfThisRelease()).toBe(true)
  expect(ask).toHaveBeenCalledTimes(1)
})

test('while it is there, it is looked for once a minute; so it is where the database does not answer', async () => {
  const { database, ask } = databaseOf(false, new Error('away'), true)
  const areAllOfThisRelease = watchReleaseBefore(database)

  for (const expected of [false, false, true]) {
    expect(await areAllOfThisRelease()).toBe(expected)
    vi.advanceTimersByTime(59_000)
    expect(await areAllOfThisRelease()).toBe(expected)
    vi.advanceTimersByTime(1_000)
  }
  expect(ask).toHaveBeenCalledTimes(3)
})
