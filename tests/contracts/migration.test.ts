import { randomUUID } from 'node:crypto'
import type { Migrator } from '@linli/runtime'
import type { Definition } from '@linli/schemas/definition'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMigrator } from '../../runtime/src/engine/migrate-instance.ts'
import { createVersionBook } from '../../runtime/src/engine/version-book.ts'
import { createPostgresMigrationStore } from '../../runtime/src/postgres/migration-store.ts'
import { ALARM, OFFICIAL, ORG, OTHER_WORKER, RESIDENT, WORKER } from '../support/builders.ts'
import type { PostgresGround, TestNode } from '../support/test-engines.ts'
import { createNode, createPostgresGround } from '../support/test-engines.ts'

/** The alarm with another key for its first state, so that its stored snapshots do not fit as they are. */
const RENAMED = renamed(ALARM)
const SLOWER: Definition = {
  ...RENAMED,
  timers: { answer: { title: { 'zh-CN': '核实时限' }, clock: 'elapsed', duration: 'PT9H' } },
}

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
      org: () => Promise.resolve(ORG),
      calendar: () => Promise.resolve(createNode(ground).calendar.now),
    },
  })
})
afterAll(() => ground.close())

describe('moving an instance to another version', () => {
  test('it goes on there, with its task, its holder and a history without a gap', async () => {
    const { node, key, move } = await scene()
    await node.engine.claim({ ...taskOf(key), actor: WORKER })

    expect(await migrator.judge({ ...key, version: 2 }, {})).toMatchObject({ kind: 'safe' })
    expect(await move()).toEqual({ kind: 'moved', seq: 3 })

    expect(await rowsOf(key)).toMatchObject({
      version: 2,
      tasks: [{ holder_id: WORKER.accountId }],
    })
    const done = await node.engine.complete({
      ...{ ...taskOf(key), outcome: 'confirmed', answers: {}, actor: WORKER, key: randomUUID() },
    })
    expect(done).toMatchObject({ seq: 4, position: ['waiting'] })
    expect(await ground.brokenInvariants()).toEqual([])
  })

  test('a node that remembers it on its version before acts on the new one', async () => {
    const { node, key, move } = await scene()
    await expect(node.engine.release({ ...taskOf(key), actor: WORKER })).resolves.toMatchObject({
      seq: 1,
    })

    await move()
    const claimed = await node.engine.claim({ ...taskOf(key), actor: WORKER })

    expect(claimed.seq).toBe(3)
    expect(await ground.brokenInvariants()).toEqual([])
  })

  test('nothing is written where a choice is missing', async () => {
    const { key, move, migrationId } = await scene(SLOWER)
    const before = await rowsOf(key)

    expect(await move()).toMatchObject({ kind: 'choice' })
    expect(await rowsOf(key)).toEqual(before)

    await ground.pool.query(
      `update migrated_instance set state = 'judged' where migration_id = $1`,
      [migrationId],
    )
    expect(await move({ 'deadline:answer': 'replayed' })).toMatchObject({ kind: 'moved' })
    const { tasks, timers } = await rowsOf(key)
    expect(timers).toHaveLength(1)
    expect(timers[0]).toMatchObject({
      generation: 2,
      due_at: (tasks[0] as { due_at: string }).due_at,
    })
    expect(await ground.brokenInvariants()).toEqual([])
  })

  test('commands under way and migrations do not lose each other', async () => {
    const scenes = await Promise.all(Array.from({ length: 20 }, () => scene(SLOWER)))
    await Promise.all(
      scenes.flatMap(({ node, key, move }) => [
        move({ 'deadline:answer': 'keep' }),
        node.engine.claim({ ...taskOf(key), actor: WORKER }),
        node.engine.send({
          ...{
            ...key,
            event: 'correct',
            payload: { divisor: 9 },
            actor: WORKER,
            key: randomUUID(),
          },
        }),
      ]),
    )

    for (const { key } of scenes) {
      const rows = await rowsOf(key)
      expect(rows).toMatchObject({ version: 2, tasks: [{ holder_id: WORKER.accountId }] })
      expect(rows.snapshot).toMatchObject({ seq: 4, machine: { context: { divisor: 9 } } })
    }
    expect(await ground.brokenInvariants()).toEqual([])
  })
})

