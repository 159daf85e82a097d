import type { FastifyCompressOptions } from '@fastify/compress'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import fastify, { LogController } from 'fastify'
import { auditLogRoute } from './audit/audit-log.route.ts'
import { proofRoute } from './definitions/proof.route.ts'
import { deviceWebhookRoute } from './devices/device-webhook.route.ts'
import { fileRoutes } from './files/file.routes.ts'
import { graphqlRoute } from './graphql/yoga.ts'
import { ADMISSION, admitRequests } from './http/admission.ts'
import { createFastifyLog } from './http/fastify-log.ts'
import { healthRoutes } from './http/health.route.ts'
import type { ProcessLog } from './http/process-log.ts'
import { replyError } from './http/reply-error.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { serveStudio } from './http/studio-files.ts'
import { migrationResultRoute } from './migrations/migration-result.route.ts'
import { paperRoutes } from './papers/paper.routes.ts'
import { importRoute } from './people/import/import.route.ts'
import { tableRoutes } from './people/workbook/table.routes.ts'
import { shapesRoute } from './places/shapes.route.ts'
import type { Services } from './services.ts'
import { taskListRoute } from './tasks/task-list.route.ts'
import type { RequestMetrics } from './watch/request-metrics.ts'
import type { Tracing } from './watch/tracing.ts'

export interface AppOptions {
  readonly services: Services
  readonly requests: RequestMetrics
  readonly tracing: Pick<Tracing, 'watchRequests'> | null
  /** Origin people type; null accepts the request's own host. */
  readonly publicUrl: string | null
  readonly trustedProxies: readonly string[]
  /** Folder of the built web app. */
  readonly studioFolder: string
  readonly log: ProcessLog
  readonly isStopping: () => boolean
}

/** The whole counter, ready to listen or to be injected into. Devices come first and get nothing that is made for
 *  browsers. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { services, requests, publicUrl, studioFolder, isStopping } = options
  const isHttps = publicUrl?.startsWith('https:') ?? false
  const app = fastify({
    loggerInstance: createFastifyLog(options.log),
    // Whoever wants a line per request has a proxy; our log holds what went wrong, without addresses or bodies.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })

  answerBeforeClosing(app)
  app.setErrorHandler(replyError)
  options.tracing?.watchRequests(app)
  requests.watchRequests(app)
  app.server.maxConnections = MAX_CONNECTIONS
  admitRequests(app, ADMISSION, requests.turnedAway)
  await app.register(deviceWebhookRoute, { ...services, requests })
  await app.register(async (pages) => {
    addSecurityHeaders(pages, isHttps)
    await pages.register(cookie)
    await pages.register(compress, COMPRESSION)
    await pages.register(healthRoutes, { pool: services.pool, isStopping })
    await pages.register(graphqlRoute, { services, publicUrl, isHttps })
    await pages.register(auditLogRoute, { services, isHttps })
    await pages.register(migrationResultRoute, { services, isHttps })
    await pages.register(fileRoutes, { services, publicUrl, isHttps })
    await pages.register(paperRoutes, { services, publicUrl, isHttps })
    await pages.register(taskListRoute, { services, publicUrl, isHttps })
    await pages.register(tableRoutes, { services, publicUrl, isHttps })
    await pages.register(importRoute, { services, publicUrl, isHttps })
    await pages.register(proofRoute, { services, publicUrl, isHttps })
    await pages.register(shapesRoute, { services, publicUrl, isHttps })
    await serveStudio(pages, studioFolder)
  })
  return app
}

/** Beyond, a connection is closed at once; a waiting one costs some 20 kB. */
const MAX_CONNECTIONS = 10_000

/** Longest time that a request under way may take once the process was asked to stop. */
const LAST_ANSWERS_MS = 10_000

/** Closing answers what is under way; a connection ends when its answer is out, at the latest after ten seconds. */
function answerBeforeClosing(app: FastifyInstance): void {
  const timers: NodeJS.Timeout[] = []
  app.addHook('preClose', (done) => {
    timers.push(
      setInterval(() => app.server.closeIdleConnections(), 50),
      setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS),
    )
    done()
  })
  app.addHook('onClose', (_app, done) => {
    for (const timer of timers) clearTimeout(timer)
    done()
  })
}

const COMPRESSION: FastifyCompressOptions = {
  threshold: 1024,
  encodings: ['br', 'gzip'],
  // Not event streams: a compressor would hold events back.
  customTypes:
    /^(text\/(?!event-stream)|application\/(json|graphql-response\+json|javascript)|image\/svg)/,
}
