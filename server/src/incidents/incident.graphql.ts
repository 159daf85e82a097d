import { governedIncidents } from '../access/readable.ts'
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
  }),
})

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
