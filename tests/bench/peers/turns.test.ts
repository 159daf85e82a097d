import { expect, test } from 'vitest'
import { ratiosTo, renderTurns, type Turn } from './turns.ts'

const turn = (system: string, round: number, perSecond: number): Turn => ({
  ...{ system, round, perSecond },
  ...{ p50Ms: 10, p99Ms: 40, cpuSecondsPer1000: 0.3, memoryMb: 200, settledAfterMs: 5 },
})

test('a ratio is taken within a round, and the median of the rounds is told', () => {
  const turns = [
    ...[turn('ours', 0, 300), turn('theirs', 0, 100)],
    // An hour in which everything is slow is no slower system.
    ...[turn('ours', 1, 40), turn('theirs', 1, 10)],
    ...[turn('ours', 2, 3_000), turn('theirs', 2, 600)],
  ]
  expect(ratiosTo(turns, 'ours')).toEqual({ theirs: 4 })
  expect(renderTurns(turns, 'ours')).toMatch(/^theirs +100 .* 4\.00 ×$/m)
})

test('a round without our own turn gives no ratio', () => {
  expect(ratiosTo([turn('theirs', 0, 100)], 'ours')).toEqual({ theirs: Number.NaN })
})
