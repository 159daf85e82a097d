import { instanceOfDerivedId } from '@linli/schemas/ids'
import type { RememberedTask, TaskKey } from '../ports/engine.ts'
import { instanceKeyText } from './entry-needs.ts'
import type { Shell } from './shell.ts'

/** See `Engine.rememberedTask`. */
export function rememberedTask(
  { instances }: Pick<Shell, 'instances'>,
  { tenantId, taskId }: TaskKey,
): RememberedTask | null {
  const instanceId = instanceOfDerivedId(taskId)
  if (instanceId === null) return null
  const current = instances.get(instanceKeyText({ tenantId, instanceId }))
  const task = current?.snapshot.tasks.find(({ id }) => id === taskId)
  if (current === undefined || task === undefined) return null
  const { definitionId, number: versionNumber } = current.version
  return { task, definitionId, versionNumber }
}
