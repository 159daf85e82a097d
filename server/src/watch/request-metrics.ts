import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, Histogram, type Registry } from 'prom-client'
import { WAIT_SECONDS } from './buckets.ts'

export interface RequestMetrics {
  /** Must come before the routes. */
  watchRequests(app: FastifyInstance): void
  /** `outcome` is what the engine answered or the code that the webhook was refused with. */
  webhook(outcome: string): void
  /** At the first door, with this code. */
  turnedAway(code: string): void
}

/** Requests by route as it is declared, never by address: ids and secrets stand in addresses. */
export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'From the head of a request to the end of its answer, by declared route.',
    ...{ labelNames: ['method', 'route', 'status'] as const, buckets: WAIT_SECONDS, registers },
  })
  const webhooks = new Counter({
    ...{ name: 'linli_webhooks_total', help: 'Device webhooks by outcome.' },
    ...{ labelNames: ['outcome'] as const, registers },
  })
  const turnedAway = new Counter({
    name: 'linli_requests_turned_away_total',
    help: 'Requests refused at the first door: server.overloaded by all, request.too-many by one address.',
    ...{ labelNames: ['code'] as const, registers },
  })
  for (const code of ['server.overloaded', 'request.too-many']) turnedAway.inc({ code }, 0)
  return {
    watchRequests(app) {
      app.addHook('onResponse', (request, reply, done) => {
        const labels = {
          ...{ method: request.method, route: routeOf(request) },
          status: String(reply.statusCode),
        }
        // A stream lasts as long as its reader stays, which says nothing of the server.
        if (!isStream(reply.getHeader('content-type')))
          seconds.observe(labels, reply.elapsedTime / 1000)
        done()
      })
    },
    turnedAway: (code) => turnedAway.inc({ code }),
    webhook: (outcome) => webhooks.inc({ outcome }),
  }
}

/** One label for all that no route answers. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
}

function isStream(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType.startsWith('text/event-stream')
}
