import type { Clock, EngineObserver } from '@linli/runtime'
import {
  calendarOfTenant,
  connectQueues,
  createDatabaseClock,
  createEnginePool,
  createPostgresDirectory,
  createPostgresEngine,
  createPostgresMigrator,
  createQueueDoorbell,
  startListeners,
  startTimerLoop,
} from '@linli/runtime'
import pg from 'pg'
import { startSealingAudit } from './audit/seal-audit.ts'
import { startApplyingCalendars } from './calendar/apply-calendars.ts'
import type { ChangeFeed } from './changes/change-feed.ts'
import { createChangeFeed } from './changes/change-feed.ts'
import type { ChannelSettings } from './channels/channel-settings.ts'
import { createDevelopmentInbox } from './channels/development-inbox.ts'
import type { MessageSenders } from './channels/message-sender.ts'
import { createStreetSenders } from './channels/street-senders.ts'
import { startWatchingDuty } from './duty/watch-duty.ts'
import type { ProcessLog } from './http/process-log.ts'
import { startMigrations } from './migrations/run-migrations.ts'
import { startTellingFollowers } from './nearby/tell-followers.ts'
import { createNoticeChannel } from './notices/notice-channel.ts'
import { startSendingMessages } from './notices/text-messages.ts'
import { startReassigning } from './org/reassign-tasks.ts'
import { createPool, createReadPool, createReads } from './prisma/client.ts'
import { type Pruner, startPruning } from './pruning/start-pruning.ts'
import { startErasing } from './retention/start-erasing.ts'
import type { Services } from './services.ts'
import { createServices } from './services.ts'
import { createTaskLinks } from './tasks/task-links.ts'
import type { BackendWatch } from './watch/backend-watch.ts'
import { errorLabel } from './watch/error-label.ts'
import { watchEngine } from './watch/watched-engine.ts'

export interface BackendOptions {
  /** A migrated database. */
  readonly databaseUrl: string
  readonly redisUrl: string | null
  /** How long inbox keys are kept, in days; at least 30. */
  readonly inboxDays: number
  /** How long after its end the history of an instance is packed, in days. */
  readonly archiveDays: number
  readonly key: Buffer
  readonly development: boolean
  /** How streets reach people outside the app; the inbox of development takes everything instead. */
  readonly channels: ChannelSettings
  readonly log: ProcessLog
  readonly watch: BackendWatch
  readonly ownAddress: () => string | null
  /** Origin that people reach, where it is another one. */
  readonly publicUrl?: string | null
}
export interface Backend {
  readonly services: Services
  readonly pruner: Pruner
  /** In the reverse order of the start; commands under way are finished. */
  close(): Promise<void>
}

/** What links in messages begin with; null before it is known. */
function originOf({ publicUrl, ownAddress }: BackendOptions): string | null {
  return publicUrl ?? ownAddress()
}

const DEVICE_FLUSH_MS = 5_000

