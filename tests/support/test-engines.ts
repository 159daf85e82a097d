import { createDatabaseClock } from '@linli/runtime'
import {
  createEngine,
  createMemoryStore,
  createMemoryTables,
  type EngineLimits,
  type EngineStore,
} from '@linli/runtime/memory'
import type { OrgTree } from '@linli/schemas/org'
import { Client, type Pool } from 'pg'
import type { WorkingCalendar } from '../../runtime/src/core/working-calendar.ts'
import { createIdSource } from '../../runtime/src/engine/id-source.ts'
import type { Clock } from '../../runtime/src/ports/clock.ts'
import type { Doorbell } from '../../runtime/src/ports/doorbell.ts'
import type { OutboxEntry } from '../../runtime/src/ports/effect-channel.ts'
import type { EngineObserver, RunningEngine } from '../../runtime/src/ports/engine.ts'
import { createPostgresStore } from '../../runtime/src/postgres/postgres-store.ts'
import { ALARM, GRID, OFFICIAL, ORG, STREET } from './builders.ts'
import { createTestDatabase } from './database.ts'
import { findBrokenInvariants } from './invariant-checker.ts'
import { testCalendar } from './test-calendar.ts'

/** A store that several engines (nodes) may share, with the clock of its database. */
export interface TestGround {
  readonly store: EngineStore
  readonly clock: Clock
  /** A tenant with the street, its people and the published alarm definition. */
  createTenant(): Promise<string>
  openTimers(): Promise<number>
  /** As if the time of every lease had passed. */
  endEffectLeases(): Promise<void>
  endTimerLeases(): Promise<void>
  incidents(): Promise<readonly TestIncident[]>
  /** What the audit says of them. */
  deeds(): Promise<
    readonly { readonly id: string; readonly actorId: string; readonly deed: string }[]
  >
  /** `file instance actor` of every file that a step names, in order. */
  namedFiles(tenantId: string): Promise<readonly string[]>
  /** I1–I7 over everything written so far; empty for the memory store, which has no rows to compare. */
  brokenInvariants(): Promise<string[]>
  /** What the database itself takes away, to make a row impossible. Only PostgreSQL has such constraints. */
  removeNode: ((tenantId: string, nodeId: string) => Promise<void>) | null
  /** Ends every connection of the engines, as a restart of the database does. */
  cutConnections: (() => Promise<void>) | null
  close(): Promise<void>
}

export interface TestIncident {
  readonly id: string
  readonly instanceId: string
  readonly kind: string
  readonly code: string
  readonly attempts: number
  readonly reason: string | null
  readonly resolvedAs: string | null
  readonly resolvedBy: string | null
}

/** One node: an engine with a channel that keeps what it delivers. */
export interface TestNode {
  readonly engine: RunningEngine
  readonly delivered: OutboxEntry[]
  readonly refused: OutboxEntry[]
  readonly incidents: unknown[]
  readonly rings: { count: number }
  /** The next deliveries fail, as many as `failures` says; none ever ends while it is stuck. */
  readonly channel: { failures: number; isStuck: boolean }
  /** Which days are worked; may be changed at any time. */
  readonly calendar: { now: WorkingCalendar }
}

const TEST_CALENDAR = testCalendar([])

export function createNode(
  /** Its rings are counted, unless it brings a doorbell. */
  ground: Pick<TestGround, 'store' | 'clock'> & {
    readonly doorbell?: Doorbell
    readonly org?: OrgTree
  },
  limits: Partial<EngineLimits> = {},
  observer: Partial<EngineObserver> = {},
): TestNode {
  const node = {
    delivered: [] as OutboxEntry[],
    refused: [] as OutboxEntry[],
    incidents: [] as unknown[],
  }
  const rings = { count: 0 }
  const channel = { failures: 0, isStuck: false }
  const calendar = { now: TEST_CALENDAR }
  const engine = createEngine({
    store: ground.store,
    clock: ground.clock,
    ids: createIdSource(),
    directory: {
      org: () => Promise.resolve(ground.org ?? ORG),
      calendar: () => Promise.resolve(calendar.now),
    },
    channel: {
      deliver(entry) {
        if (channel.isStuck) return new Promise(() => undefined)
        if (channel.failures > 0) {
          channel.failures--
          node.refused.push(entry)
          return Promise.reject(new Error('The channel is away.'))
        }
        node.delivered.push(entry)
        return Promise.resolve()
      },
    },
    doorbell: ground.doorbell ?? {
      ringDeliver() {
        rings.count++
        return Promise.resolve()
      },
      close: () => Promise.resolve(),
    },
    observer: {
      incident: ({ error }) => node.incidents.push(error),
      trouble: () => undefined,
      ...observer,
    },
    limits,
  })
  return { engine, rings, channel, calendar, ...node }
}

