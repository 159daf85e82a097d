import { ERROR_CODES, type ErrorCode } from '@linli/schemas/error-codes'
import { textIn } from '@linli/schemas/locale-text'
import type { OrgTree } from '@linli/schemas/org'
import type { Assignment } from '@linli/schemas/snapshot'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { titleOfTask } from '../people/task-title.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import type { AffectedTask } from './affected-tasks.ts'
import type { TreePreview } from './tree-change-store.ts'

interface ShownTask extends AffectedTask {
  readonly org: OrgTree
}

const AffectedTaskType = builder.objectRef<ShownTask>('AffectedTask').implement({
  description: 'An open task that goes to others when the tree is another.',
  fields: (t) => ({
    id: t.id({ resolve: ({ task }) => task.id }),
    instanceId: t.exposeID('instanceId'),
    number: t.exposeString('number'),
    title: t.string({
      resolve: ({ definitionId, task }, _args, context) =>
        titleOfTask(context, { definitionId, name: task.name }),
    }),
    from: t.string({
      description: 'To whom it went.',
      resolve: async ({ task }, _args, context) => {
        const org = await context.services.directory.org(context.tenantId)
        return whoText(task.assignment, org, context)
      },
    }),
    holder: t.string({
      nullable: true,
      description: 'Who has it now; she keeps it if she may have it still.',
      resolve: async ({ task }, _args, { accounts }) =>
        task.holderId === null ? null : ((await accounts.load(task.holderId))?.name ?? null),
    }),
    to: t.string({
      nullable: true,
      description: 'To whom it would go; null where its rules find nobody.',
      resolve: ({ to, org }, _args, context) => (to === null ? null : whoText(to, org, context)),
    }),
  }),
})

const MOST_NAMES = 6

/** `第一网格 网格员：王、李`, or a name. */
async function whoText(
  assignment: Assignment,
  { nodes, holdings }: OrgTree,
  { accounts, locale }: GraphqlContext,
): Promise<string> {
  const ids =
    assignment.kind === 'account'
      ? [assignment.accountId]
      : holdings
          .filter(({ nodeId, post }) => nodeId === assignment.nodeId && post === assignment.post)
          .map(({ accountId }) => accountId)
          .filter((id) => !assignment.excluded.includes(id))
  const some = [...new Set(ids)].slice(0, MOST_NAMES)
  const named = await Promise.all(some.map(async (id) => (await accounts.load(id))?.name ?? id))
  const names = named.join(locale === 'en' ? ', ' : '、')
  if (assignment.kind === 'account') return names
  const title = Object.hasOwn(POST_TITLES, assignment.post)
    ? POST_TITLES[assignment.post]
    : undefined
  const post = title === undefined ? assignment.post : textIn(title, locale)
  const place = nodes.get(assignment.nodeId)?.name ?? assignment.nodeId
  const pool = `${place} ${post}`
  if (names === '') return pool
  return locale === 'en' ? `${pool}: ${names}` : `${pool}：${names}`
}

/** As many as a person reads before she decides. */
const MAX_SHOWN = 100

export const TreePreviewType = builder.objectRef<TreePreview>('TreePreview').implement({
  description: 'What a merge or split would do to open tasks.',
  fields: (t) => ({
    affectedCount: t.int({ resolve: ({ affected }) => affected.length }),
    nobodyCount: t.int({
      description: 'Tasks that would find nobody; the change is refused while there are any.',
      resolve: ({ affected }) => affected.filter(({ to }) => to === null).length,
    }),
    tasks: t.field({
      type: [AffectedTaskType],
      description: `The first ${MAX_SHOWN}, those that find nobody before others.`,
      resolve: ({ affected, org }) =>
        [...affected.filter(({ to }) => to === null), ...affected.filter(({ to }) => to !== null)]
          .slice(0, MAX_SHOWN)
          .map((each) => ({ ...each, org })),
    }),
  }),
})

interface TreeChangeRow {
  readonly id: string
  readonly kind: string
  readonly madeAt: Date
  readonly madeBy: string
  readonly detail: string
  readonly undoneAt: Date | null
  readonly waiting: number
  readonly done: number
  readonly refused: number
  readonly mayUndo: boolean
}

