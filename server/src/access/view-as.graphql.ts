import type { MarkedField, Sight } from '@linli/runtime/core'
import type { FieldSchema, PersonalMark } from '@linli/schemas/form-definition'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { viewerOfAccount } from '../accounts/sessions.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { builder, isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { InstanceHead } from '../instances/load-timeline.ts'
import { describeSeen } from '../instances/load-timeline.ts'
import { TimelineEntryType } from '../instances/timeline-entry.graphql.ts'
import { sightIn } from '../reading/sight-in.ts'
import { today } from '../reading/today.ts'
import type { PublishedVersion } from '../reading/versions.ts'
import { caseReader, createHerTasks } from './case-readers.ts'
import { ownOpenTasks, poolTasks, readableInstances, readableTasks } from './readable.ts'
import type { CaseReader } from './sights.ts'
import { STANDINGS, sightOf, stricter } from './sights.ts'
import type { Viewer } from './viewer.ts'
import { isStaff, officialOnly } from './viewer.ts'

/** Of each list the first ones. */
const MOST_LISTED = 50

interface Seeing {
  readonly official: Viewer
  readonly her: Viewer
  readonly instanceId: string | null
}

interface SeenField {
  readonly form: string
  readonly title: string
  readonly mark: PersonalMark
  readonly sight: Sight
}
const SeenFieldType = builder.objectRef<SeenField>('SeenField').implement({
  description: 'A marked field of the definition, and how somebody sees it in a case.',
  fields: (t) => ({
    form: t.exposeString('form', { description: 'Title of the form.' }),
    title: t.exposeString('title'),
    mark: t.exposeString('mark', { description: '`personal` or `sensitive`' }),
    sight: t.exposeString('sight', { description: '`clear`, `masked` or `hidden`' }),
  }),
})

interface SeenCase {
  readonly instance: InstanceHead
  readonly version: PublishedVersion
  readonly reader: CaseReader
  /** What both she and the official may see. */
  readonly both: (field: MarkedField) => Sight
}
const SeenCaseType = builder.objectRef<SeenCase>('SeenCase').implement({
  description: 'A case as it looks to somebody, without what the viewer may not see herself.',
  fields: (t) => ({
    instance: t.prismaField({
      type: 'Instance',
      resolve: (query, { instance }, _args, { services, viewer }) =>
        services.prisma.instance.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: instance.id }, readableInstances(viewer)] },
        }),
    }),
    standing: t.string({
      description: 'What she is to it, in words.',
      resolve: ({ reader }, _args, { locale }) => textIn(STANDINGS[reader.standing], locale),
    }),
    fields: t.field({
      type: [SeenFieldType],
      resolve: ({ version, reader }, _args, { locale }) =>
        markedFields(version, (id, title) => textIn(title ?? { 'zh-CN': id }, locale)).map(
          ({ field, ...told }) => ({ ...told, sight: sightOf(reader, { field, mark: told.mark }) }),
        ),
    }),
    timeline: t.field({
      type: [TimelineEntryType],
      resolve: ({ instance, both }, _args, context) => describeSeen(instance, both, context),
    }),
  }),
})

const ViewAsType = builder.objectRef<Seeing>('ViewAs').implement({
  description:
    'What a member of staff sees, as far as the viewer sees it too. Nothing can be done with it.',
  fields: (t) => ({
    name: t.string({ resolve: ({ her }) => her.name }),
    mine: t.prismaField({
      type: ['Task'],
      description: 'Open tasks that are hers, the first fifty.',
      resolve: (query, { official, her }, _args, { services }) =>
        services.prisma.task.findMany({
          ...query,
          where: { AND: [ownOpenTasks(her), readableTasks(official)] },
          orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
          take: MOST_LISTED,
        }),
    }),
    pool: t.prismaField({
      type: ['Task'],
      description: 'Open tasks that she may take, the first fifty.',
      resolve: (query, { official, her }, _args, { services }) =>
        services.prisma.task.findMany({
          ...query,
          where: { AND: [poolTasks(her), readableTasks(official)] },
          orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
          take: MOST_LISTED,
        }),
    }),
    instances: t.prismaField({
      type: ['Instance'],
      description: 'Cases that she reads, the newest fifty.',
      resolve: (query, { official, her }, _args, { services }) =>
        services.prisma.instance.findMany({
          ...query,
          where: { AND: [readableInstances(her), readableInstances(official)] },
          orderBy: { id: 'desc' },
          take: MOST_LISTED,
        }),
    }),
    case: t.field({
      type: SeenCaseType,
      nullable: true,
      description: 'The case that was asked for; null where she or the viewer may not read it.',
      resolve: (seeing, _args, context) => seenCase(seeing, context),
    }),
  }),
})

builder.queryField('viewAs', (t) =>
  t.field({
    type: ViewAsType,
    nullable: true,
    description:
      'Officials only. Looks with the eyes of a member of staff; that somebody looked is in the audit first. Null for who is no member of staff, or cannot sign in.',
    args: {
      personId: t.arg.id({ required: true }),
      instanceId: t.arg.id(),
    },
    resolve: async (_root, { personId, instanceId }, { viewer, services }) => {
      const official = officialOnly(viewer)
      const { tenantId, accountId } = official
      const who = { tenantId, accountId: String(personId) }
      if (who.accountId.includes('\0'))
        throw new LinliError('request.invalid', 'This is no id of a person.')
      const her = await viewerOfAccount(services.pool, who, today(services))
      if (her === null || !isStaff(her)) return null
      const asked = instanceId == null ? null : String(instanceId)
      await writeAudit(services.pool, {
        ...{ tenantId, actorId: accountId, deed: 'viewed-as', object: `account:${her.accountId}` },
        ...(asked === null || !isInstanceId(asked) ? {} : { detail: { instanceId: asked } }),
      })
      return { official, her, instanceId: asked }
    },
  }),
)

async function seenCase(
  { official, her, instanceId }: Seeing,
  context: GraphqlContext,
): Promise<SeenCase | null> {
  if (instanceId === null || !isInstanceId(instanceId)) return null
  const { services, tenantId } = context
  const instance = await services.prisma.instance.findFirst({
    where: { AND: [{ id: instanceId }, readableInstances(her), readableInstances(official)] },
    select: { id: true, definitionId: true, versionNumber: true, initiatorId: true },
  })
  if (instance === null) return null
  const { definitionId, versionNumber } = instance
  const version = await services.versions.get(tenantId, definitionId, versionNumber)
  const hers = await createHerTasks(services.prisma, her)(instance.id)
  const reader = caseReader(her, hers, version.definition)
  const own = await sightIn(instance, version, context)
  const both = (field: MarkedField) => stricter(sightOf(reader, field), own(field))
  return { instance, version, reader, both }
}

type Titled = (id: string, title: PublishedVersion['definition']['title'] | null) => string

/** The marked fields of the forms, each where its mark begins to count. */
function markedFields({ definition, marks }: PublishedVersion, titleOf: Titled) {
  return Object.entries(definition.forms).flatMap(([id, { title, schema }]) => {
    const form = titleOf(id, title)
    const visit = (
      at: FieldSchema,
      field: string,
    ): (Omit<SeenField, 'sight'> & { readonly field: string })[] =>
      Object.entries(at.properties ?? {}).flatMap(([key, inner]) => {
        const name = `${field}.${key}`
        const mark = marks.get(name)
        if (mark === undefined || inner.properties !== undefined) return visit(inner, name)
        return [{ field: name, form, title: inner.title ?? key, mark }]
      })
    return visit(schema, id)
  })
}
