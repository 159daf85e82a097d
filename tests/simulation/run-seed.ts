import { createRandom } from '../support/random.ts'
import { expectSettled } from './apply.ts'
import { checkEnd } from './check-end.ts'
import { createWorld, publishVersions, startNodes } from './create-world.ts'
import type { EngineUnderTest } from './load-engine.ts'
import { closeNodes, untilQuiet } from './rest.ts'
import { createScheduler } from './scheduler.ts'
import { beginPlay } from './stories.ts'
import { createTrace } from './trace.ts'
import { withVirtualGlobals } from './virtual-globals.ts'

export interface SeedReport {
  readonly seed: number
  readonly violations: readonly string[]
  /** Equal hashes: the same course. */
  readonly hash: string
  readonly trace: readonly string[]
  readonly virtualMs: number
  readonly faults: Readonly<Record<string, number>>
  readonly steps: number
}

const STARTS_AT = Date.UTC(2026, 10, 21, 1)

/** One run. The same seed of the same code takes the same course. It ends with the first violation. */
export async function runSeed(
  subject: EngineUnderTest,
  seed: number,
  { isTraced = false }: { readonly isTraced?: boolean } = {},
): Promise<SeedReport> {
  const random = createRandom(seed)
  const scheduler = createScheduler(STARTS_AT)
  const trace = createTrace(isTraced, () => scheduler.now() - STARTS_AT)
  const violations: string[] = []
  const world = createWorld(subject, { random, scheduler, trace, violations })
  await withVirtualGlobals({ scheduler, random: random.fork() }, async () => {
    publishVersions(world)
    startNodes(world)
    world.calendars.begin((tenantId) => expectSettled(world, tenantId))
    const play = beginPlay(world)
    const isBroken = () => violations.length > 0
    await untilQuiet(world, play, isBroken)
    if (!isBroken()) await closeNodes(world)
    if (!isBroken()) checkEnd(world, play)
  })
  const { faults } = world.weather
  const instances = [...world.witness.instances.values()]
  const steps = instances.reduce((sum, instance) => sum + instance.steps.length, 0)
  const virtualMs = scheduler.now() - STARTS_AT
  return { seed, violations, hash: trace.hash(), trace: trace.lines, virtualMs, faults, steps }
}