export async function createMemoryGround(): Promise<TestGround> {
  const start = performance.now() - 1_790_000_000_000
  const clock = { now: () => Math.floor(performance.now() - start) }
  const tables = createMemoryTables()
  const store = createMemoryStore(clock, tables)
  let tenants = 0
  const ground: TestGround = {
    store,
    clock,
    async createTenant() {
      const tenantId = `tenant-${++tenants}`
      await publishAlarm(ground, tenantId)
      return tenantId
    },
    openTimers: () => Promise.resolve(tables.timers.size),
    async endEffectLeases() {
      for (const [key, row] of tables.outbox) tables.outbox.set(key, { ...row, nextAttemptAt: 0 })
    },
    incidents: () =>
      Promise.resolve(
        [...tables.incidents.values()].map(({ resolution, ...row }) => ({
          ...row,
          resolvedAs: resolution?.as ?? null,
          resolvedBy: resolution?.by ?? null,
        })),
      ),
    deeds: () => Promise.resolve(tables.audit),
    async endTimerLeases() {
      for (const [key, row] of tables.timers) tables.timers.set(key, { ...row, leasedUntil: 0 })
    },
    async namedFiles(tenantId) {
      return [...tables.files.values()]
        .filter((row) => row.tenantId === tenantId)
        .map((row) => `${row.fileId} ${row.instanceId} ${row.actorId}`)
        .sort()
    },
    brokenInvariants: () => Promise.resolve([]),
    removeNode: null,
    cutConnections: null,
    close: () => Promise.resolve(),
  }
  return ground
}

/** The rows themselves, for what only a database can do to them. */
export interface PostgresGround extends TestGround {
  readonly pool: Pool
  readonly databaseUrl: string
}

export async function createPostgresGround(): Promise<PostgresGround> {
  const database = await createTestDatabase()
  const { pool } = database
  const clock = await createDatabaseClock(pool)
  let tenants = 0
  const ground: PostgresGround = {
    pool,
    databaseUrl: database.url,
    store: createPostgresStore(pool),
    clock,
    async createTenant() {
      const tenantId = `tenant-${++tenants}`
      await pool.query('insert into tenant (id, name) values ($1, $1)', [tenantId])
      for (const id of [STREET, GRID]) {
        const node = ORG.nodes.get(id)
        await pool.query(
          'insert into org_node (tenant_id, id, parent_id, kind, name) values ($1, $2, $3, $4, $5)',
          [tenantId, id, node?.parentId, node?.kind, node?.name],
        )
      }
      await publishAlarm(ground, tenantId)
      return tenantId
    },
    async openTimers() {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int4 as n from timer')
      return rows[0]?.n ?? 0
    },
    async endEffectLeases() {
      // Not now: the column rounds to the millisecond, which may be the one to come.
      await pool.query(
        "update outbox set next_attempt_at = clock_timestamp() - interval '1 second'",
      )
    },
    async incidents() {
      const { rows } = await pool.query<TestIncident>(
        `select id, instance_id as "instanceId", kind, code, attempts, reason, resolved_as as "resolvedAs",
                resolved_by as "resolvedBy" from incident`,
      )
      return rows
    },
    async deeds() {
      const { rows } = await pool.query<{ id: string; actorId: string; deed: string }>(
        'select id, actor_id as "actorId", deed from audit',
      )
      return rows
    },
    async endTimerLeases() {
      await pool.query('update timer set leased_until = null')
    },
    async namedFiles(tenantId) {
      const { rows } = await pool.query<{ text: string }>(
        `select file_id || ' ' || instance_id || ' ' || actor_id as text from instance_file where tenant_id = $1`,
        [tenantId],
      )
      return rows.map(({ text }) => text).sort()
    },
    brokenInvariants: () => findBrokenInvariants(pool),
    async removeNode(tenantId, nodeId) {
      await pool.query('delete from org_node where tenant_id = $1 and id = $2', [tenantId, nodeId])
    },
    async cutConnections() {
      const admin = new Client({ connectionString: database.url })
      await admin.connect()
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
      await admin.end()
    },
    async close() {
      clock.close()
      await database.close()
    },
  }
  return ground
}

async function publishAlarm(ground: TestGround, tenantId: string): Promise<void> {
  const { engine } = createNode(ground)
  const result = await engine.publish({ tenantId, document: ALARM, actor: OFFICIAL })
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings, null, 1))
  await engine.close()
}