interface RefusedRow {
  readonly taskId: string
  readonly instanceId: string
  readonly number: string
  readonly code: string
}

const RefusedTaskType = builder.objectRef<RefusedRow>('RefusedReassignment').implement({
  fields: (t) => ({
    taskId: t.exposeID('taskId'),
    instanceId: t.exposeID('instanceId'),
    number: t.exposeString('number'),
    message: t.string({
      resolve: ({ code }, _args, { locale }) => {
        const entry = Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as ErrorCode] : undefined
        return (locale === 'en' ? entry?.en : entry?.zh) ?? code
      },
    }),
  }),
})

export const TreeChangeType = builder.objectRef<TreeChangeRow>('TreeChange').implement({
  description: 'A merge or a split, and how far its tasks have been assigned anew.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.exposeString('kind', { description: '`merge` or `split`' }),
    at: t.expose('madeAt', { type: 'DateTime' }),
    by: t.string({
      resolve: async ({ madeBy }, _args, { accounts }) =>
        (await accounts.load(madeBy))?.name ?? madeBy,
    }),
    from: t.stringList({
      description: 'Names of what was merged or split.',
      resolve: (row, _args, context) => namesOf(row, 'from', context),
    }),
    into: t.stringList({ resolve: (row, _args, context) => namesOf(row, 'into', context) }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true }),
    waiting: t.exposeInt('waiting', { description: 'Tasks that are to be assigned anew.' }),
    done: t.exposeInt('done', { description: 'Tasks that were.' }),
    mayUndo: t.exposeBoolean('mayUndo', {
      description: 'Nobody has changed people, posts or tree since.',
    }),
    refused: t.field({
      type: [RefusedTaskType],
      description: 'Tasks that could not be, with the reason; at most a hundred.',
      resolve: async ({ id }, _args, { services, tenantId }) =>
        (
          await services.pool.query<RefusedRow>(
            `SELECT r.task_id AS "taskId", r.instance_id AS "instanceId", i.number, r.code
               FROM reassignment r JOIN instance i ON i.tenant_id = r.tenant_id AND i.id = r.instance_id
              WHERE r.tenant_id = $1 AND r.change_id = $2 AND r.state = 'refused' ORDER BY i.number LIMIT 100`,
            [tenantId, id],
          )
        ).rows,
    }),
  }),
})

async function namesOf(
  { detail }: TreeChangeRow,
  side: 'from' | 'into',
  { services, tenantId }: GraphqlContext,
): Promise<string[]> {
  const ids = (JSON.parse(detail) as Readonly<Record<'from' | 'into', readonly string[]>>)[side]
  const { nodes } = await services.directory.org(tenantId)
  return ids.map((id) => nodes.get(id)?.name ?? '—')
}

/** The newest, or one of them. */
export async function loadTreeChanges(
  { pool }: Pick<GraphqlContext['services'], 'pool'>,
  tenantId: string,
  id: string | null,
): Promise<TreeChangeRow[]> {
  const { rows } = await pool.query<TreeChangeRow>(
    `SELECT c.id, c.kind, c.made_at AS "madeAt", c.made_by AS "madeBy", c.detail, c.undone_at AS "undoneAt",
            count(r.*) FILTER (WHERE r.state = 'waiting')::int AS waiting,
            count(r.*) FILTER (WHERE r.state = 'done')::int AS done,
            count(r.*) FILTER (WHERE r.state = 'refused')::int AS refused,
            c.undone_at IS NULL AND c.org_revision = t.org_revision AS "mayUndo"
       FROM tree_change c JOIN tenant t ON t.id = c.tenant_id
       LEFT JOIN reassignment r ON r.tenant_id = c.tenant_id AND r.change_id = c.id
      WHERE c.tenant_id = $1 AND ($2::text IS NULL OR c.id::text = $2)
      GROUP BY c.tenant_id, c.id, t.org_revision ORDER BY c.made_at DESC LIMIT 20`,
    [tenantId, id],
  )
  return rows
}

builder.queryField('treeChanges', (t) =>
  t.field({
    type: [TreeChangeType],
    description: 'Officials only. The newest merges and splits, at most twenty.',
    resolve: (_root, _args, { services, viewer }) =>
      loadTreeChanges(services, officialOnly(viewer).tenantId, null),
  }),
)
