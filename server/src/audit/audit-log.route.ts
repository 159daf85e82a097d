import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { officialOnly } from '../access/viewer.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { type AuditFileHead, headLine, rowLine } from './audit-file.ts'
import { loadChainEnd, sealedPages } from './verify-stored.ts'
import { writeAudit } from './write-audit.ts'

/** `GET /files/audit-log` gives officials every sealed row of their tenant as JSON Lines, oldest first. That somebody took it
 *  is in the audit before the first line leaves. */
export async function auditLogRoute(
  app: FastifyInstance,
  { services, isHttps }: { readonly services: Services; readonly isHttps: boolean },
): Promise<void> {
  const { sessions, pool, clock } = services
  app.get('/files/audit-log', async (request, reply) => {
    const { value } = sessionCookieOf(request, reply, isHttps)
    const viewer = officialOnly(value === null ? null : await sessions.viewer(value))
    const { tenantId, accountId } = viewer
    const end = await loadChainEnd(pool, tenantId)
    await writeAudit(pool, {
      ...{ tenantId, actorId: accountId, deed: 'audit-exported', object: `tenant:${tenantId}` },
      detail: { through: end?.seq ?? 0 },
    })
    const exportedAt = new Date(clock.now()).toISOString()
    const head: AuditFileHead = {
      ...{ format: 'linli-audit/1', tenantId, exportedAt, exportedBy: accountId },
      end: end === null || end.seq === 0 ? null : { seq: end.seq, hash: end.hash },
    }
    const name = `audit-${exportedAt.slice(0, 10)}.jsonl`
    return reply
      .header('content-type', 'application/jsonl; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(linesOf(services, head)))
  })
}

async function* linesOf({ pool }: Services, head: AuditFileHead): AsyncGenerator<string> {
  yield `${headLine(head)}\n`
  const { tenantId, end } = head
  for await (const page of sealedPages(pool, { tenantId, through: end?.seq ?? 0 })) {
    yield page.map((row) => `${rowLine(row)}\n`).join('')
  }
}