/** Engine, queues, timers and reads over one database: everything but HTTP. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { databaseUrl, redisUrl, log, watch } = options
  const onTrouble = (error: unknown) => log.warn('connection.trouble', { error })
  const pool = createPool(databaseUrl, onTrouble)
  const enginePool = createEnginePool({ databaseUrl, onTrouble })
  const readPool = createReadPool(databaseUrl, onTrouble)
  const reads = createReads(readPool)
  const changes = createChangeFeed({
    pool,
    connect: () =>
      new pg.Client({ connectionString: databaseUrl, application_name: 'linli-listen' }),
    onTrouble,
  })

  const observer = createObserver({ log, watch, changes })
  const clock = await createDatabaseClock(enginePool, onTrouble)
  const directory = createPostgresDirectory(enginePool, clock, calendarOfTenant)
  const queues = await connectQueues({ redisUrl, databaseUrl })
  const senders = createSenders(options, pool, clock)
  const doorbell = createQueueDoorbell(queues.openQueue(), observer)
  const taskLinks = createTaskLinks({ pool, key: options.key, origin: () => originOf(options) })
  const notices = createNoticeChannel({ pool, clock, senders, changes, linkTo: taskLinks.find })
  const channel = watch.watchChannel(notices, clock)
  const running = createPostgresEngine({
    pool: enginePool,
    ...{ clock, directory, channel, doorbell, observer },
  })
  const listeners = startListeners(queues, running, { observer })
  const timers = startTimerLoop(running)
  const engine = watchEngine(running, watch.watchCommand)
  const background = startBackground({
    ...{ pool, enginePool, engine },
    ...{ clock, directory, changes, senders, onTrouble },
  })
  const pruner = startWatchedPruning(options, { pool, onTrouble })
  watch.watchBackend({
    ...{ load: running.load, pool },
    pools: { engine: enginePool, server: pool, read: readPool },
  })

  const services = createServices({
    ...{ engine, clock, directory, pool, reads, changes, senders, taskLinks },
    ...{ key: options.key, development: options.development, ownAddress: options.ownAddress },
  })
  const flushing = setInterval(
    () => flushDevices(services).catch(onTrouble),
    DEVICE_FLUSH_MS,
  ).unref()

  return {
    services,
    pruner,
    async close() {
      clearInterval(flushing)
      await flushDevices(services).catch(onTrouble)
      await background.stop()
      await pruner.stop()
      await timers.stop()
      await listeners.stop()
      await engine.close()
      await doorbell.close()
      await queues.close()
      clock.close()
      await changes.close()
      await reads.close()
      await Promise.all([pool.end(), enginePool.end()])
    },
  }
}

function createSenders(
  { development, channels }: BackendOptions,
  pool: pg.Pool,
  clock: Clock,
): MessageSenders {
  return development ? createDevelopmentInbox(pool) : createStreetSenders(channels, clock)
}

async function flushDevices({ devices, deviceSamples }: Services): Promise<void> {
  await Promise.all([devices.flush(), deviceSamples.flush()])
}

/** What goes on beside requests: through many instances one by one, and through the audit. */
function startBackground({
  enginePool,
  ...ports
}: Parameters<typeof startApplyingCalendars>[0] &
  Parameters<typeof startReassigning>[0] &
  Omit<Parameters<typeof startMigrations>[0], 'migrator'> &
  Parameters<typeof startSendingMessages>[0] &
  Pick<Services, 'clock' | 'directory'> & { readonly enginePool: pg.Pool }): {
  stop(): Promise<void>
} {
  const migrator = createPostgresMigrator({ ...ports, pool: enginePool })
  const calendars = startApplyingCalendars(ports)
  const migrations = startMigrations({ ...ports, migrator })
  const audit = startSealingAudit(ports)
  const reassigning = startReassigning(ports)
  const duty = startWatchingDuty(ports)
  const erasing = startErasing(ports)
  const followers = startTellingFollowers(ports)
  const messages = startSendingMessages(ports)
  return {
    async stop() {
      await Promise.all(
        [calendars, migrations, audit, reassigning, duty, erasing, followers, messages].map(
          (passes) => passes.stop(),
        ),
      )
    },
  }
}

function startWatchedPruning(
  { inboxDays, archiveDays, watch }: BackendOptions,
  ports: Pick<Parameters<typeof startPruning>[0], 'pool' | 'onTrouble'>,
): Pruner {
  return startPruning({
    ...{ ...ports, inboxDays, archiveDays },
    ...{ onPruned: watch.pruning.countPruned, onArchived: watch.pruning.countArchived },
  })
}

function createObserver(told: {
  readonly log: ProcessLog
  readonly watch: BackendWatch
  readonly changes: ChangeFeed
}): EngineObserver {
  const { log, changes } = told
  const { observer } = told.watch
  return {
    ...observer,
    incident(incident) {
      observer.incident(incident)
      const { tenantId, instanceId, error } = incident
      log.error('engine.incident', { tenantId, instanceId, code: errorLabel(error), error })
    },
    trouble(trouble) {
      observer.trouble(trouble)
      log.warn('engine.trouble', trouble)
    },
    grown: (growth) => log.warn('engine.grown', growth),
    committed: (instances) => changes.announce(instances),
  }
}
