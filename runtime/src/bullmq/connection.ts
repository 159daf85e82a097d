import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '@linli/schemas/job'
import {
  createPostgresBackend,
  type JobSchedulerTemplateOptions,
  type JobsOptions,
  type PostgresConnectionOptions,
  type Processor,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq'
import { Redis } from 'ioredis'
import { Client, Pool } from 'pg'
import { DOORBELL_QUEUE } from './queues.ts'

export interface QueueAddress {
  /** Redis or Valkey; null: BullMQ's tables in schema `bullmq` of the database. */
  readonly redisUrl: string | null
  readonly databaseUrl: string
}

export interface QueueConnection {
  openQueue(): JobQueue
  openWorker(processor: Processor<Job, void>): JobWorker
  /** Ends what queues and workers shared; close those first. */
  close(): Promise<void>
}

/** What we use of BullMQ's classes; their own types differ by backend. */
export interface JobQueue extends QueueSide {
  add(name: string, job: Job, options: JobsOptions): Promise<unknown>
  upsertJobScheduler(
    id: string,
    repeat: { readonly every: number },
    template: {
      readonly name: string
      readonly data: Job
      readonly opts: JobSchedulerTemplateOptions
    },
  ): Promise<unknown>
}
export type JobWorker = QueueSide
interface QueueSide {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

/** Decides once where the queue lives; nobody else knows. With PostgreSQL its tables are made first; Redis may be away
 *  at this moment, and is then waited for in the background. */
export async function connectQueues(address: QueueAddress): Promise<QueueConnection> {
  return address.redisUrl === null
    ? connectPostgres(address.databaseUrl)
    : connectRedis(address.redisUrl)
}

function connectRedis(url: string): QueueConnection {
  const client = new Redis(url, { maxRetriesPerRequest: null })
  // Reported by queue and worker, which listen too; without a listener of its own ioredis prints to the console.
  client.on('error', () => undefined)
  const options = { connection: client, skipVersionCheck: true }
  return {
    openQueue: () => new Queue(DOORBELL_QUEUE, options),
    openWorker: (processor) => new Worker(DOORBELL_QUEUE, processor, { ...options, ...WORKER }),
    async close() {
      client.disconnect()
    },
  }
}

async function connectPostgres(databaseUrl: string): Promise<QueueConnection> {
  await createTables(databaseUrl)
  const pools: Pool[] = []
  // Each side has a pool of its own: one shared by both would starve when every connection listens.
  const openPool = () => {
    const pool = new Pool({
      connectionString: databaseUrl,
      // One stays in LISTEN.
      max: 3,
      options: '-c search_path=bullmq',
      application_name: 'linli-queue',
    })
    // BullMQ hears of a broken connection from its statements. While it checks one before it listens to it, nobody else
    // does, and an unheard error ends the process.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    pools.push(pool)
    // A pool of `pg` is what BullMQ asks for; its description of one leaves out overloads.
    return pool as unknown as PostgresConnectionOptions
  }
  return {
    openQueue() {
      const queue = new Queue(DOORBELL_QUEUE, { connection: openPool() }, createPostgresBackend)
      return queue
    },
    openWorker(processor) {
      const all = { connection: openPool(), ...WORKER }
      const worker = new Worker(DOORBELL_QUEUE, processor, all, createPostgresBackend)
      return worker
    },
    async close() {
      const ends = Promise.all(pools.map((pool) => pool.end()))
      await Promise.race([ends, sleep(GOODBYE_MS, undefined, { ref: false })])
    },
  }
}

/** One ring at a time is enough for a node: a ring empties the whole outbox. */
const WORKER = { concurrency: 1 }

async function createTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await runMigrations(client)
  } finally {
    await client.end()
  }
}

/** A queue that is away cannot say goodbye: it is left after this time, and `QueueConnection.close` cuts its lines. */
const GOODBYE_MS = 3_000

/** Waits for the jobs under way, but not for a queue that does not answer. */
export async function closeQueueSide(side: QueueSide): Promise<void> {
  const goodbye = side.close().catch(() => undefined)
  await Promise.race([goodbye, sleep(GOODBYE_MS, undefined, { ref: false })])
}
