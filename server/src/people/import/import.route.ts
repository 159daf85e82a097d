import { csvText } from '@linli/schemas/csv'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { peopleTemplate } from '@linli/schemas/people-table'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { officialOnly, type Viewer } from '../../access/viewer.ts'
import { localeOf } from '../../http/locale.ts'
import { assertSameOrigin } from '../../http/same-origin.ts'
import { sendCourse, wantsCourse } from '../../http/send-course.ts'
import { sessionCookieOf } from '../../http/session-cookie.ts'
import type { Services } from '../../services.ts'
import { servicePosts } from '../service-posts.ts'
import { writeWorkbook } from '../workbook/write-workbook.ts'
import { applyImport, tryImport } from './import-people.ts'
import { readTable } from './read-table.ts'

const MAX_BYTES = 8 * 1024 * 1024

interface ImportDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `POST /people/import` takes a table of people as it lies on the official's disk and answers what it would do; with
 *  `?apply=1` it does it, and tells how far it is to who accepts `application/x-ndjson`. The bytes come as they are, because only they tell what they are: a workbook, or text and its
 *  encoding. `GET /people/import/template.xlsx` and `.csv` give the table to fill in. */
export async function importRoute(app: FastifyInstance, deps: ImportDeps): Promise<void> {
  const { services, publicUrl } = deps
  app.addContentTypeParser(
    ['text/csv', WORKBOOK],
    { parseAs: 'buffer', bodyLimit: MAX_BYTES },
    (_, body, done) => done(null, body),
  )
  app.post<{ Querystring: { apply?: string } }>(
    '/people/import',
    { bodyLimit: MAX_BYTES },
    async (request, reply) => {
      assertSameOrigin(request, publicUrl)
      const viewer = await officialOf(request, reply, deps)
      services.limits.importPerAccount.take(`${viewer.tenantId}/${viewer.accountId}`)
      const { body } = request
      if (!Buffer.isBuffer(body))
        throw new LinliError(
          'request.unsupported-type',
          `A table is sent as text/csv or ${WORKBOOK}.`,
        )
      const rows = await readTable(body)
      const postKeys = new Set(await servicePosts(services, viewer.tenantId))
      const question = { rows, viewer, postKeys, locale: localeOf(request) }
      if (request.query.apply !== '1') return reply.send(await tryImport(services.pool, question))
      if (!wantsCourse(request)) return reply.send(await applyImport(services.pool, question))
      return sendCourse(request, reply, (course) => applyImport(services.pool, question, course))
    },
  )
  for (const ending of ['xlsx', 'csv'] as const) {
    app.get(`/people/import/template.${ending}`, async (request, reply) => {
      await officialOf(request, reply, deps)
      const locale = localeOf(request)
      const rows = peopleTemplate(locale)
      const name = textIn({ 'zh-CN': '人员模板', en: 'people-template' }, locale)
      const file = ending === 'csv' ? csvText(rows) : Buffer.from(writeWorkbook(name, rows))
      return reply
        .type(ending === 'csv' ? 'text/csv; charset=utf-8' : WORKBOOK)
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`,
        )
        .header('cache-control', 'no-store')
        .send(file)
    })
  }
}

async function officialOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, isHttps }: ImportDeps,
): Promise<Viewer> {
  const { value } = sessionCookieOf(request, reply, isHttps)
  return officialOnly(value === null ? null : await services.sessions.viewer(value))
}
