import { LinliError } from '@linli/schemas/linli-error'
import type { GraphqlContext } from '../graphql/context.ts'

/** Throws `task.nobody` for anybody but active staff of the tenant. */
export async function assertColleague(
  accountId: string,
  { services, tenantId }: GraphqlContext,
): Promise<void> {
  const account = await services.prisma.account.findUnique({
    where: { tenantId_id: { tenantId, id: accountId } },
    select: { role: true, disabledAt: true },
  })
  if (account !== null && account.role !== 'resident' && account.disabledAt === null) return
  throw new LinliError('task.nobody', `'${accountId}' is no member of staff.`)
}
