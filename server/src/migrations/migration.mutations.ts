import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly } from '../access/viewer.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { MigrationType } from './migration.graphql.ts'
import type { Decision, StoredMigration } from './migration-store.ts'
import { decideMigration, loadMigration, openMigration } from './migration-store.ts'

interface MigratingShape {
  readonly kind: 'Migrating'
  readonly migration: StoredMigration
}
const MigratingType = builder
  .objectRef<MigratingShape>('Migrating')
  .implement({ fields: (t) => ({ migration: t.expose('migration', { type: MigrationType }) }) })

const MigrationResult = builder.unionType('MigrationResult', {
  types: [MigratingType, RefusalType],
  resolveType: (value) => value.kind,
})

const ChoiceInput = builder.inputType('MigrationChoice', {
  fields: (t) => ({
    key: t.string({ required: true, description: "The question's." }),
    option: t.string({ required: true, description: "The option's id." }),
  }),
})

/** A question is asked of many instances at once, so there are few. */
const MAX_CHOICES = 200

builder.mutationFields((t) => ({
  planMigration: t.field({
    type: MigrationResult,
    description:
      'Officials only. Judges in the background which running instances could move to the newest version; moves none.',
    args: { definitionId: t.arg.string({ required: true }) },
    resolve: (_root, { definitionId }, context) =>
      orRefusal(context, () => plan(definitionId, context)),
  }),
  moveInstances: t.field({
    type: MigrationResult,
    description:
      'Officials only. Moves, in the background, the instances that are safe and those whose questions are all answered.',
    args: {
      id: t.arg.id({ required: true }),
      choices: t.arg({ type: [ChoiceInput], required: true }),
    },
    resolve: (_root, { id, choices }, context) =>
      orRefusal(context, () => {
        if (choices.length > MAX_CHOICES) {
          throw new LinliError('request.invalid', `At most ${MAX_CHOICES} choices.`)
        }
        const chosen = Object.fromEntries(choices.map(({ key, option }) => [key, option]))
        return decide({ id, from: ['judged'], to: 'moving', choices: chosen }, context)
      }),
  }),
  stopMigration: t.field({
    type: MigrationResult,
    description:
      'Officials only. What has not moved by then stays on its version; what has moved can be taken back.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      orRefusal(context, () => decide({ id, from: ['moving'], to: 'moved' }, context)),
  }),
  undoMigration: t.field({
    type: MigrationResult,
    description:
      'Officials only. Takes back, in the background, the instances that have not gone on since; what they had is restored.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      orRefusal(context, () => decide({ id, from: ['moved'], to: 'undoing' }, context)),
  }),
  dropMigration: t.field({
    type: MigrationResult,
    description: 'Officials only. Moves nothing; the instances stay where they are.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      orRefusal(context, () => decide({ id, from: ['judging', 'judged'], to: 'dropped' }, context)),
  }),
}))

async function plan(definitionId: string, context: GraphqlContext): Promise<MigratingShape> {
  const { tenantId, accountId } = officialOnly(context.viewer)
  const { pool } = context.services
  const [newest] = (await context.definitions.versionNumbers.load(definitionId)) ?? []
  if (newest === undefined) {
    throw new LinliError('definition.not-found', `'${definitionId}' has no version.`)
  }
  const id = await openMigration(pool, {
    ...{ tenantId, definitionId, toVersion: newest, requestedBy: accountId },
  })
  return { kind: 'Migrating', migration: await loadMigration(pool, { tenantId, id }) }
}

async function decide(
  { id: given, ...decision }: Pick<Decision, 'from' | 'to' | 'choices'> & { readonly id: unknown },
  context: GraphqlContext,
): Promise<MigratingShape> {
  const { tenantId, accountId } = officialOnly(context.viewer)
  const { pool } = context.services
  const id = String(given)
  if (!isInstanceId(id)) throw new LinliError('migration.not-found', `There is no '${id}'.`)
  await loadMigration(pool, { tenantId, id })
  await decideMigration(pool, { tenantId, id, by: accountId, ...decision })
  return { kind: 'Migrating', migration: await loadMigration(pool, { tenantId, id }) }
}
