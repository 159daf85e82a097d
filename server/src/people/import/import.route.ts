import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance } from 'fastify'
import { officialOnly } from '../../access/viewer.ts'
import { localeOf } from '../../http/locale.ts'
import { assertSameOrigin } from '../../http/same-origin.ts'
import { sessionCookieOf } from '../../http/session-cookie.ts'
import type { Services } from '../../services.ts'
import { servicePosts } from '../service-posts.ts'
import { applyImport, tryImport } from './import-people.ts'
import { readTable } from './read-table.ts'

const MAX_BYTES = 8 * 1024 * 1024

interface ImportDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** `POST /people/import` takes a table of people as it lies on the official's disk and answers what it would do; with
 *  `?apply=1` it does it. The bytes come as they are, because only they tell their encoding. */
export async function importRoute(app: FastifyInstance, deps: ImportDeps): Promise<void> {
  const { services, publicUrl, isHttps } = deps
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: MAX_BYTES },
    (_, body, done) => done(null, body),
  )
  app.post<{ Querystring: { apply?: string } }>(
    '/people/import',
    { bodyLimit: MAX_BYTES },
    async (request, reply) => {
      assertSameOrigin(request, publicUrl)
      const { value } = sessionCookieOf(request, reply, isHttps)
      const viewer = officialOnly(value === null ? null : await services.sessions.viewer(value))
      services.limits.importPerAccount.take(`${viewer.tenantId}/${viewer.accountId}`)
      const { body } = request
      if (!Buffer.isBuffer(body))
        throw new LinliError('request.unsupported-type', 'A table is sent as text/csv.')
      const rows = readTable(body)
      const postKeys = new Set(await servicePosts(services, viewer.tenantId))
      const question = { rows, viewer, postKeys, locale: localeOf(request) }
      const act = request.query.apply === '1' ? applyImport : tryImport
      return reply.send(await act(services.pool, question))
    },
  )
}
