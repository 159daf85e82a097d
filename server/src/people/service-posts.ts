import { allRulesOf, postOf } from '@linli/runtime/core'
import type { Services } from '../services.ts'

/** Keys of the posts to which published services assign tasks. */
export async function servicePosts(
  { versions }: Pick<Services, 'versions'>,
  tenantId: string,
): Promise<string[]> {
  return (await versions.newest(tenantId)).flatMap(({ definition }) =>
    Object.values(definition.tasks)
      .flatMap(allRulesOf)
      .flatMap((rule) => postOf(rule) ?? []),
  )
}
