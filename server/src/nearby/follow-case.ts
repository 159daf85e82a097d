import { invariant, LinliError } from '@linli/schemas/linli-error'
import type { Viewer } from '../access/viewer.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import { publicState } from './nearby-case.ts'

/** Open instances that one person follows. */
const MOST_FOLLOWED = 50

/** She is told of whatever changes from now on. The caller knows that she may follow it. Throws `request.too-many` for who follows
 *  very many. */
export async function follow(
  id: string,
  { tenantId, accountId }: Viewer,
  { services }: GraphqlContext,
): Promise<void> {
  const { prisma, pool, versions, changes } = services
  const open = await prisma.instanceFollower.count({ where: { tenantId, accountId, overAt: null } })
  if (open >= MOST_FOLLOWED)
    throw new LinliError('request.too-many', `More than ${MOST_FOLLOWED} instances are followed.`)
  const row = await prisma.instance.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { definitionId: true, versionNumber: true, snapshot: true },
  })
  invariant(row?.snapshot != null, 'What may be followed has a snapshot.')
  const version = await versions.get(tenantId, row.definitionId, row.versionNumber)
  const told = publicState(version, snapshotOf(row.snapshot), null)
  await pool.query(
    `INSERT INTO instance_follower (tenant_id, instance_id, account_id, told_seq, told)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, instance_id, account_id) DO NOTHING`,
    [tenantId, id, accountId, row.snapshot.seq, JSON.stringify(told)],
  )
  changes.announce([{ tenantId, instanceId: id }])
}

/** She is told no more. */
export async function unfollow(
  id: string,
  { tenantId, accountId }: Viewer,
  { services }: GraphqlContext,
): Promise<void> {
  await services.pool.query(
    'DELETE FROM instance_follower WHERE tenant_id = $1 AND instance_id = $2 AND account_id = $3',
    [tenantId, id, accountId],
  )
  services.changes.announce([{ tenantId, instanceId: id }])
}
