import type { Locale } from '@linli/schemas/locale-text'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { createYoga, isAsyncIterable, processRegularResult } from 'graphql-yoga'
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
  // One for each language, because an error is put into words without knowing whose request it was.
  const yogas = {
    'zh-CN': createLocalYoga('zh-CN', { schema, services, log: app.log }),
    en: createLocalYoga('en', { schema, services, log: app.log }),
  }
  const stream = createStreamAnswer(app)

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    bodyLimit: BODY_LIMIT,
    handler: async (request, reply) => {
      assertSameOrigin(request, deps.publicUrl)
      const facts = await requestFacts(request, reply, deps)
      reply.header('cache-control', 'no-store')
      const yoga = yogas[facts.locale]
      const params = plainOperation(request)
      return params === null
        ? stream(yoga, facts, { request, reply })
        : answerPlainly(yoga, { params, facts }, reply)
    },
  })
}

type Yoga = ReturnType<typeof createLocalYoga>
type RequestFacts = Omit<ContextFacts, 'gone'>

/** A query or mutation that is answered as one JSON text: what nearly every request is. Null for everything else. Whoever
 *  accepts `application/json` among others gets it, as from Yoga. */
function plainOperation(request: FastifyRequest): GraphQLParams | null {
  const accept = request.headers.accept ?? JSON_TYPE
  if (request.method !== 'POST' || !(accept.includes(JSON_TYPE) || accept.includes('*/*')))
    return null
  const { body } = request
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  if (!isWellFormed(body as Record<string, unknown>)) return null
  const params: GraphQLParams = body
  // A document that merely holds the word takes the long way, too.
  const isPlain = typeof params.query === 'string' && !params.query.includes('subscription')
  return isPlain ? params : null
}

/** What Yoga's own checks would refuse by throwing takes the long way, where its refusal becomes an answer. */
function isWellFormed(body: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(body).every(([name, value]) => {
    if (name === 'query') return typeof value === 'string'
    if (value === null) return true
    if (name === 'operationName') return typeof value === 'string'
    return OBJECT_PARAMS.has(name) && typeof value === 'object' && !Array.isArray(value)
  })
}
const OBJECT_PARAMS: ReadonlySet<string> = new Set(['variables', 'extensions'])

/** Yoga executes, Fastify does the HTTP: making a Fetch request and response for every operation cost more than the
 *  operation (measured: 280 against 122 µs of CPU for `{ __typename }`). */
async function answerPlainly(
  yoga: Yoga,
  { params, facts }: { readonly params: GraphQLParams; readonly facts: RequestFacts },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = { facts: { ...facts, gone: NEVER_GONE } }
  const result = await yoga.getResultForParams({ params, request: SOME_REQUEST }, context)
  if (result !== undefined && !isAsyncIterable(result) && result.errors === undefined) {
    return reply.type(`${JSON_TYPE}; charset=utf-8`).send(JSON.stringify(result))
  }
  return sendResponse(reply, processRegularResult(result ?? {}, yoga.fetchAPI, JSON_TYPE))
}

const JSON_TYPE = 'application/json'
/** Nothing but a subscription asks whether its caller has left. */
const NEVER_GONE = new AbortController().signal
/** Yoga asks a request for its method only, once the parameters are read. */
const SOME_REQUEST = new Request('http://localhost/graphql', { method: 'POST' })

/** Subscriptions, and whatever is not a plain operation: Yoga does all of it. */
function createStreamAnswer(app: FastifyInstance) {
  const underWay = new Set<AbortController>()
  // A stream would never end by itself, and closing waits for every answer.
  app.addHook('preClose', (done) => {
    for (const leaving of underWay) leaving.abort()
    done()
  })
  return async (
    yoga: Yoga,
    facts: RequestFacts,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<FastifyReply> => {
    const leaving = new AbortController()
    underWay.add(leaving)
    reply.raw.once('close', () => {
      underWay.delete(leaving)
      leaving.abort()
    })
    const context = { facts: { ...facts, gone: leaving.signal } }
    return sendResponse(reply, await yoga.handleNodeRequest(request, context))
  }
}

async function sendResponse(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  for (const [name, value] of response.headers) reply.header(name, value)
  reply.code(response.status)
  // A whole answer leaves as text: piping it as a stream costs more than computing it.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  return reply.send(isStream ? response.body : await response.text())
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
  { services, isHttps }: GraphqlDeps,
): Promise<RequestFacts> {
  const session = sessionCookieOf(request, reply, isHttps)
  const viewer: Viewer | null =
    session.value === null ? null : await services.sessions.viewer(session.value)
  const locale: Locale = localeOf(request)
  const tenantId = viewer?.tenantId ?? (await services.tenants.current())
  const comeAgainIn = (seconds: number) => void reply.header('retry-after', String(seconds))
  return { services, tenantId, viewer, locale, address: request.ip, session, comeAgainIn }
}
