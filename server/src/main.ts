import { fileURLToPath } from 'node:url'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import { createFirstOfficial } from './accounts/first-official.ts'
import { createApp } from './app.ts'
import type { ServerConfig } from './config.ts'
import { readConfig } from './config.ts'
import { createBackend } from './create-backend.ts'
import { startEmbeddedPostgres } from './database/embedded-postgres.ts'
import { migrateDatabase } from './database/migrate.ts'
import { loadDemo } from './demo/load-demo.ts'
import { assertPortFree } from './http/assert-port-free.ts'
import { createProcessLog } from './http/process-log.ts'
import { readyText } from './ready-text.ts'
import { loadInstallationKey } from './secrets/installation-key.ts'
import { createBackendWatch } from './watch/backend-watch.ts'
import { createMetrics, watchProcess } from './watch/metrics.ts'
import { listenForMetrics } from './watch/metrics-listener.ts'
import type { Tracing } from './watch/tracing.ts'

const STUDIO = fileURLToPath(new URL('../../studio/dist', import.meta.url))

/** The composition root: database, migrations, engine, demo data, HTTP, in this order; back in the reverse one. */
async function main(): Promise<void> {
  const config = readConfig()
  // Before the database: a taken port is told at once.
  await assertPortFree(config)
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const text = await start(config, closers, () => stopping)
    process.stdout.write(text)
  } catch (error) {
    if (stopping) return
    await close().catch(() => undefined)
    throw error
  }
}

async function start(
  config: ServerConfig,
  closers: (() => Promise<unknown>)[],
  isStopping: () => boolean,
): Promise<string> {
  const log = createProcessLog()
  const metrics = createMetrics()
  const tracing = await traceTo(config, closers)
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config, closers))
  await migrateDatabase(databaseUrl)

  let address: string | null = null
  const backend = await createBackend({
    databaseUrl,
    redisUrl: config.redisUrl,
    inboxDays: config.inboxDays,
    archiveDays: config.archiveDays,
    key: config.secretKey ?? loadInstallationKey(config.dataDir),
    ...{ development: config.development, channels: config.channels },
    log,
    watch: createBackendWatch(metrics, tracing),
    ownAddress: () => address,
    publicUrl: config.publicUrl,
  })
  closers.push(() => backend.close())
  const { services } = backend
  const demo = config.demo ? await loadDemo(services, config) : null
  const official = config.demo ? null : await createFirstOfficial(services.pool)

  const app = await createApp({
    services,
    requests: metrics.requests,
    tracing,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    studioFolder: STUDIO,
    log,
    isStopping,
  })
  closers.push(() => app.close())
  const listening = await app.listen({ host: config.host, port: config.port })
  address = listening
  if (config.metrics !== null) {
    watchProcess(metrics)
    const listener = await listenForMetrics(metrics.registry, config.metrics)
    closers.push(() => listener.close())
  }
  return readyText({ url: config.publicUrl ?? listening, demo, official })
}

/** Nothing of it is loaded where nothing is traced. */
async function traceTo(
  { traces }: ServerConfig,
  closers: (() => Promise<unknown>)[],
): Promise<Tracing | null> {
  if (traces === null) return null
  const { startTracing } = await import('./watch/start-tracing.ts')
  const { tracing, close } = startTracing(traces)
  closers.push(close)
  return tracing
}

async function startDatabase(
  config: ServerConfig,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const database = await startEmbeddedPostgres({ folder: `${config.dataDir}/postgres` })
  closers.push(() => database.close())
  return database.url
}

/** A refusal is told as its sentence, anything else with its stack. */
function fail(error: unknown): never {
  const text =
    error instanceof LinliError && kindOf(error) !== 'fault' ? error.message : inspect(error)
  process.stderr.write(`\n${text}\n`)
  process.exit(1)
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main().catch(fail)
