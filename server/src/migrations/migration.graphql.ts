import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { readableInstances } from '../access/readable.ts'
import { officialOnly } from '../access/viewer.ts'
import { DefinitionType } from '../definitions/definition.graphql.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { becauseOf } from './migration-because.ts'
import type {
  CountedQuestion,
  MigrationCounts,
  StayingInstance,
  StoredMigration,
} from './migration-store.ts'
import {
  countItems,
  countOutdated,
  loadMigration,
  loadMigrations,
  loadQuestions,
  loadStaying,
} from './migration-store.ts'

type Option = CountedQuestion['options'][number]
const OptionType = builder.objectRef<Option>('MigrationOption').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    label: t.string({ resolve: ({ label }, _args, { locale }) => textIn(label, locale) }),
  }),
})

const QuestionType = builder.objectRef<CountedQuestion>('MigrationQuestion').implement({
  description: 'What must be decided before the instances that it concerns can move.',
  fields: (t) => ({
    key: t.exposeString('key'),
    message: t.string({ resolve: ({ message }, _args, { locale }) => textIn(message, locale) }),
    options: t.expose('options', { type: [OptionType] }),
    count: t.exposeInt('count', { description: 'Instances that are asked this.' }),
  }),
})

const StayingType = builder.objectRef<StayingInstance>('StayingInstance').implement({
  description: 'An instance that stays on its version, with the reason.',
  fields: (t) => ({
    because: t.string({
      resolve: ({ verdict }, _args, { locale }) => becauseOf(verdict, locale),
    }),
    instance: t.prismaField({
      type: 'Instance',
      nullable: true,
      resolve: (query, { instanceId }, _args, { services, viewer }) =>
        services.prisma.instance.findFirst({
          ...query,
          where: { AND: [{ id: instanceId }, readableInstances(viewer)] },
        }),
    }),
  }),
})

interface Tally {
  readonly migration: StoredMigration
  readonly rows: readonly MigrationCounts[]
}
const TallyType = builder.objectRef<Tally>('MigrationTally').implement({
  fields: (t) => ({
    total: t.int({ resolve: (tally) => countOf(tally, () => true) }),
    waiting: t.int({
      description: 'Of the stage under way.',
      resolve: (tally) => countOf(tally, ({ state }) => state === waitingState(tally.migration)),
    }),
    safe: t.int({ resolve: (tally) => countOf(tally, ({ verdict }) => verdict === 'safe') }),
    choice: t.int({ resolve: (tally) => countOf(tally, ({ verdict }) => verdict === 'choice') }),
    stay: t.int({
      description: 'That cannot be moved, have ended, or failed.',
      resolve: (tally) =>
        countOf(tally, ({ verdict }) => ['stay', 'gone', 'failed'].includes(verdict ?? '')),
    }),
    moved: t.int({ resolve: (tally) => countOf(tally, ({ state }) => state === 'moved') }),
    stayed: t.int({ resolve: (tally) => countOf(tally, ({ state }) => state === 'stayed') }),
    undone: t.int({ resolve: (tally) => countOf(tally, ({ state }) => state === 'undone') }),
    kept: t.int({
      description: 'That had gone on, so they were not taken back.',
      resolve: (tally) => countOf(tally, ({ state }) => state === 'kept'),
    }),
  }),
})

export const MigrationType = builder.objectRef<StoredMigration>('Migration').implement({
  description: 'Running instances of a definition on their way to another version.',
  fields: (t) => ({
    id: t.exposeID('id'),
    definition: t.field({
      type: DefinitionType,
      resolve: ({ definitionId }) => ({ definitionId }),
    }),
    toVersion: t.exposeInt('toVersion'),
    state: t.exposeString('state', {
      description: 'judging | judged | moving | moved | undoing | undone | dropped',
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime' }),
    requestedBy: t.string({
      resolve: ({ requestedBy }, _args, context) => nameOf(requestedBy, context),
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
    decidedBy: t.string({
      nullable: true,
      resolve: ({ decidedBy }, _args, context) =>
        decidedBy === null ? null : nameOf(decidedBy, context),
    }),
    tally: t.field({
      type: TallyType,
      resolve: async (migration, _args, { services }) => ({
        migration,
        rows: await countItems(services.pool, migration),
      }),
    }),
    questions: t.field({
      type: [QuestionType],
      resolve: (migration, _args, { services }) => loadQuestions(services.pool, migration),
    }),
    staying: t.field({
      type: [StayingType],
      description: 'The first hundred.',
      resolve: (migration, _args, { services }) => loadStaying(services.pool, migration),
    }),
  }),
})

builder.objectFields(DefinitionType, (t) => ({
  migrations: t.field({
    type: [MigrationType],
    description: 'Officials only. Newest first.',
    resolve: ({ definitionId }, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return loadMigrations(services.pool, { tenantId, definitionId })
    },
  }),
  outdatedCount: t.int({
    description: 'Officials only. Running instances that are not on the newest version.',
    resolve: ({ definitionId }, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return countOutdated(services.pool, { tenantId, definitionId })
    },
  }),
}))

builder.queryField('migration', (t) =>
  t.field({
    type: MigrationType,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      if (!isInstanceId(id)) throw new LinliError('migration.not-found', `There is no '${id}'.`)
      return loadMigration(services.pool, { tenantId, id })
    },
  }),
)

function countOf({ rows }: Tally, isMeant: (row: MigrationCounts) => boolean): number {
  return rows.filter(isMeant).reduce((sum, { count }) => sum + count, 0)
}

function waitingState({ state }: StoredMigration): MigrationCounts['state'] | null {
  if (state === 'judging') return 'waiting'
  if (state === 'moving') return 'judged'
  return state === 'undoing' ? 'moved' : null
}

async function nameOf(accountId: string, { accounts }: GraphqlContext): Promise<string> {
  return (await accounts.load(accountId))?.name ?? accountId
}
