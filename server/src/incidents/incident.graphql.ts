import { governedIncidents, governedInstances, readableInstances } from '../access/readable.ts'
import { isStaff, officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { bookCause } from '../graphql/user-errors.ts'
import { describeIncident, taskOfIncident } from './describe-incident.ts'

const IncidentType = builder.prismaObject('Incident', {
  description: 'A step that failed, or an effect that its channel keeps refusing.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.exposeString('kind', { description: 'step | effect' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it failed first.' }),
    code: t.exposeString('code'),
    message: t.exposeString('message', { description: 'For whoever repairs it; English.' }),
    reason: t.string({
      description: 'Why it stopped, in the language of the request.',
      select: { code: true },
      resolve: ({ code }, _args, { locale }) => bookCause(code, locale),
    }),
    tried: t.string({
      description: 'What was tried, in the language of the request.',
      select: {
        input: true,
        instance: { select: { definitionId: true, versionNumber: true } },
      },
      resolve: async ({ input, instance }, _args, { services, tenantId, locale }) => {
        const { definitionId, versionNumber } = instance
        const version = await services.versions.get(tenantId, definitionId, versionNumber)
        const taskId = taskOfIncident(input)
        const task = taskId === null ? null : await services.taskHeads.find(tenantId, taskId)
        return describeIncident(input, { version, locale, taskName: task?.name ?? null })
      },
    }),
    attempts: t.exposeInt('attempts'),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', nullable: true }),
    resolvedAs: t.exposeString('resolvedAs', {
      nullable: true,
      description: 'retried | skipped | overtaken | ended',
    }),
    resolvedBy: t.string({
      nullable: true,
      description: 'Name of who settled it; staff only.',
      select: { resolvedBy: true },
      resolve: async ({ resolvedBy }, _args, { accounts, viewer }) =>
        resolvedBy === null || !isStaff(viewer)
          ? null
          : ((await accounts.load(resolvedBy))?.name ?? null),
    }),
    skipReason: t.exposeString('reason', { nullable: true }),
    instance: t.relation('instance'),
    parent: t.prismaField({
      type: 'Instance',
      nullable: true,
      description:
        'The case that waits to hear of the end of `instance`, its child, where that is what failed and the viewer may read it.',
      select: { kind: true, input: true, instance: { select: { parentId: true } } },
      resolve: (query, { kind, input, instance: { parentId } }, _args, { services, viewer }) =>
        parentId === null || kind !== 'effect' || !tellsParent(input)
          ? null
          : services.prisma.instance.findFirst({
              ...query,
              where: { AND: [{ id: parentId }, readableInstances(viewer)] },
            }),
    }),
  }),
})

builder.prismaObjectField('Instance', 'incidents', (t) =>
  t.prismaField({
    type: [IncidentType],
    description:
      'Unresolved ones, and what of the ends of its children it could not be told; staff only, and of children officials of their part.',
    select: { id: true, tenantId: true },
    resolve: (query, { id, tenantId }, _args, { services, viewer }) => {
      if (viewer === null || !isStaff(viewer)) return []
      return services.prisma.incident.findMany({
        ...query,
        where: {
          tenantId,
          resolvedAt: null,
          OR: [
            { instanceId: id },
            {
              kind: 'effect',
              // As the engine writes it (describe-incident.ts); of other effects of a child its parent knows nothing.
              input: { contains: END_OF_CHILD },
              instance: { AND: [{ parentId: id }, governedInstances(viewer)] },
            },
          ],
        },
        orderBy: { at: 'asc' },
      })
    },
  }),
)

const END_OF_CHILD = '"kind":"end-child"'

function tellsParent(input: string): boolean {
  return input.includes(END_OF_CHILD)
}

const IncidentConnection = builder.connectionObject(
  { type: IncidentType, name: 'IncidentConnection' },
  { name: 'IncidentEdge' },
)

const IncidentFilter = builder.inputType('IncidentFilter', {
  fields: (t) => ({ resolved: t.boolean({ description: 'Both where it is not given.' }) }),
})

builder.queryField('incidents', (t) =>
  t.prismaConnection(
    {
      type: 'Incident',
      description: 'Officials only, newest first.',
      cursor: 'tenantId_id',
      maxSize: 100,
      args: { filter: t.arg({ type: IncidentFilter }) },
      resolve: (query, _root, { filter }, { services, viewer }) =>
        services.prisma.incident.findMany({
          ...query,
          where: { AND: [governedIncidents(officialOnly(viewer)), stateWhere(filter?.resolved)] },
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        }),
    },
    IncidentConnection,
  ),
)

builder.queryField('openIncidentCount', (t) =>
  t.int({
    description: 'Officials only.',
    resolve: (_root, _args, { services, viewer }) =>
      services.prisma.incident.count({
        where: { AND: [governedIncidents(officialOnly(viewer)), stateWhere(false)] },
      }),
  }),
)

function stateWhere(resolved: boolean | null | undefined) {
  if (resolved === null || resolved === undefined) return {}
  return { resolvedAt: resolved ? { not: null } : null }
}
