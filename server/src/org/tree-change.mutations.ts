import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly, type Viewer } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { parseNode } from './change-tree.ts'
import { type Merge, mergeNodes } from './merge-nodes.ts'
import { type Split, splitNode } from './split-node.ts'
import { loadTreeChanges, TreeChangeType, TreePreviewType } from './tree-change.graphql.ts'
import { makeTreeChange, previewTreeChange, undoTreeChange } from './tree-change-store.ts'

const MergeNodesInput = builder.inputType('MergeNodesInput', {
  fields: (t) => ({
    nodeIds: t.idList({ required: true }),
    intoId: t.id({ description: 'One of them or another one; without it, a new node.' }),
    name: t.string({ description: 'Of the new node.' }),
    code: t.string({ description: 'Of the new node; empty for none.' }),
    keepsPosts: t.boolean({
      required: true,
      description: 'Who holds posts at the merged nodes holds them at the one that stays.',
    }),
  }),
})

const SplitPartInput = builder.inputType('SplitPartInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    code: t.string({ description: 'Empty for none.' }),
    childIds: t.idList({ required: true, description: 'Children that it takes along.' }),
  }),
})
const SplitNodeInput = builder.inputType('SplitNodeInput', {
  fields: (t) => ({
    nodeId: t.id({ required: true }),
    parts: t.field({ type: [SplitPartInput], required: true }),
    closes: t.boolean({ required: true, description: 'Whether the node itself ends.' }),
    restTo: t.int({
      description:
        'Index of the part to which the cases go that stand at the node itself, and its posts; without it they stay.',
    }),
  }),
})

function mergeOf(input: typeof MergeNodesInput.$inferInput): Merge {
  const { nodeIds, keepsPosts } = input
  const intoId = input.intoId ?? null
  const node = intoId === null ? parseNode({ name: input.name ?? '', code: input.code }) : null
  return { nodeIds, intoId, node, keepsPosts }
}

function splitOf(input: typeof SplitNodeInput.$inferInput): Split {
  const { nodeId, closes } = input
  const parts = input.parts.map(({ childIds, ...part }) => ({ ...parseNode(part), childIds }))
  return { nodeId, parts, closes, restTo: input.restTo ?? null }
}

interface TreeChangedShape {
  readonly kind: 'TreeChanged'
  readonly id: string
}
const TreeChangedType = builder.objectRef<TreeChangedShape>('TreeChanged').implement({
  fields: (t) => ({
    change: t.field({
      type: TreeChangeType,
      resolve: async ({ id }, _args, { services, tenantId }) => {
        const change = (await loadTreeChanges(services, tenantId, id))[0]
        if (change === undefined) throw new LinliError('node.not-found', `No change '${id}'.`)
        return change
      },
    }),
  }),
})
const TreeChangeResult = builder.unionType('TreeChangeResult', {
  types: [TreeChangedType, RefusalType],
  resolveType: (value) => value.kind,
})

interface TreeLookedAtShape {
  readonly kind: 'TreeLookedAt'
  readonly preview: Awaited<ReturnType<typeof previewTreeChange>>
}
const TreeLookedAtType = builder.objectRef<TreeLookedAtShape>('TreeLookedAt').implement({
  fields: (t) => ({ preview: t.expose('preview', { type: TreePreviewType }) }),
})
const TreePreviewResult = builder.unionType('TreePreviewResult', {
  types: [TreeLookedAtType, RefusalType],
  resolveType: (value) => value.kind,
})

const LOOKS = 'Officials only. Which open tasks would go to whom; changes nothing.'

builder.mutationFields((t) => ({
  previewMerge: t.field({
    type: TreePreviewResult,
    description: LOOKS,
    args: { input: t.arg({ type: MergeNodesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      looked(context, (viewer) =>
        previewTreeChange(context.services, viewer, (edit) => mergeNodes(edit, mergeOf(input))),
      ),
  }),
  previewSplit: t.field({
    type: TreePreviewResult,
    description: LOOKS,
    args: { input: t.arg({ type: SplitNodeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      looked(context, (viewer) =>
        previewTreeChange(context.services, viewer, (edit) => splitNode(edit, splitOf(input))),
      ),
  }),
  mergeNodes: t.field({
    type: TreeChangeResult,
    description:
      'Officials only. What is under the nodes goes under one of them or a new one, and they close. Refused while an open task would find nobody; the tasks that go to others follow within seconds to minutes.',
    args: { input: t.arg({ type: MergeNodesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changed(context, (viewer) =>
        makeTreeChange(context.services, viewer, (edit) => mergeNodes(edit, mergeOf(input))),
      ),
  }),
  splitNode: t.field({
    type: TreeChangeResult,
    description: 'Officials only. A node becomes several; refused and followed as a merge.',
    args: { input: t.arg({ type: SplitNodeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changed(context, (viewer) =>
        makeTreeChange(context.services, viewer, (edit) => splitNode(edit, splitOf(input))),
      ),
  }),
  undoTreeChange: t.field({
    type: TreeChangeResult,
    description:
      'Officials only. Takes a merge or split back while nobody has changed people, posts or tree since.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      changed(context, async (viewer) => {
        await undoTreeChange(context.services, viewer, id)
        return id
      }),
  }),
}))

function looked(
  context: GraphqlContext,
  look: (viewer: Viewer) => ReturnType<typeof previewTreeChange>,
) {
  return orRefusal(context, async () => ({
    kind: 'TreeLookedAt' as const,
    preview: await look(officialOnly(context.viewer)),
  }))
}

function changed(context: GraphqlContext, make: (viewer: Viewer) => Promise<string>) {
  return orRefusal(context, async () => ({
    kind: 'TreeChanged' as const,
    id: await make(officialOnly(context.viewer)),
  }))
}
