import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEnginePool } from '@linli/runtime'
import { canonicalJson } from '@linli/schemas/canonical-json'
import type { Snapshot } from '@linli/schemas/snapshot'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CommitStep, EngineStore } from '../../runtime/src/ports/engine-store.ts'
import { createPostgresStore } from '../../runtime/src/postgres/postgres-store.ts'
import { migrateDatabase } from '../../server/src/database/migrate.ts'
import { OFFICIAL, OTHER_WORKER, RESIDENT, WORKER } from '../support/builders.ts'
import {
  createNode,
  createPostgresGround,
  type PostgresGround,
  type TestNode,
} from '../support/test-engines.ts'
import { until } from '../support/until.ts'

// The next release is played by this one: a store that writes the snapshot's next format, and a migration that widens
// every table, as the house test lets one do. What the release before (this one) does beside it is real.
describe('a node beside one of the next release', () => {
  let ground: PostgresGround
  let releaseBefore: Client
  let folder: string
  let before: TestNode
  let next: TestNode
  let tenantId: string
  let atWork: string
  let applied: readonly string[]

  beforeAll(async () => {
    ground = await createPostgresGround()
    // As long as it is there, texts of snapshots are what was hashed, and the next release can be played by changing them.
    releaseBefore = await connectReleaseBefore(ground)
    tenantId = await ground.createTenant()
    before = createNode(ground)
    atWork = await start(before)
    folder = await nextMigrations()
    // The old node is at work while the new one brings the database up to date.
    applied = await migrateDatabase(ground.databaseUrl, folder)
    next = createNode({ ...ground, store: nextStore(ground.store) })
  })
  afterAll(async () => {
    await Promise.all([before.engine.close(), next.engine.close()])
    await rm(folder, { recursive: true })
    await releaseBefore.end()
    await ground.close()
  })
  beforeEach(() => ground.endTimerLeases())

  async function start({ engine }: TestNode): Promise<string> {
    const answers = { ref: '新旧', divisor: 4 }
    const { instanceId } = await engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', answers, actor: RESIDENT },
      key: `start-${++keys}`,
    })
    return instanceId
  }
  let keys = 0
  const claim = ({ engine }: TestNode, instanceId: string, actor = WORKER) =>
    engine.claim({ tenantId, taskId: `${instanceId}.1.0`, actor })
  const complete = ({ engine }: TestNode, instanceId: string, key = 'k') =>
    engine.complete({
      ...{ tenantId, taskId: `${instanceId}.1.0`, outcome: 'confirmed', answers: {} },
      ...{ actor: WORKER, key },
    })
  const nudge = ({ engine }: TestNode, instanceId: string) =>
    engine.send({
      ...{ tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER },
      key: `nudge-${++keys}`,
    })
  async function body(instanceId: string): Promise<string> {
    const { rows } = await ground.pool.query<{ body: string }>(
      'select body from instance_snapshot where tenant_id = $1 and instance_id = $2',
      [tenantId, instanceId],
    )
    return rows[0]?.body ?? ''
  }

  it('goes on with its cases in the widened tables, and starts others', async () => {
    expect(applied).toEqual([NEXT_MIGRATION])

    await claim(before, atWork)
    expect(await complete(before, atWork)).toMatchObject({ position: ['waiting'] })
    const other = await start(before)
    await until(async () => (await fire(before)) > 0 && (await body(other)).includes('escalated'))
    const cancelled = await before.engine.cancel({
      ...{ tenantId, instanceId: other, reason: '重复', actor: OFFICIAL },
    })
    expect(cancelled).toMatchObject({ ended: true })
    expect(await ground.incidents()).toEqual([])
  })

  it('has its cases read and moved by the next release, and then leaves them to it', async () => {
    const instanceId = await start(before)
    await nudge(before, instanceId)

    // The old node remembers the case as it was.
    expect(await nudge(next, instanceId)).toMatchObject({ seq: 3 })
    await expect(nudge(before, instanceId)).rejects.toMatchObject(FOREIGN)
    expect(await complete(next, instanceId)).toMatchObject({ seq: 4, position: ['waiting'] })
  })

  it('leaves alone what the next release wrote: no command and no timer of its moves it', async () => {
    const instanceId = await start(next)
    const stored = await body(instanceId)
    expect(JSON.parse(stored)).toMatchObject({ format: 3, later: LATER })

    for (const command of [
      () => claim(before, instanceId, OTHER_WORKER),
      () => complete(before, instanceId),
      () => nudge(before, instanceId),
      () => before.engine.cancel({ tenantId, instanceId, reason: '重复', actor: OFFICIAL }),
    ]) {
      await expect(command()).rejects.toMatchObject(FOREIGN)
    }
    await until(async () => (await fire(before)) > 0)
    expect(await body(instanceId)).toBe(stored)

    // Its timer is still armed, and acts where it is understood; that settles what the old node could not do.
    await ground.endTimerLeases()
    await until(async () => (await fire(next)) > 0)
    expect(JSON.parse(await body(instanceId))).toMatchObject({
      ...{ format: 3, position: ['escalated'], later: LATER },
    })
    const { rows } = await ground.pool.query<{ code: string; as: string | null }>(
      `select code, resolved_as as "as" from incident
       where instance_id = $1 and input::jsonb->>'kind' = 'timer'`,
      [instanceId],
    )
    expect(rows).toEqual([{ ...FOREIGN, as: 'overtaken' }])
  })

  it('is not started again once the next release has been there', async () => {
    await expect(migrateDatabase(ground.databaseUrl)).rejects.toMatchObject({
      code: 'invariant.broken',
      message: expect.stringContaining(NEXT_MIGRATION),
    })
    expect(await migrateDatabase(ground.databaseUrl, folder)).toEqual([])
  })

  const fire = ({ engine }: TestNode) => engine.fireDueTimers()
})

