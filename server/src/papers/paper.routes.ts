import { isUuid } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readableInstances } from '../access/readable.ts'
import { isStaff, signedIn } from '../access/viewer.ts'
import type { PersonalPart } from '../audit/personal-reads.ts'
import { isSameSecret } from '../http/same-secret.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { letterFor } from './issue-letter.ts'
import { issuePaper } from './issue-paper.ts'
import { isPaperKind, PAPER_KINDS } from './paper-kinds.ts'
import type { StoredPaper } from './paper-store.ts'

interface PaperDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

const CASE = {
  ...{ tenantId: true, id: true, number: true, lookupCode: true, nodeId: true },
  ...{ definitionId: true, versionNumber: true, initiatorId: true },
  ...{ startedAt: true, endedAt: true, endedAs: true, erasedAt: true },
} as const

const SHOWN: ReadonlySet<PersonalPart> = new Set(['name', 'answers'])
/** `GET /files/papers/:instanceId/:kind` gives a paper of a case to staff who may read it and to the resident who started it; one that says
 *  something personal in plain only to staff who see that in plain now.
 *  `GET /files/receipts/:number?code=` the receipt to whoever has its look-up code. The first to ask has it drawn. */
export async function paperRoutes(app: FastifyInstance, deps: PaperDeps): Promise<void> {
  const { services } = deps
  // Not the host that the request names: what is printed leads where the street says.
  const origin = () => (deps.publicUrl ?? services.ownAddress() ?? '').replace(/\/$/, '')

  app.get<{ Params: { instanceId: string; kind: string } }>(
    '/files/papers/:instanceId/:kind',
    async (request, reply) => {
      const { value } = sessionCookieOf(request, reply, deps.isHttps)
      const viewer = signedIn(value === null ? null : await services.sessions.viewer(value))
      const { instanceId, kind } = request.params
      if (kind === 'receipt' || !isUuid(instanceId)) throw none()
      const of = await services.reads.of(viewer.tenantId).instance.findFirst({
        where: { AND: [readableInstances(viewer), { id: instanceId }] },
        select: CASE,
      })
      // Whoever has something to do in another's case has no paper of it.
      if (of === null || (!isStaff(viewer) && of.initiatorId !== viewer.accountId)) throw none()
      const by = viewer.accountId
      if (!isPaperKind(kind)) {
        return send(reply, await letterFor(services, of, { viewer, kind, origin: origin() }))
      }
      if (of.initiatorId !== null) {
        await services.personalReads.note({ viewer, instance: of, parts: SHOWN })
      }
      const paper = await issuePaper(services, of, { kind, by, origin: origin() })
      return send(reply, { ...paper, title: PAPER_KINDS[kind].title })
    },
  )

  app.get<{ Params: { number: string }; Querystring: { code?: string } }>(
    '/files/receipts/:number',
    async (request, reply) => {
      services.limits.trackPerAddress.take(request.ip)
      const { value } = sessionCookieOf(request, reply, deps.isHttps)
      const viewer = value === null ? null : await services.sessions.viewer(value)
      const tenantId = viewer?.tenantId ?? (await services.tenants.current())
      const number = request.params.number.trim().toUpperCase().slice(0, 40)
      const of = await services.reads.of(tenantId).instance.findUnique({
        where: { number_tenantId: { tenantId, number } },
        select: CASE,
      })
      const given = String(request.query.code ?? '')
        .trim()
        .toUpperCase()
      if (!isSameSecret(given, of?.lookupCode.toUpperCase() ?? null) || of === null) throw none()
      const asked = { kind: 'receipt', by: null, origin: origin() } as const
      const paper = await issuePaper(services, of, asked)
      return send(reply, { ...paper, title: PAPER_KINDS.receipt.title })
    },
  )
}

function none(): LinliError {
  return new LinliError('paper.not-found', 'There is no such document for whoever asks.')
}

function send(reply: FastifyReply, { title, number, bytes }: StoredPaper): FastifyReply {
  const name = encodeURIComponent(`${title ?? ''} ${number}.pdf`.trim())
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .send(bytes)
}
