import { validHolding } from '@linli/runtime'
import { LinliError } from '@linli/schemas/linli-error'
import type pg from 'pg'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { today } from '../reading/today.ts'
import { changeOrg, type OrgChange } from './change-org.ts'
import { addNode, changeNode, closeNode, moveNode, parseNode, reopenNode } from './change-tree.ts'
import { changesOf, OrgChangeType } from './changes.graphql.ts'

interface TreeNode {
  readonly id: string
  readonly parentId: string | null
  readonly kind: string
  readonly name: string
  readonly code: string | null
  readonly isClosed: boolean
  readonly isTeam: boolean
  readonly peopleCount: number
  readonly mayChange: boolean
}

const TreeNodeType = builder.objectRef<TreeNode>('TreeNode').implement({
  description: 'A node of the tree, for officials.',
  fields: (t) => ({
    id: t.exposeID('id'),
    parentId: t.exposeID('parentId', { nullable: true }),
    kind: t.exposeString('kind'),
    name: t.exposeString('name'),
    code: t.exposeString('code', { nullable: true }),
    isClosed: t.exposeBoolean('isClosed'),
    isTeam: t.exposeBoolean('isTeam', {
      description: 'People who act together, and no place: nothing stands under it.',
    }),
    peopleCount: t.exposeInt('peopleCount', {
      description: 'Staff who hold a post at the node itself today.',
    }),
    mayChange: t.exposeBoolean('mayChange', {
      description:
        'It is at or below the node of the official who asks, or she is of the whole street.',
    }),
    changes: t.field({
      type: [OrgChangeType],
      description: 'Newest first, at most fifty.',
      resolve: ({ id }, _args, context) => changesOf(`org-node:${id}`, context),
    }),
  }),
})

builder.queryFields((t) => ({
  orgTree: t.field({
    type: [TreeNodeType],
    description: 'Officials only. All nodes in their order, closed ones too.',
    resolve: (_root, _args, { services, viewer }) => {
      const { tenantId, scope: part } = officialOnly(viewer)
      return loadTree(services.pool, { tenantId, part, day: today(services), id: null })
    },
  }),
  treeNode: t.field({
    type: TreeNodeType,
    nullable: true,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { services, viewer }) => {
      const { tenantId, scope: part } = officialOnly(viewer)
      const question = { tenantId, part, day: today(services), id }
      return (await loadTree(services.pool, question))[0] ?? null
    },
  }),
}))

interface TreeQuestion extends Pick<OrgChange, 'tenantId' | 'part'> {
  readonly day: string
  /** Null for all of them. */
  readonly id: string | null
}

async function loadTree(
  pool: pg.Pool,
  { tenantId, part, day, id }: TreeQuestion,
): Promise<TreeNode[]> {
  const { rows } = await pool.query<TreeNode>(
    `SELECT n.id, n.parent_id AS "parentId", n.kind, n.name, n.code, n.closed_at IS NOT NULL AS "isClosed",
            EXISTS (SELECT 1 FROM team t WHERE t.tenant_id = n.tenant_id AND t.node_id = n.id) AS "isTeam",
            coalesce(h.count, 0)::int AS "peopleCount",
            $4::text[] IS NULL OR EXISTS (
              SELECT 1 FROM org_above o
               WHERE o.tenant_id = n.tenant_id AND o.node_id = n.id AND o.above_id = ANY ($4)) AS "mayChange"
       FROM org_node n LEFT JOIN (
              SELECT p.node_id, count(DISTINCT p.account_id) AS count
                FROM holding p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
               WHERE p.tenant_id = $1 AND a.role <> 'resident' AND a.disabled_at IS NULL AND ${validHolding('p', '$2')}
               GROUP BY p.node_id) h ON h.node_id = n.id
      WHERE n.tenant_id = $1 AND ($3::text IS NULL OR n.id = $3) ORDER BY n.position, n.id`,
    [tenantId, day, id, part],
  )
  return rows
}

interface NodeSavedShape {
  readonly kind: 'NodeSaved'
  readonly node: TreeNode
}
const NodeSavedType = builder
  .objectRef<NodeSavedShape>('NodeSaved')
  .implement({ fields: (t) => ({ node: t.expose('node', { type: TreeNodeType }) }) })

const SaveNodeResult = builder.unionType('SaveNodeResult', {
  types: [NodeSavedType, RefusalType],
  resolveType: (value) => value.kind,
})

const AddNodeInput = builder.inputType('AddNodeInput', {
  fields: (t) => ({
    parentId: t.id({ required: true }),
    kind: t.string({ required: true }),
    name: t.string({ required: true }),
    code: t.string({ description: 'Empty for none.' }),
  }),
})
const ChangeNodeInput = builder.inputType('ChangeNodeInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string({ required: true }),
    code: t.string({ description: 'Empty for none.' }),
  }),
})

builder.mutationFields((t) => ({
  addNode: t.field({
    type: SaveNodeResult,
    description: 'Officials only. Adds a node as the last child of another.',
    args: { input: t.arg({ type: AddNodeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, (change) => addNode(change, { ...input, ...parseNode(input) })),
  }),
  changeNode: t.field({
    type: SaveNodeResult,
    description: 'Officials only. Instances show the new name at once.',
    args: { input: t.arg({ type: ChangeNodeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, async (change) => {
        await changeNode(change, input.id, parseNode(input))
        return input.id
      }),
  }),
  moveNode: t.field({
    type: SaveNodeResult,
    description: 'Officials only. Moves a node with all below it under another.',
    args: { id: t.arg.id({ required: true }), parentId: t.arg.id({ required: true }) },
    resolve: (_root, { id, parentId }, context) =>
      saved(context, async (change) => {
        await moveNode(change, id, parentId)
        return id
      }),
  }),
  closeNode: t.field({
    type: SaveNodeResult,
    description: 'Officials only. Instances go on naming it; nothing new is started at it.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      saved(context, async (change) => {
        await closeNode(change, id, today(context.services))
        return id
      }),
  }),
  reopenNode: t.field({
    type: SaveNodeResult,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      saved(context, async (change) => {
        await reopenNode(change, id)
        return id
      }),
  }),
}))

/** Runs a change that returns which node it concerns, and answers with the node as it is then. */
function saved(context: GraphqlContext, work: (change: OrgChange) => Promise<string>) {
  return orRefusal(context, async () => {
    const { services, viewer } = context
    const who = officialOnly(viewer)
    const id = await changeOrg(services.pool, who, work)
    const question = { tenantId: who.tenantId, part: who.scope, day: today(services), id }
    const node = (await loadTree(services.pool, question))[0]
    if (node === undefined) throw new LinliError('node.not-found', `There is no node '${id}'.`)
    return { kind: 'NodeSaved' as const, node }
  })
}
