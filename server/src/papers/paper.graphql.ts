import { builder } from '../graphql/builder.ts'
import { isPaperKind, PAPER_KINDS } from './paper-kinds.ts'

const PaperType = builder.prismaObject('Paper', {
  description: 'That a paper is true, and no word of what stands on it.',
  fields: (t) => ({
    number: t.exposeString('number'),
    kind: t.string({
      description: 'As its heading says, in Chinese.',
      select: { kind: true },
      resolve: ({ kind }) => (isPaperKind(kind) ? PAPER_KINDS[kind].title : kind),
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime' }),
    sha256: t.exposeString('sha256', { description: 'Hex, of the file.' }),
    street: t.string({
      select: { tenantId: true },
      resolve: async ({ tenantId }, _args, { services }) =>
        (await services.prisma.tenant.findUniqueOrThrow({ where: { id: tenantId } })).name,
    }),
  }),
})

builder.queryField('paper', (t) =>
  t.prismaField({
    type: PaperType,
    nullable: true,
    description: 'By the code that stands on it. Null where the street has issued no such paper.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (query, _root, { code }, { services, tenantId, address }) => {
      services.limits.trackPerAddress.take(address)
      return services.prisma.paper.findUnique({
        ...query,
        where: { tenantId_code: { tenantId, code: plainCode(code) } },
      })
    },
  }),
)

/** As it is stored, however it was typed. */
function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40)
}
