import { textIn } from '@linli/schemas/locale-text'
import type { GraphqlContext } from '../graphql/context.ts'

/** What the newest version calls a task; its name where that version has none. */
export async function titleOfTask(
  { services, tenantId, locale }: GraphqlContext,
  { definitionId, name }: { readonly definitionId: string; readonly name: string },
): Promise<string> {
  const newest = await services.versions.newest(tenantId)
  const task = newest.find((version) => version.definitionId === definitionId)?.definition.tasks[
    name
  ]
  return task === undefined ? name : textIn(task.title, locale)
}
