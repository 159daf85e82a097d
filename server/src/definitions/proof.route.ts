import { LinliError } from '@linli/schemas/linli-error'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import type { FastifyInstance } from 'fastify'
import { officialOnly } from '../access/viewer.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sendCourse } from '../http/send-course.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { loadDraft, type StoredDraft } from './draft-store.ts'

interface ProofDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

interface ProofRequest {
  Params: { readonly id: string }
  Querystring: { readonly revision?: string }
}

/** `POST /definitions/:id/proof?revision=7` does for officials what `publish` and `requestPublication` wait for: it checks, walks and
 *  plays the saved draft, tells how far it is (`{"step": "scenarios", "done": 3, "of": 23}`), and answers `{revision}`. Nothing is
 *  written, so whoever leaves has changed nothing, and the check is given up. What it found those two know then, and do not wait. */
export async function proofRoute(app: FastifyInstance, deps: ProofDeps): Promise<void> {
  const { services, publicUrl, isHttps } = deps
  app.post<ProofRequest>('/definitions/:id/proof', async (request, reply) => {
    assertSameOrigin(request, publicUrl)
    const { value } = sessionCookieOf(request, reply, isHttps)
    const viewer = officialOnly(value === null ? null : await services.sessions.viewer(value))
    const key = { tenantId: viewer.tenantId, definitionId: request.params.id }
    const draft = assertCurrent(
      await loadDraft(services.reads.of(viewer.tenantId), key),
      request.query.revision,
    )
    return sendCourse(request, reply, async ({ signal, tell }) => {
      const parsed = parseDefinitionText(draft.body)
      // What is wrong with one that cannot be read is told by who publishes.
      if (parsed.kind === 'parsed') {
        await services.verifier.verify(parsed.definition, {
          signal,
          tell: ({ step, done, of }) => tell(done, of, step),
        })
      }
      return { revision: draft.revision }
    })
  })
}

function assertCurrent(draft: StoredDraft | null, revision: string | undefined): StoredDraft {
  if (draft === null) throw new LinliError('definition.not-found', 'There is no such draft.')
  if (String(draft.revision) === revision) return draft
  throw new LinliError('draft.stale', `The draft is at revision ${draft.revision}.`)
}
