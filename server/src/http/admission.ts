import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { overloaded } from './work-gate.ts'

export interface AdmissionLimits {
  /** Requests under way, and bytes of their bodies as their heads announce them. */
  readonly requests: number
  readonly bytes: number
}

/** What one process takes at a time: 2,000 requests wait less than a second in front of an engine that commits some
 *  thousands a second, and 128 MiB of bodies fit beside everything else. */
export const ADMISSION: AdmissionLimits = { requests: 2_000, bytes: 128 * 1024 * 1024 }

interface Held {
  requests: number
  bytes: number
}

/** The first door. It decides by the head alone, so nothing of a refused request is read, parsed or done: 503
 *  `server.overloaded` when the process has enough, 429 `request.too-many` when one address alone holds half of it; both
 *  with `Retry-After`. A stream of events leaves its place when it begins: `StreamSlots` counts those. */
export function admitRequests(
  app: FastifyInstance,
  limits: AdmissionLimits,
  onRefused: (code: string) => void,
): void {
  const all: Held = { requests: 0, bytes: 0 }
  const byAddress = new Map<string, Held>()
  const leaving = new WeakMap<FastifyRequest, () => void>()

  function enter(request: FastifyRequest, reply: FastifyReply): void {
    const bytes = announcedBytes(request)
    const own = byAddress.get(request.ip) ?? { requests: 0, bytes: 0 }
    if (!fits(all, bytes, limits)) throw overloaded()
    if (!fits(own, bytes, halfOf(limits))) throw tooMany()
    byAddress.set(request.ip, own)
    for (const held of [all, own]) add(held, 1, bytes)
    const { ip } = request
    let isInside = true
    const leave = () => {
      if (!isInside) return
      isInside = false
      for (const held of [all, own]) add(held, -1, -bytes)
      if (own.requests === 0) byAddress.delete(ip)
    }
    leaving.set(request, leave)
    reply.raw.once('close', leave)
  }

  app.addHook('onRequest', (request, reply, done) => {
    // Whoever asks whether the process lives must hear it when it is busy, too.
    if (request.method === 'GET' && /^\/(healthz|readyz)$/.test(request.url)) return done()
    try {
      enter(request, reply)
      done()
    } catch (error) {
      const refusal = error as LinliError
      onRefused(refusal.code)
      done(refusal)
    }
  })
  app.addHook('onSend', (request, reply, payload) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream'))
      leaving.get(request)?.()
    return Promise.resolve(payload)
  })
}

function fits(held: Held, bytes: number, limits: AdmissionLimits): boolean {
  return held.requests < limits.requests && held.bytes + bytes <= limits.bytes
}

function add(held: Held, requests: number, bytes: number): void {
  held.requests += requests
  held.bytes += bytes
}

function halfOf({ requests, bytes }: AdmissionLimits): AdmissionLimits {
  return { requests: requests / 2, bytes: bytes / 2 }
}

/** A body counts at most as the largest that its route reads: a larger one is refused unread, for good. One of unknown
 *  length counts as that. */
function announcedBytes(request: FastifyRequest): number {
  const most = request.routeOptions.bodyLimit ?? 0
  const length = request.headers['content-length']
  if (length !== undefined) return Math.min(Number(length) || 0, most)
  return request.headers['transfer-encoding'] === undefined ? 0 : most
}

function tooMany(): LinliError {
  return new LinliError('request.too-many', 'This address has too much under way.', {
    details: { retryAfterSeconds: 1 },
  })
}