describe('a node beside one of the release before', () => {
  let ground: PostgresGround
  let tenantId: string
  beforeAll(async () => {
    ground = await createPostgresGround()
    tenantId = await ground.createTenant()
  })
  afterAll(async () => {
    await Promise.all(nodes.map(({ engine }) => engine.close()))
    await Promise.all(pools.map((pool) => pool.end()))
    await ground.close()
  })

  const nodes: TestNode[] = []
  const pools: Pool[] = []
  /** A node of this release that has asked nothing yet, with the sessions of its own. */
  function comeUp(): TestNode {
    const { databaseUrl } = ground
    const pool = createEnginePool({ databaseUrl, onTrouble: () => undefined, max: 2 })
    const node = createNode({ ...ground, store: createPostgresStore(pool) })
    pools.push(pool)
    nodes.push(node)
    return node
  }
  let keys = 0
  const nudge = ({ engine }: TestNode, instanceId: string) =>
    engine.send({
      ...{ tenantId, instanceId, event: 'nudge', payload: {}, actor: WORKER },
      key: `nudge-${++keys}`,
    })
  async function rowOf(instanceId: string) {
    const { rows } = await ground.pool.query<{ body: string; hash: string }>(
      `select s.body, h.snapshot_hash as hash
         from instance_snapshot s
         join history h on h.tenant_id = s.tenant_id and h.instance_id = s.instance_id and h.seq = s.seq
        where s.tenant_id = $1 and s.instance_id = $2`,
      [tenantId, instanceId],
    )
    const [row] = rows
    if (row === undefined) throw new Error('The instance has its rows.')
    return { ...row, format: JSON.parse(row.body).format as unknown }
  }

  it('writes what that one reads, until it is gone; then less, which all others read', async () => {
    const releaseBefore = await connectReleaseBefore(ground)
    const early = comeUp()
    const { instanceId } = await early.engine.start({
      ...{ tenantId, definitionId: 'alarm', form: 'report', answers: { ref: '先后', divisor: 4 } },
      ...{ actor: RESIDENT, key: 'start' },
    })
    const long = await rowOf(instanceId)
    expect(long.format).toBe(1)
    expect(createHash('sha256').update(long.body).digest('hex')).toBe(long.hash)

    await releaseBefore.end()
    await until(async () => (await releasesBefore(ground)) === 0)
    const late = comeUp()
    expect(await nudge(late, instanceId)).toMatchObject({ seq: 2 })
    const short = await rowOf(instanceId)
    expect(short.format).toBe(2)
    expect(short.body.length).toBeLessThan(long.body.length - 80)

    // The first one has not asked again, and reads it all the same.
    expect(await nudge(early, instanceId)).toMatchObject({ seq: 3 })
    expect(await nudge(comeUp(), instanceId)).toMatchObject({ seq: 4 })
    expect(await ground.brokenInvariants()).toEqual([])
  })
})

/** A session as the engine of the release before opens them. */
async function connectReleaseBefore({ databaseUrl }: PostgresGround): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'linli-engine' })
  await client.connect()
  return client
}

async function releasesBefore({ pool }: PostgresGround): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int4 as n from pg_stat_activity
      where datname = current_database() and application_name = 'linli-engine'`,
  )
  return rows[0]?.n ?? 0
}

const FOREIGN = { code: 'snapshot.incompatible' }
const NEXT_MIGRATION = '9000_the_next_release'
/** What only the next release knows of a case. */
const LATER = { priority: 3 }

/** Those of this release and one more: each table has a column that may be empty and one that is never empty. */
async function nextMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-next-release-'))
  await cp(MIGRATIONS, folder, { recursive: true })
  await mkdir(join(folder, NEXT_MIGRATION))
  await writeFile(join(folder, NEXT_MIGRATION, 'migration.sql'), WIDEN_EVERY_TABLE)
  return folder
}

const MIGRATIONS = fileURLToPath(new URL('../../schemas/prisma/migrations', import.meta.url))
const WIDEN_EVERY_TABLE = `do $$ declare each text; begin
  for each in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %I add column next_note text, add column next_weight int not null default 1', each);
  end loop; end $$`

/** Writes format 3, and reads both. */
function nextStore(store: EngineStore): EngineStore {
  return {
    ...store,
    async load(keys) {
      const loaded = await store.load(keys)
      const instances = loaded.instances.map((each) => ({ ...each, snapshot: read(each.snapshot) }))
      return { ...loaded, instances }
    },
    commit: (batch) => store.commit({ ...batch, steps: batch.steps.map(written) }),
  }
}

function read(stored: Snapshot): Snapshot {
  const { later: _, ...snapshot } = stored as Snapshot & { readonly later?: unknown }
  return { ...snapshot, format: 1 }
}

function written(commit: CommitStep): CommitStep {
  const snapshotText = canonicalJson({ ...commit.step.snapshot, format: 3, later: LATER })
  const snapshotHash = createHash('sha256').update(snapshotText).digest('hex')
  return { ...commit, snapshotText, snapshotHash }
}
