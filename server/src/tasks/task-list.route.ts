import { cityDay, cityTime } from '@linli/schemas/city-day'
import { LinliError } from '@linli/schemas/linli-error'
import { type Locale, textIn } from '@linli/schemas/locale-text'
import type { FastifyInstance } from 'fastify'
import { readableTasks } from '../access/readable.ts'
import { staffOnly, type Viewer } from '../access/viewer.ts'
import { takenBy } from '../audit/taken-by.ts'
import { writeAudit } from '../audit/write-audit.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'
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

/** More than anybody has before her; whoever has sends the first of them, and the list says that it is cut. */
const MOST_TASKS = 2_000
/** Tasks that are looked up at once. */
const PAGE = 500
const MOST_ID = 200
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `POST /files/task-list` gives staff a workbook of the tasks whose ids they send, in that order, and with the
 *  columns that they name (all without): what the list on the page shows, and no answers. A task that they may not read is left out, as one that is not there.
 *  Below the last task, and at the foot of each printed page, it says who took it and when, and that there are more where the page has said so
 *  (`isCut`). That a list was taken is in the audit first. */
export async function taskListRoute(app: FastifyInstance, deps: TaskListDeps): Promise<void> {
  const { services, publicUrl } = deps
  app.post('/files/task-list', async (request, reply) => {
    assertSameOrigin(request, publicUrl)
    const { value } = sessionCookieOf(request, reply, deps.isHttps)
    const viewer = staffOnly(value === null ? null : await services.sessions.viewer(value))
    const asked = { ids: idsIn(request.body), columns: columnsIn(request.body) }
    const locale = localeOf(request)
    const rows = await rowsOf(services, { viewer, locale, ...asked })
    const by = takenBy(viewer, { now: services.clock.now(), locale })
    const cut = isCutIn(request.body) ? [[textIn(CUT, locale)]] : []
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
      .send(Buffer.from(writeWorkbook(title, [...rows, [], ...cut, [by]], by)))
  })
}

const CUT = {
  'zh-CN': `只有最先的 ${MOST_TASKS} 件，后面的没有列出。`,
  en: `The first ${MOST_TASKS} alone; there are more.`,
} as const

function isCutIn(body: unknown): boolean {
  return ((body ?? {}) as { readonly isCut?: unknown }).isCut === true
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
  readonly columns: readonly Column[]
  readonly locale: Locale
}

/** In their order. */
const HEADS = {
  task: { 'zh-CN': '任务', en: 'Task' },
  service: { 'zh-CN': '事项', en: 'Service' },
  number: { 'zh-CN': '编号', en: 'Number' },
  place: { 'zh-CN': '所属', en: 'Place' },
  holder: { 'zh-CN': '办理人', en: 'Held by' },
  urgent: { 'zh-CN': '紧急', en: 'Urgent' },
  opened: { 'zh-CN': '到达时间', en: 'Opened' },
  due: { 'zh-CN': '办理时限', en: 'Due' },
} as const

type Column = keyof typeof HEADS
const COLUMNS = Object.keys(HEADS) as readonly Column[]

/** Throws `request.invalid` for what is no column, and for none. */
function columnsIn(body: unknown): readonly Column[] {
  const { columns = COLUMNS } = (body ?? {}) as { readonly columns?: unknown }
  const isList = Array.isArray(columns) && columns.length >= 1
  if (!isList || !columns.every((each) => COLUMNS.includes(each)))
    throw new LinliError('request.invalid', `The columns are of ${COLUMNS.join(', ')}.`)
  return COLUMNS.filter((each) => columns.includes(each))
}

async function rowsOf(services: Services, asked: Asked): Promise<readonly (readonly string[])[]> {
  const { viewer, ids, columns, locale } = asked
  const { tenantId } = viewer
  const prisma = services.reads.of(tenantId)
  const found = await loadTasks(prisma, asked)
  const [org, holders] = await Promise.all([
    services.directory.org(tenantId),
    prisma.account.findMany({
      where: { tenantId, id: { in: found.flatMap(({ holderId }) => holderId ?? []) } },
      select: { id: true, name: true },
    }),
  ])
  const names = new Map(holders.map(({ id, name }) => [id, name]))
  const cellsOf = async (
    task: (typeof found)[number],
  ): Promise<Readonly<Record<Column, string>>> => {
    const { number, nodeId, definitionId, versionNumber } = task.instance
    const { definition } = await services.versions.get(tenantId, definitionId, versionNumber)
    const declared = definition.tasks[task.name]
    const title = declared === undefined ? task.name : textIn(declared.title, locale)
    const { questionKind, holderId, openedAt, dueAt, urgent } = task
    return {
      task: questionKind === null ? title : questionTitle(questionKind, title, locale),
      service: textIn(definition.title, locale),
      number,
      place: placeName(org, nodeId),
      holder: holderId === null ? '' : (names.get(holderId) ?? ''),
      urgent: urgent ? textIn({ 'zh-CN': '是', en: 'yes' }, locale) : '',
      opened: momentText(openedAt),
      due: dueAt === null ? '' : momentText(dueAt),
    }
  }
  const rowOf = async (task: (typeof found)[number]) => {
    const cells = await cellsOf(task)
    return columns.map((column) => cells[column])
  }
  const tasks = new Map(found.map((task) => [task.id, task]))
  const inOrder = [...new Set(ids)].flatMap((id) => tasks.get(id) ?? [])
  return [
    columns.map((column) => HEADS[column][locale]),
    ...(await Promise.all(inOrder.map(rowOf))),
  ]
}

const LISTED = {
  ...{ id: true, name: true, questionKind: true, urgent: true, holderId: true },
  ...{ openedAt: true, dueAt: true },
  instance: { select: { number: true, nodeId: true, definitionId: true, versionNumber: true } },
} as const

/** Those she may read, page by page. */
async function loadTasks(prisma: PrismaClient, { viewer, ids }: Asked) {
  const page = (start: number) =>
    prisma.task.findMany({
      where: { AND: [readableTasks(viewer), { id: { in: ids.slice(start, start + PAGE) } }] },
      select: LISTED,
    })
  const found: Awaited<ReturnType<typeof page>> = []
  for (let start = 0; start < ids.length; start += PAGE) found.push(...(await page(start)))
  return found
}

/** `2026-11-30 08:05`: a spreadsheet sorts it right as text. */
function momentText(at: Date): string {
  return `${cityDay(at.getTime())} ${cityTime(at.getTime())}`
}
