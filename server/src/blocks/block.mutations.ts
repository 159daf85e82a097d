import { MAX_BLOCK_BYTES } from '@linli/schemas/field-block'
import { isUuid } from '@linli/schemas/ids'
import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { removeBlock, saveBlock } from './block-store.ts'

interface KeptShape {
  readonly kind: 'FieldBlockKept'
  readonly id: string
  readonly revision: number
}
const KeptType = builder.objectRef<KeptShape>('FieldBlockKept').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    revision: t.exposeInt('revision', { description: '0 for one that is gone.' }),
  }),
})
const FieldBlockResult = builder.unionType('FieldBlockResult', {
  types: [KeptType, RefusalType],
  resolveType: (value) => value.kind,
})

const SaveFieldBlockInput = builder.inputType('SaveFieldBlockInput', {
  fields: (t) => ({
    id: t.id({ required: true, description: 'Chosen by whoever makes it: a UUID.' }),
    baseRevision: t.int({
      required: true,
      description: 'The revision that the change was made on; 0 makes the block.',
    }),
    body: t.string({
      required: true,
      description: `A form of format linli/1 without eligibility or description, as JSON; at most ${MAX_BLOCK_BYTES} bytes.`,
    }),
  }),
})

const changeOf = (context: GraphqlContext, id: string | number, baseRevision: number) => {
  const { tenantId, accountId: by } = officialOnly(context.viewer)
  const now = context.services.clock.now()
  return { tenantId, by, now, id: String(id), baseRevision }
}

builder.mutationFields((t) => ({
  saveFieldBlock: t.field({
    type: FieldBlockResult,
    description: 'Officials only. Makes a block of the street, or another revision of it.',
    args: { input: t.arg({ type: SaveFieldBlockInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { id, baseRevision, body } = input
        const change = { ...changeOf(context, id, baseRevision), body }
        if (Buffer.byteLength(body) > MAX_BLOCK_BYTES)
          throw new LinliError('request.too-large', `A block has at most ${MAX_BLOCK_BYTES} bytes.`)
        if (!isUuid(change.id) || baseRevision < 0)
          throw new LinliError('request.invalid', 'A block is known by a UUID and a revision.')
        const revision = await inTransaction(context.services.pool, (client) =>
          saveBlock(client, change),
        )
        return { kind: 'FieldBlockKept' as const, id: change.id, revision }
      }),
  }),
  removeFieldBlock: t.field({
    type: FieldBlockResult,
    description: 'Officials only. Forms that it was put into keep their fields.',
    args: { id: t.arg.id({ required: true }), baseRevision: t.arg.int({ required: true }) },
    resolve: (_root, { id, baseRevision }, context) =>
      orRefusal(context, async () => {
        const change = changeOf(context, id, baseRevision)
        await inTransaction(context.services.pool, (client) => removeBlock(client, change))
        return { kind: 'FieldBlockKept' as const, id: change.id, revision: 0 }
      }),
  }),
}))
