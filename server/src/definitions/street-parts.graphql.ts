import type { OrgTree } from '@linli/schemas/org'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'

// What a definition may name of a street, for whoever takes over a template: what of it is here?

interface StreetParts {
  readonly org: OrgTree
  readonly tenantId: string
}

const StreetPartsType = builder.objectRef<StreetParts>('StreetParts').implement({
  fields: (t) => ({
    posts: t.stringList({
      description: 'Keys of the posts that somebody holds.',
      resolve: ({ org }) => [...new Set(org.holdings.map(({ post }) => post))].sort(),
    }),
    teamKinds: t.stringList({
      description: 'Kinds of the teams that are not closed.',
      resolve: ({ org }) => teamKindsOf(org),
    }),
    deviceTypes: t.stringList({
      description: 'Types of the devices in use.',
      resolve: async ({ tenantId }, _args, { services }) => {
        const devices = await services.prisma.device.findMany({
          where: { tenantId, disabledAt: null },
          select: { type: true },
          distinct: ['type'],
          orderBy: { type: 'asc' },
        })
        return devices.map(({ type }) => type)
      },
    }),
  }),
})

function teamKindsOf({ nodes }: OrgTree): string[] {
  const open = [...nodes.values()].filter(({ isClosed }) => isClosed !== true)
  return [...new Set(open.flatMap(({ team }) => team?.kind ?? []))].sort()
}

builder.queryField('streetParts', (t) =>
  t.field({
    type: StreetPartsType,
    description: 'Officials only. What of all that a definition may name this street has.',
    resolve: async (_root, _args, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      return { tenantId, org: await services.directory.org(tenantId) }
    },
  }),
)
