import type { Locale } from '@linli/schemas/locale-text'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Viewer } from '../access/viewer.ts'
import { localeOf } from '../http/locale.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import type { ContextFacts, GraphqlContext } from './context.ts'
import { createContext } from './context.ts'
import { useDocumentLimits } from './document-limits.ts'
import type { ErrorLog } from './mask-error.ts'
import { maskError } from './mask-error.ts'
import { buildSchema } from './schema.ts'

const BODY_LIMIT = 1024 * 1024

interface GraphqlDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** `/graphql`: queries and mutations by POST as JSON, subscriptions as server-sent events. */
export async function graphqlRoute(app: FastifyInstance, deps: GraphqlDeps): Promise<void> {
  const { services } = deps
  const schema = buildSchema()
  const underWay = new Set<AbortController>()
  // A stream would never end by itself, and closing waits for every answer.
  app.addHook('preClose', (done) => {
    for (const leaving of underWay) leaving.abort()
    done()
  })
  // One for each language, because an error is put into words without knowing whose request it was.
  const yogas = {
    'zh-CN': createLocalYoga('zh-CN', { schema, services, log: app.log }),
    en: createLocalYoga('en', { schema, services, log: app.log }),
  }

  // Yoga reads the body itself, so that it sees the stream with its own limits off and Fastify's on.
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    bodyLimit: BODY_LIMIT,
    handler: async (request, reply) => {
      assertSameOrigin(request, deps.publicUrl)
      const leaving = new AbortController()
      underWay.add(leaving)
      reply.raw.once('close', () => {
        underWay.delete(leaving)
        leaving.abort()
      })
      const facts = await requestFacts(request, reply, { ...deps, gone: leaving.signal })
      const response = await yogas[facts.locale].handleNodeRequest(request, { facts })
      for (const [name, value] of response.headers) reply.header(name, value)
      reply.header('cache-control', 'no-store')
      reply.code(response.status)
      // A whole answer leaves as text: piping it as a stream costs more than computing it.
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
      return reply.send(isStream ? response.body : await response.text())
    },
  })
}

interface YogaDeps {
  readonly schema: GraphQLSchema
  readonly services: Services
  readonly log: ErrorLog
}

function createLocalYoga(locale: Locale, { schema, services, log }: YogaDeps) {
  return createYoga<{ facts: ContextFacts }, GraphqlContext>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    context: ({ facts }) => createContext(facts),
    plugins: [useDocumentLimits({ introspection: services.development })],
    maskedErrors: { maskError: (error) => maskError(error, locale, log) },
  })
}

async function requestFacts(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, isHttps, gone }: GraphqlDeps & { readonly gone: AbortSignal },
): Promise<ContextFacts> {
  const session = sessionCookieOf(request, reply, isHttps)
  const viewer: Viewer | null =
    session.value === null ? null : await services.sessions.viewer(session.value)
  const locale: Locale = localeOf(request)
  const tenantId = viewer?.tenantId ?? (await services.tenants.current())
  const comeAgainIn = (seconds: number) => void reply.header('retry-after', String(seconds))
  return { services, tenantId, viewer, locale, address: request.ip, session, comeAgainIn, gone }
}
