/** What the server wires together:
 *
 *  ```ts
 *  const pool = createEnginePool({ databaseUrl, onTrouble })
 *  const clock = await createDatabaseClock(pool)            // synced; clock.close() at the end
 *  const directory = createPostgresDirectory(pool, calendarOfTenant)
 *  const queues = await connectQueues({ redisUrl, databaseUrl })
 *  const doorbell = createQueueDoorbell(queues.openQueue(), observer)
 *  const engine = createPostgresEngine({ pool, clock, directory, channel, doorbell, observer })
 *  const listeners = startListeners(queues, engine, { observer }) // stop: listeners, engine, doorbell, queues
 *  const timers = startTimerLoop(engine)                    // await timers.stop() before engine.close()
 *  ```
 *
 *  The owner of the pool ends it. Lists are written by hand: this is the package's only face. */
export { connectQueues, type QueueAddress, type QueueConnection } from './bullmq/connection.ts'
export { createQueueDoorbell } from './bullmq/doorbell.ts'
export { type Listeners, startListeners } from './bullmq/listeners.ts'
export { calendarOfTenant } from './calendar/calendar-of-tenant.ts'
export { chinaWorkingCalendar, publishedYears } from './calendar/published-years.ts'
export { statutoryYear } from './calendar/statutory-year.ts'
export { createPostgresEngine, type PostgresEngineOptions } from './create-postgres-engine.ts'
export { createPostgresMigrator } from './create-postgres-migrator.ts'
export type { Migrator, MoveOutcome } from './engine/migrate-instance.ts'
export { startTimerLoop, type TimerLoop } from './engine/timer-loop.ts'
export type { Clock } from './ports/clock.ts'
export type { Directory } from './ports/directory.ts'
export type { Doorbell } from './ports/doorbell.ts'
export type { EffectChannel, OutboxEntry } from './ports/effect-channel.ts'
export type {
  Advanced,
  CommitEnd,
  CompleteCommand,
  Engine,
  EngineLoad,
  EngineObserver,
  LeavingCommand,
  PublishCommand,
  PublishResult,
  ReadingAnswer,
  ReadingCommand,
  ReasonedCommand,
  RememberedTask,
  RescheduleCommand,
  RunningEngine,
  SendCommand,
  StartCommand,
  Started,
  TaskCommand,
  TaskKey,
} from './ports/engine.ts'
export {
  type ArchivedBatch,
  type ArchiveQuestion,
  archiveHistories,
} from './postgres/archive-histories.ts'
export { createDatabaseClock, type DatabaseClock } from './postgres/database-clock.ts'
export { createPostgresDirectory } from './postgres/directory.ts'
export { createEnginePool } from './postgres/engine-pool.ts'
export { pruneInbox } from './postgres/prune-inbox.ts'
export { snapshotFrom } from './postgres/snapshot-text.ts'
export { validHolding, validPost } from './postgres/valid-post.ts'
