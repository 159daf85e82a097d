import { randomBytes } from 'node:crypto'
import { calendarOfTenant, createPostgresDirectory } from '@linli/runtime'
import { createEngine } from '@linli/runtime/memory'
import type { Street } from '@linli/schemas/street'
import type { Pool } from 'pg'
import { createIdSource } from '../../runtime/src/engine/id-source.ts'
import { createPostgresStore } from '../../runtime/src/postgres/postgres-store.ts'
import { createTestDatabase, openTestPool } from '../support/database.ts'
import { seedStreet } from '../support/seed-street.ts'
import type { ScenarioWorld } from './scenario-world.ts'
import { createWorldPorts } from './world-ports.ts'

export interface PostgresWorld extends ScenarioWorld {
  readonly pool: Pool
}

/** A world on a PostgreSQL database of its own, whose clock obeys the scenario: the schema `virtual` stands before
 *  `pg_catalog` in the search path, so the store's own statements find its `clock_timestamp()`. */
export async function createPostgresWorld(street: Street): Promise<PostgresWorld> {
  const database = await createTestDatabase()
  await database.pool.query(`
    create schema virtual;
    create table virtual.moment (at timestamptz not null);
    insert into virtual.moment values ('1970-01-01');
    create function virtual.clock_timestamp() returns timestamptz language sql volatile
      as 'select at from virtual.moment'`)
  const pool = openTestPool({
    connectionString: database.url,
    max: 4,
    options: '-c search_path=virtual,public,pg_catalog',
  })
  await seedStreet(pool, {
    street,
    password: 'scenario',
    key: randomBytes(32),
    secretOf: () => randomBytes(32),
  })
  let now = 0
  const store = createPostgresStore(pool)
  const ports = createWorldPorts()
  const clock = { now: () => now }
  const engine = createEngine({
    store,
    clock,
    ids: createIdSource(),
    directory: createPostgresDirectory(pool, clock, calendarOfTenant),
    ...ports,
    // What left is asked for step by step.
    limits: { heldEffects: 0 },
  })
  return {
    street,
    engine,
    store,
    pool,
    now: () => now,
    async setNow(instant) {
      now = instant
      await pool.query('update virtual.moment set at = to_timestamp($1::float8 / 1000)', [instant])
    },
    async takeEffects() {
      await engine.deliverEffects()
      return ports.takeDelivered()
    },
    takeTrouble: ports.takeTrouble,
    async close() {
      await engine.close()
      await pool.end()
      await database.close()
    },
  }
}
