import { LinliError } from '@linli/schemas/linli-error'
import { staffOnly, wholeStreetOnly } from '../access/viewer.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { inTransaction } from '../database/in-transaction.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'

interface PhrasesShape {
  readonly kind: 'Phrases'
  readonly own: readonly string[]
  readonly street: readonly string[]
  readonly mayChangeStreet: boolean
}

const PhrasesType = builder.objectRef<PhrasesShape>('Phrases').implement({
  description: 'What is often written (常用语), each as it was typed.',
  fields: (t) => ({
    own: t.exposeStringList('own'),
    street: t.exposeStringList('street', { description: 'Those of all staff of the street.' }),
    mayChangeStreet: t.exposeBoolean('mayChangeStreet'),
  }),
})
const PhrasesResult = builder.unionType('PhrasesResult', {
  types: [PhrasesType, RefusalType],
  resolveType: (value) => value.kind,
})

const MOST = 50
const LONGEST = 500

builder.queryField('phrases', (t) =>
  t.field({
    type: PhrasesType,
    description: 'Staff only.',
    resolve: (_root, _args, context) => phrasesOf(context),
  }),
)

const phrasesArg = {
  required: true,
  description: `In their order: at most ${MOST}, each of 1 to ${LONGEST} characters.`,
} as const

builder.mutationFields((t) => ({
  setMyPhrases: t.field({
    type: PhrasesResult,
    description: 'Staff only.',
    args: { phrases: t.arg.stringList(phrasesArg) },
    resolve: (_root, { phrases }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId } = staffOnly(context.viewer)
        assertPhrases(phrases)
        await context.services.pool.query(
          'UPDATE account SET phrases = $3 WHERE tenant_id = $1 AND id = $2',
          [tenantId, accountId, phrases],
        )
        return phrasesOf(context)
      }),
  }),
  setStreetPhrases: t.field({
    type: PhrasesResult,
    description: 'Officials of the whole street only.',
    args: { phrases: t.arg.stringList(phrasesArg) },
    resolve: (_root, { phrases }, context) =>
      orRefusal(context, async () => {
        const { tenantId, accountId } = wholeStreetOnly(context.viewer)
        assertPhrases(phrases)
        await inTransaction(context.services.pool, async (client) => {
          await client.query('UPDATE tenant SET phrases = $2 WHERE id = $1', [tenantId, phrases])
          await writeAudit(client, {
            ...{ tenantId, actorId: accountId, deed: 'phrases-changed' },
            ...{ object: `tenant:${tenantId}`, detail: { count: phrases.length } },
          })
        })
        return phrasesOf(context)
      }),
  }),
}))

/** Throws `request.invalid`. Nothing is trimmed: a phrase is kept as it was typed. */
function assertPhrases(phrases: readonly string[]): void {
  const isFine = (phrase: string) =>
    phrase.trim() !== '' && [...phrase].length <= LONGEST && !phrase.includes('\0')
  if (phrases.length > MOST || !phrases.every(isFine))
    throw new LinliError(
      'request.invalid',
      `At most ${MOST} phrases, each of 1 to ${LONGEST} characters.`,
    )
}

async function phrasesOf({ services, viewer }: GraphqlContext): Promise<PhrasesShape> {
  const { tenantId, accountId, role, scope } = staffOnly(viewer)
  const [account, tenant] = await Promise.all([
    services.prisma.account.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: accountId } },
      select: { phrases: true },
    }),
    services.prisma.tenant.findUniqueOrThrow({
      where: { id: tenantId },
      select: { phrases: true },
    }),
  ])
  return {
    ...{ kind: 'Phrases', own: account.phrases, street: tenant.phrases },
    mayChangeStreet: role === 'official' && scope === null,
  }
}
