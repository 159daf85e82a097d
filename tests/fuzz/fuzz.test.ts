import { describe, expect, test } from 'vitest'
import { createFuzzGround } from './fuzz-seeds.ts'
import { faultOfKept, keptCases } from './kept-cases.ts'
import { runFuzz } from './run-fuzz.ts'

/** Printed by a failure; every run looks at other seeds. */
const FROM = Number(process.hrtime.bigint() % 1_000_000_000n)

test('whatever somebody writes as a definition or an expression is judged within 100 ms of CPU, with a finding for each refusal', async () => {
  const report = await runFuzz({ from: FROM, count: 2_000, modelEvery: 40 })
  expect(report.faults).toEqual([])
  // It must look at what is sound as well, or it proves little.
  expect(report.outcomes['expression sound']).toBeGreaterThan(200)
  expect(report.outcomes['definition sound']).toBeGreaterThan(100)
}, 120_000)

describe('what once broke a promise keeps it', () => {
  const ground = createFuzzGround()
  test.each(keptCases())('%s', (_name, kept) => {
    expect(faultOfKept(kept, ground)).toBeNull()
  })
})