describe('taking a migration back', () => {
  test('every row is as it was, byte for byte, but for the number of steps', async () => {
    const { node, key, move, undo } = await scene(SLOWER)
    await node.engine.claim({ ...taskOf(key), actor: WORKER })
    const before = await rowsOf(key)
    await move({ 'deadline:answer': 'replayed' })
    expect((await rowsOf(key)).timers).not.toEqual(before.timers)

    expect(await undo()).toBe('undone')

    const { snapshot, body, ...rows } = await rowsOf(key)
    expect({ ...rows, body: body.replace('"seq":4', '"seq":2') }).toEqual({
      ...{ version: before.version, tasks: before.tasks, timers: before.timers },
      body: before.body,
    })
    expect(snapshot.seq).toBe(4)
    const released = await node.engine.release({ ...taskOf(key), actor: WORKER })
    expect(released.seq).toBe(5)
    expect(await ground.brokenInvariants()).toEqual([])
  })

  test('a task that the move had taken back is there again, and the one that it opened is gone', async () => {
    const { key, move, undo } = await scene(otherTask())
    const before = await rowsOf(key)
    expect(await move({ 'tasks:check another': 'replayed' })).toMatchObject({ kind: 'moved' })
    expect((await rowsOf(key)).tasks).not.toEqual(before.tasks)

    await undo()

    expect((await rowsOf(key)).tasks).toEqual(before.tasks)
    expect(await ground.brokenInvariants()).toEqual([])
  })

  test('an instance that has moved on stays, and so does what it did', async () => {
    const { node, key, move, undo } = await scene()
    await move()
    await node.engine.claim({ ...taskOf(key), actor: OTHER_WORKER })
    const before = await rowsOf(key)

    expect(await undo()).toBe('overtaken')
    expect(await rowsOf(key)).toEqual(before)
  })

  test('a node that remembers it on the new version loses its fence', async () => {
    const { node, key, move, undo } = await scene()
    await move()
    await node.engine.release({ ...taskOf(key), actor: WORKER })
    await undo()

    const claimed = await node.engine.claim({ ...taskOf(key), actor: WORKER })

    expect(claimed.seq).toBe(4)
    expect((await rowsOf(key)).version).toBe(1)
    expect(await ground.brokenInvariants()).toEqual([])
  })
})

/** A running instance on version 1, and another version beside it. */
async function scene(after: Definition = RENAMED) {
  const tenantId = await ground.createTenant()
  const node: TestNode = createNode(ground)
  const { instanceId } = await node.engine.start({
    ...{ tenantId, definitionId: 'alarm', form: 'report', actor: RESIDENT, key: randomUUID() },
    answers: { ref: '三楼', divisor: 4 },
  })
  await ground.store.insertVersion({
    ...{ tenantId, definition: after, hash: randomUUID(), publishedBy: OFFICIAL.accountId },
  })
  const key = { tenantId, instanceId }
  const migrationId = await openMigration(key)
  return {
    ...{ node, key, migrationId },
    move: (choices = {}) =>
      migrator.move({ ...key, version: 2, migrationId, choices, actor: OFFICIAL }),
    undo: () => migrator.undo({ ...key, migrationId, actor: OFFICIAL }),
  }
}

interface Key {
  readonly tenantId: string
  readonly instanceId: string
}

async function openMigration({ tenantId, instanceId }: Key): Promise<string> {
  const id = randomUUID()
  await ground.pool.query(
    `insert into migration (tenant_id, id, definition_id, to_version, state, requested_by)
     values ($1, $2, 'alarm', 2, 'moving', 'official-1')`,
    [tenantId, id],
  )
  await ground.pool.query(
    `insert into migrated_instance (tenant_id, migration_id, instance_id, from_version, state)
     values ($1, $2, $3, 1, 'judged')`,
    [tenantId, id, instanceId],
  )
  return id
}

function taskOf({ tenantId, instanceId }: Key) {
  return { tenantId, taskId: `${instanceId}.1.0` }
}

async function rowsOf({ tenantId, instanceId }: Key) {
  const { rows } = await ground.pool.query<{
    readonly version: number
    readonly body: string
    readonly tasks: readonly unknown[]
    readonly timers: readonly unknown[]
  }>(
    `select i.version_number as version, s.body,
            (select coalesce(json_agg(t order by t.id), '[]') from task t
              where t.tenant_id = $1 and t.instance_id = $2) as tasks,
            (select coalesce(json_agg(t order by t.event), '[]') from timer t
              where t.tenant_id = $1 and t.instance_id = $2) as timers
       from instance i join instance_snapshot s on s.tenant_id = i.tenant_id and s.instance_id = i.id
      where i.tenant_id = $1 and i.id = $2`,
    [tenantId, instanceId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('The instance has its rows.')
  return { ...row, snapshot: JSON.parse(row.body) as { readonly seq: number } }
}

function renamed({ machine, ...definition }: Definition): Definition {
  const { checking, ...others } = machine.states ?? {}
  if (checking === undefined) throw new Error('The alarm is checked first.')
  return {
    ...definition,
    machine: { ...machine, initial: 'looking', states: { looking: checking, ...others } },
  }
}

function otherTask(): Definition {
  const text = JSON.stringify(RENAMED).replace('"id":"check","input"', '"id":"another","input"')
  return JSON.parse(text) as Definition
}
