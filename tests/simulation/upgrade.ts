import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { MoveOutcome } from '../../runtime/src/engine/migrate-instance.ts'
import type { SeenInstance } from './seen.ts'
import { OFFICIAL } from './street.ts'
import { pick } from './weather.ts'
import type { RunningNode, World } from './world.ts'

/** An official moves a tenant's running alarms to the second version, as soon as there is one, and takes some of it back. */
export async function upgrade(world: World, tenantId: string): Promise<void> {
  const { random, scheduler, tables } = world
  for (let looks = 8; looks > 0; looks--) {
    await scheduler.sleep(random.below(4_000))
    if (!tables.versions.has(JSON.stringify([tenantId, 'alarm', 2]))) continue
    for (const instance of alarmsOf(world, tenantId)) await moveOne(world, instance)
  }
}

function alarmsOf({ witness }: World, tenantId: string): SeenInstance[] {
  return [...witness.instances.values()].filter(
    (each) =>
      each.tenantId === tenantId &&
      each.status === 'active' &&
      each.started.definitionId === 'alarm' &&
      each.versionNumber === 1,
  )
}

async function moveOne(world: World, instance: SeenInstance): Promise<void> {
  const { random, scheduler } = world
  const { tenantId, instanceId } = instance
  // Each of its moves is one of a migration of its own.
  const migrationId = `migration-${instance.steps.length}`
  const key = { tenantId, instanceId, migrationId, actor: OFFICIAL }
  const moved = await askTwice(world, ({ migrator }) =>
    migrator.move({ ...key, version: 2, choices: {} }),
  )
  if (moved !== null) checkMoved(world, instance, moved)
  if (random.chance(0.5)) return
  await scheduler.sleep(random.below(2_000))
  const undone = await askTwice(world, ({ migrator }) => migrator.undo(key))
  if (undone === 'undone' && !instance.steps.some(isReturn)) {
    world.accuse(`G12: '${instanceId}' is said to be moved back, and was not.`)
  }
}

function isReturn({ commit }: SeenInstance['steps'][number]): boolean {
  const { input } = commit.entry
  return input.kind === 'migrate' && input.to < input.from
}

/** Null where nobody knows. */
async function askTwice<Answer>(
  world: World,
  question: (node: RunningNode) => Promise<Answer>,
): Promise<Answer | null> {
  const { nodes, random, scheduler } = world
  for (let attempt = 0; attempt < 2; attempt++) {
    const up = nodes.flatMap((node) => node.running() ?? [])
    if (up.length === 0) return null
    const answer = question(pick(up, random)).catch((error: unknown) => {
      if (error instanceof LinliError && kindOf(error) === 'transient') return null
      world.accuse(`G12: a migration failed with ${String(error)}.`)
      return null
    })
    const told = await Promise.race([answer, scheduler.sleep(8_000).then(() => null)])
    if (told !== null) return told
  }
  return null
}

function checkMoved(world: World, instance: SeenInstance, told: MoveOutcome): void {
  const { instanceId, steps, status, versionNumber } = instance
  const accuse = (sentence: string) => world.accuse(`G12: '${instanceId}' ${sentence}.`)
  if (told.kind === 'gone') {
    if (status === 'active' && versionNumber === 1) accuse('is said to be gone')
    return
  }
  // The second version says more and does nothing else.
  if (told.kind !== 'moved') accuse(`is not moved: ${JSON.stringify(told)}`)
  else if (steps[told.seq - 1]?.commit.entry.input.kind !== 'migrate') {
    accuse(`is said to have moved with step ${told.seq}`)
  }
}
