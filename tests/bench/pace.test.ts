import { expect, test } from 'vitest'
import { evenPace } from './pace.ts'

const HELD_MS = 40

function holdUp(): void {
  const until = performance.now() + HELD_MS
  while (performance.now() < until);
}

test('a request that leaves late is counted from the instant it was due', async () => {
  const pace = evenPace(1_000)
  await pace.next()
  holdUp()
  expect(performance.now() - (await pace.next())).toBeGreaterThan(HELD_MS - 10)
})

test('requests leave no sooner than their rate allows', async () => {
  const pace = evenPace(100)
  const first = await pace.next()
  await pace.next()
  expect((await pace.next()) - first).toBeGreaterThan(15)
})

test('what was owed is forgotten at a restart', async () => {
  const pace = evenPace(1_000)
  holdUp()
  pace.restart()
  expect(performance.now() - (await pace.next())).toBeLessThan(HELD_MS)
})
