import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { officialOnly, type Viewer } from '../access/viewer.ts'
import { localeOf } from '../http/locale.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import { parseDay } from '../people/change-posts.ts'
import { today } from '../reading/today.ts'
import type { Services } from '../services.ts'
import { applyShapes, tryShapes } from './import-shapes.ts'
import { DATUMS, type Datum, readFeatures } from './read-features.ts'

const MAX_BYTES = 16 * 1024 * 1024
const GEOJSON = 'application/geo+json'

interface ShapesDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

interface Query {
  readonly apply?: string
  readonly datum?: string
  readonly day?: string
}

/** `POST /org/shapes/import` takes a GeoJSON FeatureCollection whose features carry the code of a node (`properties.code`) and
 *  answers what it would do; with `?apply=1` it does it. `datum` says in what its degrees are reckoned (wgs84, gcj02, bd09), `day`
 *  from which day of the city its nodes lie there. */
export async function shapesRoute(app: FastifyInstance, deps: ShapesDeps): Promise<void> {
  const { services, publicUrl } = deps
  app.addContentTypeParser(GEOJSON, { parseAs: 'string', bodyLimit: MAX_BYTES }, (_, body, done) =>
    done(null, body),
  )
  app.post<{ Querystring: Query }>(
    '/org/shapes/import',
    { bodyLimit: MAX_BYTES },
    async (request, reply) => {
      assertSameOrigin(request, publicUrl)
      const viewer = await officialOf(request, reply, deps)
      services.limits.importPerAccount.take(`${viewer.tenantId}/${viewer.accountId}`)
      const { body } = request
      if (typeof body !== 'string')
        throw new LinliError('request.unsupported-type', `Shapes are sent as ${GEOJSON}.`)
      const { apply, datum, day } = request.query
      const features = readFeatures(body, datumOf(datum))
      const from = parseDay(day) ?? today(services)
      const question = { features, viewer, locale: localeOf(request), day: from }
      return reply.send(await (apply === '1' ? applyShapes : tryShapes)(services.pool, question))
    },
  )
}

function datumOf(text: string | undefined): Datum {
  const known = (Object.keys(DATUMS) as Datum[]).find((each) => each === (text ?? 'wgs84'))
  if (known !== undefined) return known
  throw new LinliError('request.invalid', `'${text}' is no datum.`)
}

async function officialOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, isHttps }: ShapesDeps,
): Promise<Viewer> {
  const { value } = sessionCookieOf(request, reply, isHttps)
  return officialOnly(value === null ? null : await services.sessions.viewer(value))
}
