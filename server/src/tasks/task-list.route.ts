import { cityDay, cityTime } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import type { FastifyInstance } from 'fastify'
import { readableTasks } from '../access/readable.ts'
import { staffOnly, type Viewer } from '../access/viewer.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { localeOf } from '../http/locale.ts'
import { assertSameOrigin } from '../http/same-origin.ts'
import { sessionCookieOf } from '../http/session-cookie.ts'
import { writeWorkbook } from '../people/workbook/write-workbook.ts'
import { placeName } from '../reading/place.ts'
import type { Services } from '../services.ts'
import { questionTitle } from './question.graphql.ts'

interface TaskListDeps {
  readonly services: Services
  readonly publicUrl: string | null
  readonly isHttps: boolean
}

/** As many as a page of the desk shows, and some more. */
const MOST_TASKS = 500
const MOST_ID = 200
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `POST /files/task-list` gives staff a workbook of the tasks whose ids they send, in that order: what the list on the page shows, and no
 *  answers. A task that they may not read is left out, as one that is not there. That a list was taken is in the audit first. */
export async function taskListRoute(app: FastifyInstance, deps: TaskListDeps): Promise<void> {
  const { services, publicUrl } = deps
  app.post('/files/task-list', async (request, reply) => {
    assertSameOrigin(request, publicUrl)
    const { value } = sessionCookieOf(request, reply, deps.isHttps)
    const viewer = staffOnly(value === null ? null : await services.sessions.viewer(value))
    const ids = idsIn(request.body)
    const locale = localeOf(request)
    const rows = await rowsOf(services, { viewer, ids, locale })
    await writeAudit(services.pool, {
      ...{ tenantId: viewer.tenantId, actorId: viewer.accountId, deed: 'tasks-exported' },
      ...{ object: `tenant:${viewer.tenantId}`, detail: { count: rows.length - 1 } },
    })
    const title = textIn({ 'zh-CN': '任务清单', en: 'tasks' }, locale)
    const name = encodeURIComponent(`${title} ${cityDay(services.clock.now())}.xlsx`)
    return reply
      .type(WORKBOOK)
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(writeWorkbook(title, rows)))
  })
}

/** Throws `request.invalid`. */
function idsIn(body: unknown): readonly string[] {
  const { ids } = (body ?? {}) as { readonly ids?: unknown }
  const isList = Array.isArray(ids) && ids.length >= 1 && ids.length <= MOST_TASKS
  if (!isList || !ids.every((id) => typeof id === 'string' && id.length <= MOST_ID))
    throw new LinliError('request.invalid', `A list of 1 to ${MOST_TASKS} task ids is wanted.`)
  return ids
}

interface Asked {
  readonly viewer: Viewer
  readonly ids: readonly string[]
  readonly locale: Locale
}

const HEADS = {
  'zh-CN': ['任务', '事项', '编号', '所属', '办理人', '紧急', '到达时间', '办理时限'],
  en: ['Task', 'Service', 'Number', 'Place', 'Held by', 'Urgent', 'Opened', 'Due'],
} as const

async function rowsOf(services: Services, asked: Asked): Promise<readonly (readonly string[])[]> {
  const { viewer, ids, locale } = asked
  const { tenantId } = viewer
  const prisma = services.reads.of(tenantId)
  const found = await prisma.task.findMany({
    where: { AND: [readableTasks(viewer), { id: { in: [...ids] } }] },
    select: {
      ...{ id: true, name: true, questionKind: true, urgent: true, holderId: true },
      ...{ openedAt: true, dueAt: true },
      instance: {
        select: { number: true, nodeId: true, definitionId: true, versionNumber: true },
      },
    },
  })
  const [org, holders] = await Promise.all([
    services.directory.org(tenantId),
    prisma.account.findMany({
      where: { tenantId, id: { in: found.flatMap(({ holderId }) => holderId ?? []) } },
      select: { id: true, name: true },
    }),
  ])
  const names = new Map(holders.map(({ id, name }) => [id, name]))
  const rowOf = async (task: (typeof found)[number]): Promise<readonly string[]> => {
    const { number, nodeId, definitionId, versionNumber } = task.instance
    const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
    const declared = definition.tasks[task.name]
    const title = declared === undefined ? task.name : textIn(declared.title, locale)
    const { questionKind, holderId, openedAt, dueAt, urgent } = task
    return [
      questionKind === null ? title : questionTitle(questionKind, title, locale),
      textIn(definition.title, locale),
      number,
      placeName(org, nodeId),
      holderId === null ? '' : (names.get(holderId) ?? ''),
      urgent ? textIn({ 'zh-CN': '是', en: 'yes' }, locale) : '',
      momentText(openedAt),
      dueAt === null ? '' : momentText(dueAt),
    ]
  }
  const tasks = new Map(found.map((task) => [task.id, task]))
  const inOrder = [...new Set(ids)].flatMap((id) => tasks.get(id) ?? [])
  return [HEADS[locale], ...(await Promise.all(inOrder.map(rowOf)))]
}

/** `2026-11-30 08:05`: a spreadsheet sorts it right as text. */
function momentText(at: Date): string {
  return `${cityDay(at.getTime())} ${cityTime(at.getTime())}`
}
