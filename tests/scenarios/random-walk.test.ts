import { parseInstant, takersOf } from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Snapshot } from '@linli/schemas/snapshot'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectReplayed } from './expect-replayed.ts'
import type { MemoryWorld } from './memory-world.ts'
import { createMemoryWorld } from './memory-world.ts'
import { drawFrom } from './random-answers.ts'
import type { RandomPlay } from './random-play.ts'
import { actAnyhow, startAnything } from './random-play.ts'
import { readStreet, readTemplate, TEMPLATE_IDS } from './read-templates.ts'
import { loadSnapshot } from './scenario-world.ts'

const street = readStreet()
const tenantId = street.tenant.id
const STEPS = 60

interface Walk extends RandomPlay {
  readonly world: MemoryWorld
  /** What the initiator was told so far. */
  readonly told: LocaleText[]
}

describe.each(TEMPLATE_IDS)('template %s', (id) => {
  const definition = readTemplate(id)

  test('never gets stuck and never fails, whatever people, devices and clocks do', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat()), async (seed) => {
        const draw = drawFrom(seed)
        const world = createMemoryWorld(street)
        try {
          await walk({ world, definition, draw, told: listen(world) })
          expectReplayed(world, definition)
        } finally {
          await world.close()
        }
      }),
      { numRuns: 15 },
    )
  })
})

async function walk(at: Walk): Promise<void> {
  const { world, definition } = at
  await world.setNow(parseInstant('2026-08-31T08:00:00+08:00') ?? 0)
  const actor = { accountId: 'publisher', role: 'official', posts: [] } as const
  await world.engine.publish({ tenantId, document: definition, actor })
  const instanceId = await startAnything(at)
  for (let step = 0; step < STEPS; step++) {
    const snapshot = await loadSnapshot(world, instanceId)
    expectAlive(snapshot)
    expectApart(at, snapshot)
    if (snapshot.status !== 'active') return expectAnswered(at)
    await actAnyhow(at, snapshot)
    await world.takeEffects()
    expect(world.takeTrouble()).toEqual([])
  }
}

/** Whoever waits, waits for somebody or for an instant; an ended instance holds neither. */
function expectAlive({ status, tasks, timers, position }: Snapshot): void {
  const waiting = tasks.length + timers.length
  if (status === 'active') expect(waiting, `stuck at '${position}'`).toBeGreaterThan(0)
  else expect(waiting).toBe(0)
}

/** Who is excluded from a task (回避) may not take it: whoever handled a case does not verify it. */
function expectApart({ definition }: Walk, { tasks, performers }: Snapshot): void {
  for (const task of tasks) {
    const excluded = (definition.tasks[task.name]?.exclude ?? []).flatMap((each) =>
      typeof each === 'object' && 'performerOf' in each ? [performers[each.performerOf]] : [],
    )
    const takers: (string | undefined)[] = takersOf(street, task)
    expect(takers.filter((taker) => excluded.includes(taker))).toEqual([])
    expect(takers.length, `somebody may take '${task.name}'`).toBeGreaterThan(0)
  }
}

/** Whoever reported is told that it arrived and, before the end, what became of it. */
function expectAnswered({ definition, told }: Walk): void {
  if (definition.triggers[0]?.kind === 'form') expect(told.length).toBeGreaterThan(1)
}

function listen({ store }: MemoryWorld): LocaleText[] {
  const told: LocaleText[] = []
  const { commit } = store
  store.commit = async (batch) => {
    told.push(...batch.steps.flatMap(({ step }) => step.explanation.told))
    return await commit(batch)
  }
  return told
}
