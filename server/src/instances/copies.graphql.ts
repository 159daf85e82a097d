import { assertColleague } from '../access/assert-colleague.ts'
import { assertGovernedInstance } from '../access/assert-governed-instance.ts'
import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { actorOf, isStaff, signedIn } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { AccountRef } from '../graphql/refs.ts'
import { orProblems } from '../graphql/user-errors.ts'
import { InstanceResult } from './instance-result.graphql.ts'

const CopyType = builder.prismaObject('InstanceCopy', {
  name: 'Copy',
  description: 'Somebody may read the instance because it was copied to her (抄送).',
  fields: (t) => ({
    to: t.field({
      type: AccountRef,
      nullable: true,
      select: { accountId: true },
      resolve: ({ accountId }, _args, { accounts }) => accounts.load(accountId),
    }),
    by: t.field({
      type: AccountRef,
      nullable: true,
      description: 'Null where the definition says so.',
      select: { copiedBy: true },
      resolve: ({ copiedBy }, _args, { accounts }) =>
        copiedBy === null ? null : accounts.load(copiedBy),
    }),
    at: t.expose('copiedAt', { type: 'DateTime' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When she first read it (已阅).',
    }),
    instance: t.relation('instance'),
  }),
})

const CopyConnection = builder.connectionObject(
  { type: CopyType, name: 'CopyConnection' },
  { name: 'CopyEdge' },
)

builder.queryField('copies', (t) =>
  t.prismaConnection(
    {
      type: 'InstanceCopy',
      cursor: 'tenantId_instanceId_accountId',
      maxSize: 100,
      description: 'What was copied to the viewer, the newest first.',
      resolve: (query, _root, _args, { services, viewer }) => {
        const { tenantId, accountId } = signedIn(viewer)
        return services.prisma.instanceCopy.findMany({
          ...query,
          where: { tenantId, accountId },
          orderBy: [{ copiedAt: 'desc' }, { instanceId: 'asc' }],
        })
      },
    },
    CopyConnection,
  ),
)

builder.queryField('unreadCopyCount', (t) =>
  t.int({
    description: 'How many cases were copied to the viewer that she has not read.',
    resolve: (_root, _args, { services, viewer }) => {
      const { tenantId, accountId } = signedIn(viewer)
      return services.prisma.instanceCopy.count({ where: { tenantId, accountId, readAt: null } })
    },
  }),
)

builder.prismaObjectField('Instance', 'copies', (t) =>
  t.relation('copies', {
    description: 'To whom it was copied, and who has read it; staff only.',
    query: (_args, { viewer }) => ({
      where: isStaff(viewer) ? {} : { accountId: '' },
      orderBy: [{ copiedAt: 'asc' }, { accountId: 'asc' }],
    }),
  }),
)

const CopyInput = builder.inputType('CopyInstanceInput', {
  fields: (t) => ({
    instanceId: t.id({ required: true }),
    to: t.idList({ required: true, description: '1 to 20 accounts of staff.' }),
    note: t.string({ required: true, description: 'At most 500 characters; may be empty.' }),
  }),
})

builder.mutationFields((t) => ({
  copyInstance: t.field({
    type: InstanceResult,
    description: '抄送: by an official, or by staff who may take an open task of it.',
    args: { input: t.arg({ type: CopyInput, required: true }) },
    resolve: (_root, { input: { instanceId, to, note } }, context) =>
      orProblems(context, async () => {
        const viewer = signedIn(context.viewer)
        const assertMay =
          viewer.role === 'official' ? assertGovernedInstance : assertReadableInstance
        await assertMay(instanceId, viewer, context)
        const people = [...new Set(to.map(String))]
        await Promise.all(people.map((id) => assertColleague(id, context)))
        const { services, tenantId } = context
        await services.engine.copy({
          tenantId,
          instanceId,
          to: people,
          note,
          actor: actorOf(viewer),
        })
        return { kind: 'InstanceChanged' as const, instanceId }
      }),
  }),
  markCopyRead: t.field({
    type: InstanceResult,
    description: '已阅: the viewer has read what was copied to her. Harmless to repeat.',
    args: { instanceId: t.arg.id({ required: true }) },
    resolve: (_root, { instanceId }, context) =>
      orProblems(context, async () => {
        const viewer = signedIn(context.viewer)
        await assertReadableInstance(instanceId, viewer, context)
        const { services, tenantId } = context
        await services.pool.query(
          `UPDATE instance_copy SET read_at = clock_timestamp()
            WHERE tenant_id = $1 AND instance_id = $2 AND account_id = $3 AND read_at IS NULL`,
          [tenantId, instanceId, viewer.accountId],
        )
        services.changes.announce([{ tenantId, instanceId }])
        return { kind: 'InstanceChanged' as const, instanceId }
      }),
  }),
}))
