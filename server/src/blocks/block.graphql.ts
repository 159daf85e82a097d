import { textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { findBlocks, type StoredBlock } from './block-store.ts'
import { type BlockUser, findBlockUsers, type UsingForm } from './block-users.ts'

const UsingFormType = builder.objectRef<UsingForm>('FieldBlockForm').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
  }),
})

const BlockUserType = builder.objectRef<BlockUser>('FieldBlockUser').implement({
  description: 'A draft that took fields of a block.',
  fields: (t) => ({
    definitionId: t.exposeString('definitionId'),
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    forms: t.field({ type: [UsingFormType], resolve: ({ forms }) => [...forms] }),
  }),
})

export interface BlockShape extends StoredBlock {
  /** Looks through the drafts once for all blocks of an answer. */
  readonly users: () => Promise<ReadonlyMap<string, readonly BlockUser[]>>
}

export const FieldBlockType = builder.objectRef<BlockShape>('FieldBlock').implement({
  description: 'Questions that the street asks again and again (常用字段组).',
  fields: (t) => ({
    id: t.exposeID('id'),
    revision: t.exposeInt('revision'),
    body: t.exposeString('body', {
      description:
        'A form of format linli/1 that is asked nowhere, as JSON, byte for byte as saved.',
    }),
    changedAt: t.expose('madeAt', { type: 'DateTime' }),
    changedBy: t.string({
      resolve: async ({ madeBy }, _args, { accounts }) =>
        (await accounts.load(madeBy))?.name ?? madeBy,
    }),
    usedBy: t.field({
      type: [BlockUserType],
      description: 'Drafts that say that they took fields of it.',
      resolve: async ({ id, users }) => [...((await users()).get(id) ?? [])],
    }),
  }),
})

builder.queryFields((t) => ({
  fieldBlocks: t.field({
    type: [FieldBlockType],
    description: 'Officials only. At most a hundred, in the order in which they were made.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const found = await findBlocks(services.prisma, tenantId)
      let asked: ReturnType<BlockShape['users']> | null = null
      const users = () => {
        asked ??= findBlockUsers(services.prisma, tenantId)
        return asked
      }
      return found.map((block) => ({ ...block, users }))
    },
  }),
  fieldBlockAt: t.string({
    nullable: true,
    description: 'Officials only. What a block was at a revision; null where there is none.',
    args: { id: t.arg.id({ required: true }), revision: t.arg.int({ required: true }) },
    resolve: async (_root, { id, revision }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const key = { tenantId, blockId: String(id), number: revision }
      const row = await services.prisma.fieldBlockRevision.findUnique({
        where: { tenantId_blockId_number: key },
        select: { body: true },
      })
      return row?.body ?? null
    },
  }),
}))
