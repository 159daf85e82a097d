import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyRequest } from 'fastify'

/** Refuses a state-changing request that a browser sends from another site. The cookie is SameSite=Lax already; this is
 *  the second lock. A request without `Origin` and `Sec-Fetch-Site` is not a browser's and carries no ambient cookie.
 *  Throws `request.foreign-origin`. */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw foreign(origin)
  if (origin === undefined) return
  const own = publicUrl === null ? [`http://${host}`, `https://${host}`] : [publicUrl]
  if (!own.includes(origin)) throw foreign(origin)
}

function foreign(origin: string | undefined): LinliError {
  return new LinliError('request.foreign-origin', `The origin '${origin}' is not this site.`)
}
