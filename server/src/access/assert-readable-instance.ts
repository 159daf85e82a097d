import { LinliError } from '@linli/schemas/linli-error'
import { isInstanceId } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { readableInstances } from './readable.ts'
import type { Viewer } from './viewer.ts'

/** Throws `instance.not-found` for what is not there and for what the viewer may not read, alike. */
export async function assertReadableInstance(
  id: string,
  viewer: Viewer,
  { services }: GraphqlContext,
): Promise<void> {
  const found = isInstanceId(id)
    ? await services.prisma.instance.findFirst({
        where: { AND: [{ id }, readableInstances(viewer)] },
        select: { id: true },
      })
    : null
  if (found === null) throw new LinliError('instance.not-found', `There is no instance '${id}'.`)
}
