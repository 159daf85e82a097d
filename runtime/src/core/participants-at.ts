import type { Definition } from '@linli/schemas/definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Snapshot } from '@linli/schemas/snapshot'
import type { Participants } from './find-candidates.ts'

/** What assignment knows of an instance at rest, for a task of that name. */
export function participantsAt(
  definition: Definition,
  snapshot: Snapshot,
  task: string,
): Participants {
  const kind = { definitionId: definition.id, task }
  // XState's persisted snapshot, which the core wrote.
  const { context } = snapshot.machine as { readonly context?: JsonObject }
  return context === undefined ? { ...snapshot, kind } : { ...snapshot, context, kind }
}
