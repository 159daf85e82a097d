import { randomUUID } from 'node:crypto'
import type { Migrator } from '@linli/runtime'
import type { Snapshot } from '@linli/schemas/snapshot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMigrator } from '../../runtime/src/engine/migrate-instance.ts'
import { createVersionBook } from '../../runtime/src/engine/version-book.ts'
import { createPostgresMigrationStore } from '../../runtime/src/postgres/migration-store.ts'
import { GRID, OFFICIAL, RESIDENT } from '../support/builders.ts'
import { cleaningDefinition, reportDefinition, withInvocation } from '../support/cleaning.ts'
import type { PostgresGround } from '../support/test-engines.ts'
import { createNode, createPostgresGround } from '../support/test-engines.ts'
import { CHILDREN_ORG, DESK } from './children.contract.ts'

let ground: PostgresGround
let migrator: Migrator
beforeAll(async () => {
  ground = await createPostgresGround()
  migrator = createMigrator({
    store: createPostgresMigrationStore(ground.pool),
    people: ground.store,
    versions: createVersionBook(ground.store),
    clock: ground.clock,
    directory: {
      org: () => Promise.resolve(CHILDREN_ORG),
      calendar: () => Promise.resolve(createNode(ground).calendar.now),
    },
  })
})
afterAll(async () => {
  expect(await ground.brokenInvariants()).toEqual([])
  await ground.close()
})

describe('moving an instance that waits for a child', () => {
  test('the child that the new version does not know is stopped, its own is started', async () => {
    const { parentId, move, deliver, snapshotOf, childOf } = await scene()
    const former = await childOf(parentId)

    expect(await move({})).toMatchObject({ kind: 'choice' })
    expect(await move({ 'children:clean wash': 'replayed' })).toMatchObject({ kind: 'moved' })
    await deliver()

    expect((await snapshotOf(former)).status).toBe('cancelled')
    const child = await childOf(parentId)
    expect(child).not.toBe(former)
    expect(await snapshotOf(child)).toMatchObject({
      status: 'active',
      parent: { instanceId: parentId },
    })
  })

  test('and it is not taken back, because nobody answers the former wait any more', async () => {
    const { move, undo, deliver } = await scene()
    await move({ 'children:clean wash': 'replayed' })
    expect(await undo()).toBe('overtaken')
    await deliver()
  })
})

async function scene() {
  const tenantId = await ground.createTenant()
  const node = createNode({ ...ground, org: CHILDREN_ORG }, { heldEffects: 0 })
  const publish = (document: Parameters<typeof withInvocation>[0]) =>
    node.engine.publish({ tenantId, document, actor: OFFICIAL })
  const deliver = async () => {
    while ((await node.engine.deliverEffects()) > 0);
  }
  await publish(cleaningDefinition())
  const report = reportDefinition()
  await publish(report)
  const { instanceId: parentId } = await node.engine.start({
    ...{ tenantId, definitionId: 'report', form: 'start', answers: { place: GRID } },
    ...{ actor: RESIDENT, key: randomUUID() },
  })
  await node.engine.complete({
    ...{ tenantId, taskId: `${parentId}.1.0`, outcome: 'done', answers: {} },
    ...{ actor: DESK, key: randomUUID() },
  })
  await deliver()
  await publish(withInvocation(report, (invoke) => ({ ...invoke, id: 'wash' })))
  const migrationId = await openMigration(tenantId, parentId)
  const key = { tenantId, instanceId: parentId, migrationId }
  return {
    ...{ parentId, deliver, snapshotOf, childOf },
    move: (choices: Parameters<Migrator['judge']>[1]) =>
      migrator.move({ ...key, version: 2, choices, actor: OFFICIAL }),
    undo: () => migrator.undo({ ...key, actor: OFFICIAL }),
  }

  async function snapshotOf(instanceId: string): Promise<Snapshot> {
    const { instances } = await ground.store.load({
      ...{ instances: [{ tenantId, instanceId }], inbox: [], correlations: [], incidents: [] },
    })
    const [found] = instances
    if (found === undefined) throw new Error(`There is no instance '${instanceId}'.`)
    return found.snapshot
  }
  async function childOf(instanceId: string): Promise<string> {
    const child = (await snapshotOf(instanceId)).children?.[0]?.child
    if (!child) throw new Error('No child was started.')
    return child.instanceId
  }
}

async function openMigration(tenantId: string, instanceId: string): Promise<string> {
  const id = randomUUID()
  await ground.pool.query(
    `insert into migration (tenant_id, id, definition_id, to_version, state, requested_by)
     values ($1, $2, 'report', 2, 'moving', 'official-1')`,
    [tenantId, id],
  )
  await ground.pool.query(
    `insert into migrated_instance (tenant_id, migration_id, instance_id, from_version, state)
     values ($1, $2, $3, 1, 'judged')`,
    [tenantId, id, instanceId],
  )
  return id
}
