import {
  calendarOfTenant,
  createDatabaseClock,
  createEnginePool,
  createPostgresDirectory,
  createPostgresEngine,
  type PostgresEngineOptions,
  type RunningEngine,
} from '@linli/runtime'

export interface InProcessEngine {
  readonly engine: RunningEngine
  close(): Promise<void>
}

/** The product's engine in this process, without timer loop and without deliverer: effects stay in the outbox.
 *  An incident or trouble throws out of the engine, because nobody here expects one. */
export async function createInProcessEngine(
  databaseUrl: string,
  limits: PostgresEngineOptions['limits'] = {},
): Promise<InProcessEngine> {
  const pool = createEnginePool({ databaseUrl, onTrouble: () => undefined, max: 20 })
  const clock = await createDatabaseClock(pool)
  const engine = createPostgresEngine({
    pool,
    clock,
    directory: createPostgresDirectory(pool, clock, calendarOfTenant),
    channel: { deliver: () => Promise.resolve() },
    limits: { heldEffects: 0, ...limits },
    doorbell: { ringDeliver: () => Promise.resolve(), close: () => Promise.resolve() },
    observer: {
      incident: ({ error }) => {
        throw new Error('A step became an incident.', { cause: error })
      },
      trouble: ({ at, error }) => {
        throw new Error(`Trouble at '${at}'.`, { cause: error })
      },
    },
  })
  return {
    engine,
    close: async () => {
      await engine.close()
      clock.close()
      await pool.end()
    },
  }
}
