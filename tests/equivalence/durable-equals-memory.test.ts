import { parseDefinition } from '@linli/schemas/parse-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFrom } from './draw.ts'
import { drawDefinition } from './draw-definition.ts'
import { startDurableRun } from './durable-run.ts'
import { startLiveRun } from './live-run.ts'
import { play } from './play.ts'

/** Long enough that most machines have all their states and transitions before the list ends. */
const CHOICES = fc.array(fc.nat(1_000_000), { minLength: 0, maxLength: 500, size: 'max' })
const STEPS = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 80, size: 'max' })

const RUNS = 60
/** Shrinking a counter-example goes on for minutes, and nothing else can stop it. */
const MOST_MS = 90_000

describe('a generated machine', () => {
  test('runs durably, with a crash after every step, as it runs in memory', {
    timeout: 120_000,
  }, () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(CHOICES, STEPS, (choices, steps) => {
        const definition = drawDefinition(drawFrom(choices))
        const played = play(definition, drawFrom(steps), {
          durable: startDurableRun,
          live: startLiveRun,
        })
        for (const kind of played) kinds.add(kind)
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: MOST_MS, markInterruptAsFailure: true },
    )

    expect([...kinds]).toEqual(expect.arrayContaining(['parallel', 'tasks', 'timers']))
  })

  test('is a document of the format', () => {
    fc.assert(
      fc.property(CHOICES, (choices) => {
        const parsed = parseDefinition(drawDefinition(drawFrom(choices)))

        expect(parsed).toMatchObject({ kind: 'parsed' })
      }),
      { numRuns: 20 },
    )
  })
})
