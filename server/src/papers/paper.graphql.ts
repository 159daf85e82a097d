import { textIn } from '@linli/schemas/locale-text'
import { builder } from '../graphql/builder.ts'
import { plainCode } from '../reading/new-code.ts'
import type { GivenPaper } from './given-papers.ts'
import { papersGiven, stepsThen } from './given-papers.ts'
import { mayHave } from './may-have.ts'
import { isPaperKind, PAPER_KINDS } from './paper-kinds.ts'

const PaperType = builder.prismaObject('Paper', {
  description: 'That a paper is true, and no word of what stands on it.',
  fields: (t) => ({
    number: t.exposeString('number'),
    kind: t.string({
      description: 'As its heading says, in Chinese.',
      select: { kind: true, title: true },
      resolve: ({ kind, title }) => title ?? (isPaperKind(kind) ? PAPER_KINDS[kind].title : kind),
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

const GivenPaperType = builder.objectRef<GivenPaper>('GivenPaper').implement({
  description: 'A paper of the street’s own wording that a case was given.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'Last part of its address, `/files/papers/INSTANCE/KIND`.',
    }),
    title: t.string({
      resolve: ({ paper }, _args, { locale }) => textIn(paper.title, locale),
    }),
    number: t.exposeString('number'),
    givenAt: t.field({ type: 'DateTime', resolve: ({ atMs }) => new Date(atMs) }),
  }),
})

builder.prismaObjectField('Instance', 'papers', (t) =>
  t.field({
    type: [GivenPaperType],
    description:
      'The papers of the street’s own wording that the viewer may have, oldest first; none once the case is erased.',
    select: {
      ...{ id: true, number: true, definitionId: true, versionNumber: true },
      ...{ initiatorId: true, erasedAt: true },
    },
    resolve: async (of, _args, { viewer, tenantId, services, herTasks }) => {
      if (viewer === null || of.erasedAt !== null) return []
      const history = { ...of, tenantId }
      const steps = await stepsThen(services, history)
      const given = papersGiven(steps, of.number)
      const hers = given.length === 0 ? null : await herTasks(of.id)
      return given.filter((paper) => mayHave({ viewer, hers, of }, paper))
    },
  }),
)
