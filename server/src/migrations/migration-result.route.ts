import { Readable } from 'node:stream'
import { csvText } from '@linli/schemas/csv'
import { LinliError } from '@linli/schemas/linli-error'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import type { FastifyInstance } from 'fastify'
import { readableInstances } from '../access/readable.ts'
import { officialOnly, type Viewer } from '../access/viewer.ts'
import { takenBy } from '../audit/taken-by.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { isInstanceId } from '../graphql/builder.ts'
import { localeOf } from '../http/locale.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import type { Services } from '../services.ts'
import { becauseOf } from './migration-because.ts'
import {
  loadMigration,
  type MigrationResult,
  resultPages,
  type StoredMigration,
} from './migration-store.ts'

/** `GET /files/migrations/:id` gives officials a table of every case that a migration concerned: what became of it so far, and why. A
 *  case that she may not read stands in it without its number. That somebody took it is in the audit before the first line leaves. */
export async function migrationResultRoute(
  app: FastifyInstance,
  { services, isHttps }: { readonly services: Services; readonly isHttps: boolean },
): Promise<void> {
  const { sessions, pool } = services
  app.get<{ Params: { id: string } }>('/files/migrations/:id', async (request, reply) => {
    const { value } = sessionCookieOf(request, reply, isHttps)
    const viewer = officialOnly(value === null ? null : await sessions.viewer(value))
    const { tenantId, accountId } = viewer
    const { id } = request.params
    if (!isInstanceId(id)) throw new LinliError('migration.not-found', `There is no '${id}'.`)
    const migration = await loadMigration(pool, { tenantId, id })
    const { definitionId, toVersion } = migration
    await writeAudit(pool, {
      ...{ tenantId, actorId: accountId, deed: 'migration-exported' },
      ...{ object: `definition:${definitionId}@${toVersion}`, detail: { migration: id } },
    })
    const lines = linesOf(services, { migration, viewer, locale: localeOf(request) })
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="${definitionId}-${toVersion}-migration.csv"`,
      )
      .header('cache-control', 'no-store')
      .send(Readable.from(lines))
  })
}

interface Asked {
  readonly migration: StoredMigration
  readonly viewer: Viewer
  readonly locale: Locale
}

const HEADS = {
  'zh-CN': ['编号', '原来的版本', '结果', '原因'],
  en: ['Number', 'Version before', 'Result', 'Because'],
} as const

async function* linesOf({ pool, reads, clock }: Services, asked: Asked): AsyncGenerator<string> {
  const { migration, viewer, locale } = asked
  const prisma = reads.of(migration.tenantId)
  yield csvText([HEADS[locale]])
  for await (const page of resultPages(pool, migration)) {
    const found = await prisma.instance.findMany({
      where: {
        AND: [{ id: { in: page.map(({ instanceId }) => instanceId) } }, readableInstances(viewer)],
      },
      select: { id: true, number: true },
    })
    const numbers = new Map(found.map(({ id, number }) => [id, number]))
    const lines = page.map(({ instanceId, fromVersion, state, verdict }) => [
      numbers.get(instanceId) ?? '',
      String(fromVersion),
      textIn(RESULTS[state], locale),
      verdict === null || HAS_MOVED.includes(state) ? '' : becauseOf(verdict, locale),
    ])
    // The mark of UTF-8 stands at the beginning alone.
    yield csvText(lines).slice(1)
  }
  yield csvText([[takenBy(viewer, { now: clock.now(), locale })]]).slice(1)
}

/** What was asked of them before says nothing of where they are. */
const HAS_MOVED: readonly MigrationResult['state'][] = ['moved', 'undone']

const RESULTS = {
  waiting: { 'zh-CN': '还没有判断', en: 'not judged yet' },
  judged: { 'zh-CN': '没有迁', en: 'not moved' },
  moved: { 'zh-CN': '已迁', en: 'moved' },
  stayed: { 'zh-CN': '留在原版本', en: 'stayed' },
  undone: { 'zh-CN': '已退回', en: 'taken back' },
  kept: { 'zh-CN': '没有退回', en: 'not taken back' },
} as const satisfies Record<MigrationResult['state'], unknown>
