import { LinliError } from '@linli/schemas/linli-error'
import type { GraphqlContext } from '../graphql/context.ts'
import { assertReadableInstance } from './assert-readable-instance.ts'
import { governedInstances } from './readable.ts'
import type { Viewer } from './viewer.ts'

/** Throws `instance.not-found` for what the viewer may not read, and `access.denied` for what lies outside her part of the street. */
export async function assertGovernedInstance(
  id: string,
  viewer: Viewer,
  context: GraphqlContext,
): Promise<void> {
  await assertReadableInstance(id, viewer, context)
  const found = await context.services.prisma.instance.findFirst({
    where: { AND: [{ id }, governedInstances(viewer)] },
    select: { id: true },
  })
  if (found === null) throw new LinliError('access.denied', `'${id}' is outside her part.`)
}
