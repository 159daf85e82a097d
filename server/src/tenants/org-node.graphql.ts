import { builder } from '../graphql/builder.ts'

const OrgNodeType = builder.prismaObject('OrgNode', {
  fields: (t) => ({
    id: t.exposeID('id'),
    parentId: t.exposeID('parentId', { nullable: true }),
    kind: t.exposeString('kind'),
    name: t.exposeString('name'),
    isClosed: t.boolean({
      description: 'Closed nodes stay for what names them; nobody chooses one any more.',
      select: { closedAt: true },
      resolve: ({ closedAt }) => closedAt !== null,
    }),
  }),
})

builder.queryField('orgNodes', (t) =>
  t.prismaField({
    type: [OrgNodeType],
    description: "The street's tree. Public: residents pick a place in it. Teams are no places.",
    resolve: (query, _root, _args, { services, tenantId }) =>
      services.prisma.orgNode.findMany({
        ...query,
        where: { tenantId, team: { is: null } },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      }),
  }),
)
