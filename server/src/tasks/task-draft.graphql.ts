import { randomUUID } from 'node:crypto'
import { fileAnswers } from '@linli/runtime/core'
import { isUuid } from '@linli/schemas/ids'
import type { JsonObject } from '@linli/schemas/json'
import { LinliError } from '@linli/schemas/linli-error'
import { heldTasks } from '../access/readable.ts'
import { staffOnly, type Viewer } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { objectOnly } from '../graphql/object-only.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { formOf } from './task.mutations.ts'
import { MAX_DRAFT_BYTES, replaceTaskDraft } from './task-draft-store.ts'

interface TaskDraftShape {
  readonly revision: string
  readonly answers: JsonObject | null
  readonly savedAt: Date
  readonly absentFiles: readonly string[]
}

const TaskDraftType = builder.objectRef<TaskDraftShape>('TaskDraft').implement({
  description:
    'What the viewer has begun to fill in of a task that she holds, as typed, also where it is not valid. Nobody else reads it.',
  fields: (t) => ({
    revision: t.exposeID('revision', { description: 'Another one with every change.' }),
    answers: t.expose('answers', {
      type: 'JSON',
      nullable: true,
      description: 'Null where she threw it away.',
    }),
    savedAt: t.expose('savedAt', { type: 'DateTime' }),
    absentFiles: t.exposeStringList('absentFiles', {
      description:
        'Ids of files that the answers name and the server does not have: they are on the device on which they were taken.',
    }),
  }),
})

interface SavedShape {
  readonly kind: 'TaskDraftSaved'
  readonly draft: TaskDraftShape
}
interface ChangedShape {
  readonly kind: 'TaskDraftChanged'
  readonly current: TaskDraftShape | null
}
const SavedType = builder
  .objectRef<SavedShape>('TaskDraftSaved')
  .implement({ fields: (t) => ({ draft: t.expose('draft', { type: TaskDraftType }) }) })
const ChangedType = builder.objectRef<ChangedShape>('TaskDraftChanged').implement({
  description: 'Another device of hers has changed it meanwhile; nothing was written.',
  fields: (t) => ({ current: t.expose('current', { type: TaskDraftType, nullable: true }) }),
})
const SaveTaskDraftResult = builder.unionType('SaveTaskDraftResult', {
  types: [SavedType, ChangedType, RefusalType],
  resolveType: (value) => value.kind,
})
const SaveTaskDraftInput = builder.inputType('SaveTaskDraftInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    answers: t.field({
      type: 'JSON',
      description: `An object of at most ${MAX_DRAFT_BYTES} bytes; null throws the draft away.`,
    }),
    baseRevision: t.id({
      description: 'The revision that the change was made on; null where there was none.',
    }),
  }),
})

builder.queryField('taskDraft', (t) =>
  t.field({
    type: TaskDraftType,
    nullable: true,
    description: 'Staff only. Null where the viewer does not hold the task, or has no draft of it.',
    args: { taskId: t.arg.id({ required: true }) },
    resolve: (_root, { taskId }, context) => draftOf(staffOnly(context.viewer), taskId, context),
  }),
)

builder.queryField('taskDraftIds', (t) =>
  t.field({
    type: ['ID'],
    description: 'Staff only. The tasks of which the viewer has a draft.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId, accountId } = staffOnly(viewer)
      const drafts = await services.prisma.taskDraft.findMany({
        where: { tenantId, accountId, answers: { not: null } },
        select: { taskId: true },
        orderBy: { savedAt: 'desc' },
        take: MOST_LISTED,
      })
      return drafts.map(({ taskId }) => taskId)
    },
  }),
)

builder.mutationField('saveTaskDraft', (t) =>
  t.field({
    type: SaveTaskDraftResult,
    description: 'Staff only, of a task that the viewer holds.',
    args: { input: t.arg({ type: SaveTaskDraftInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => saveDraft(input, context)),
  }),
)

/** More than anybody holds half filled in. */
const MOST_LISTED = 500

async function saveDraft(
  { taskId, answers, baseRevision }: typeof SaveTaskDraftInput.$inferInput,
  context: GraphqlContext,
): Promise<SavedShape | ChangedShape> {
  const viewer = staffOnly(context.viewer)
  const text = answers == null ? null : JSON.stringify(objectOnly(answers))
  if (text !== null && Buffer.byteLength(text) > MAX_DRAFT_BYTES)
    throw new LinliError('request.too-large', `A draft has at most ${MAX_DRAFT_BYTES} bytes.`)
  const base = baseRevision ?? null
  if (base !== null && !isUuid(base))
    throw new LinliError('request.invalid', `'${base}' is no revision of a draft.`)
  const { tenantId, accountId } = viewer
  const verdict = await replaceTaskDraft(context.services.pool, {
    ...{ tenantId, accountId, taskId, answers: text, revision: randomUUID(), baseRevision: base },
  })
  if (verdict === 'not-held') throw await notHeld(viewer, taskId, context)
  const draft = await draftOf(viewer, taskId, context)
  // Gone again at once: another device has completed the task meanwhile.
  if (verdict === 'changed' || draft === null) return { kind: 'TaskDraftChanged', current: draft }
  return { kind: 'TaskDraftSaved', draft }
}

/** A task that she may not read does not exist for her. */
async function notHeld(
  viewer: Viewer,
  taskId: string,
  { services }: GraphqlContext,
): Promise<LinliError> {
  const head = await services.taskHeads.findReadable(viewer, taskId)
  return head === null
    ? new LinliError('task.not-found', `There is no task '${taskId}'.`)
    : new LinliError('task.not-assigned', `'${viewer.accountId}' does not hold '${taskId}'.`)
}

async function draftOf(
  viewer: Viewer,
  taskId: string,
  context: GraphqlContext,
): Promise<TaskDraftShape | null> {
  const { tenantId, accountId } = viewer
  const { prisma } = context.services
  const [draft, held] = await Promise.all([
    prisma.taskDraft.findFirst({ where: { tenantId, taskId, accountId } }),
    prisma.task.findFirst({
      where: { AND: [{ id: taskId }, heldTasks(viewer)] },
      select: { id: true },
    }),
  ])
  if (draft === null || held === null) return null
  const answers = draft.answers === null ? null : (JSON.parse(draft.answers) as JsonObject)
  const absentFiles = await filesNotHere(viewer, { taskId, answers }, context)
  return { revision: draft.revision, answers, savedAt: draft.savedAt, absentFiles }
}

async function filesNotHere(
  { tenantId, accountId }: Viewer,
  { taskId, answers }: { readonly taskId: string; readonly answers: JsonObject | null },
  context: GraphqlContext,
): Promise<readonly string[]> {
  const { services } = context
  if (answers === null) return []
  const head = await services.taskHeads.find(tenantId, taskId)
  if (head === null) return []
  const schema = (await formOf(head, context))?.schema
  if (schema === undefined) return []
  const named = [...new Set(fileAnswers(schema, answers).map(({ id }) => id))].filter((id) =>
    isUuid(id),
  )
  if (named.length === 0) return []
  const here = await services.prisma.file.findMany({
    where: { tenantId, uploadedBy: accountId, id: { in: named } },
    select: { id: true },
  })
  const known = new Set(here.map(({ id }) => id))
  return named.filter((id) => !known.has(id))
}
