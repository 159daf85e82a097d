import { textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../access/viewer.ts'
import { inTransaction } from '../database/in-transaction.ts'
import type { AuditHead } from '../generated/prisma/client.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { ChainBreak } from './audit-chain.ts'
import { breakText } from './break-text.ts'
import { sealAudit } from './seal-audit.ts'
import { verifyStored } from './verify-stored.ts'
import { writeAudit } from './write-audit.ts'

const BreakType = builder.objectRef<ChainBreak>('AuditBreak').implement({
  description: 'A place where the chain is broken.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'changed | missing | misplaced | inserted | rewritten',
    }),
    from: t.exposeInt('from'),
    to: t.exposeInt('to'),
    message: t.string({ resolve: (found, _args, { locale }) => textIn(breakText(found), locale) }),
  }),
})

const VerificationType = builder.objectRef<AuditHead>('AuditVerification').implement({
  description: 'The end of the chain, and what the last look at all of it found.',
  fields: (t) => ({
    sealedThrough: t.exposeInt('seq'),
    sealedAt: t.expose('sealedAt', { type: 'DateTime' }),
    hash: t.exposeString('hash', { description: 'Of the last sealed row, hexadecimal.' }),
    verifiedThrough: t.exposeInt('verifiedSeq', { nullable: true }),
    verifiedAt: t.expose('verifiedAt', { type: 'DateTime', nullable: true }),
    verifiedBy: t.string({
      nullable: true,
      resolve: async ({ verifiedBy }, _args, { accounts }) =>
        verifiedBy === null ? null : ((await accounts.load(verifiedBy))?.name ?? verifiedBy),
    }),
    breaks: t.field({
      type: [BreakType],
      description: 'The first hundred; empty where the chain was whole.',
      resolve: ({ breaks }) => JSON.parse(breaks) as ChainBreak[],
    }),
  }),
})

builder.queryField('auditVerification', (t) =>
  t.field({
    type: VerificationType,
    nullable: true,
    description: 'Officials only. Null while nothing is sealed.',
    resolve: (_root, _args, context) => loadHead(context),
  }),
)

builder.mutationField('verifyAudit', (t) =>
  t.field({
    type: VerificationType,
    nullable: true,
    description:
      'Officials only. Looks at every sealed row of the tenant, and keeps what it found.',
    resolve: async (_root, _args, context) => {
      const { tenantId, accountId } = officialOnly(context.viewer)
      const { pool } = context.services
      await sealAudit(pool)
      const { breaks, count } = await verifyStored(pool, tenantId)
      await inTransaction(pool, async (client) => {
        await client.query(
          `UPDATE audit_head SET verified_seq = $2, verified_at = clock_timestamp(), verified_by = $3, breaks = $4
            WHERE tenant_id = $1`,
          [tenantId, count, accountId, JSON.stringify(breaks)],
        )
        await writeAudit(client, {
          ...{ tenantId, actorId: accountId, deed: 'audit-verified', object: `tenant:${tenantId}` },
          detail: { through: count, breaks: breaks.length },
        })
      })
      return loadHead(context)
    },
  }),
)

function loadHead({ services, viewer }: GraphqlContext): Promise<AuditHead | null> {
  const { tenantId } = officialOnly(viewer)
  return services.prisma.auditHead.findUnique({ where: { tenantId } })
}
