import { allRulesOf } from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { Services } from '../services.ts'

/** A task of a published service that asks one person by name. */
export interface NamedIn {
  readonly definitionId: string
  readonly service: LocaleText
  readonly task: LocaleText
}

/** Of the newest versions, in the order of the services and their tasks. Nobody takes these over with a post: the definition has to be
 *  changed. */
export async function namedIn(
  { versions }: Pick<Services, 'versions'>,
  tenantId: string,
  accountId: string,
): Promise<NamedIn[]> {
  return (await versions.newest(tenantId)).flatMap(({ definitionId, definition }) =>
    Object.values(definition.tasks)
      .filter((task) =>
        allRulesOf(task).some((rule) => rule.strategy === 'person' && rule.account === accountId),
      )
      .map(({ title }) => ({ definitionId, service: definition.title, task: title })),
  )
}
