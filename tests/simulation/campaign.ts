import type { EngineUnderTest } from './load-engine.ts'
import { loadEngine } from './load-engine.ts'
import type { Plant } from './plant.ts'
import { runSeed } from './run-seed.ts'

export interface CampaignReport {
  readonly from: number
  readonly seeds: number
  /** Seeds that were run twice, to see that they take the same course. */
  readonly repeated: number
  readonly steps: number
  readonly virtualHours: number
  readonly faults: Readonly<Record<string, number>>
  readonly seconds: number
  /** One sentence per seed that broke a promise, beginning with the seed. */
  readonly violations: readonly string[]
}

/** One seed of so many is run twice. */
const REPEATED_EVERY = 100

/** Runs the seeds from `from` on over the engine as it is. */
export async function runCampaign(
  subject: EngineUnderTest,
  { from, seeds, say }: { from: number; seeds: number; say: (text: string) => void },
): Promise<CampaignReport> {
  const began = performance.now()
  const faults: Record<string, number> = {}
  const violations: string[] = []
  let [steps, virtualMs, repeated] = [0, 0, 0]
  for (let seed = from; seed < from + seeds; seed++) {
    const report = await runSeed(subject, seed)
    const [violation] = report.violations
    if (violation !== undefined) violations.push(`${seed}: ${violation}`)
    steps += report.steps
    virtualMs += report.virtualMs
    for (const [kind, count] of Object.entries(report.faults)) {
      faults[kind] = (faults[kind] ?? 0) + count
    }
    if (seed % REPEATED_EVERY === 0) {
      repeated++
      const again = await runSeed(subject, seed)
      if (again.hash !== report.hash)
        violations.push(`${seed}: it took another course when repeated`)
    }
    if ((seed - from + 1) % 10_000 === 0) {
      say(`${seed - from + 1} seeds, ${violations.length} with violations`)
    }
  }
  const seconds = (performance.now() - began) / 1_000
  const virtualHours = virtualMs / 3_600_000
  return { from, seeds, repeated, steps, virtualHours, faults, seconds, violations }
}

export interface PlantReport {
  readonly id: string
  /** Seeds run until the bug showed; null when none did. */
  readonly seeds: number | null
  readonly violation: string | null
}

/** Runs seeds from 1 on over the engine with the bug, until one finds it, at most `limit`. */
export async function findPlant(plant: Plant, limit: number): Promise<PlantReport> {
  const subject = await loadEngine(plant)
  for (let seed = 1; seed <= limit; seed++) {
    const [violation] = (await runSeed(subject, seed)).violations
    if (violation !== undefined) return { id: plant.id, seeds: seed, violation }
  }
  return { id: plant.id, seeds: null, violation: null }
}
