import type { MarkedField, Sight } from '@linli/runtime/core'
import { seenAnswers } from '@linli/runtime/core'
import { isJsonObject } from '@linli/schemas/json'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import { caseReader } from '../access/case-readers.ts'
import { sightOf } from '../access/sights.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { machineContext } from './moment-texts.ts'
import type { PublishedVersion } from './versions.ts'

/** How the viewer sees what is marked in a case that she was already allowed to read. Asks the database only where something
 *  is. */
export async function sightIn(
  { id }: { readonly id: string },
  { definition, marks }: PublishedVersion,
  { viewer, herTasks }: GraphqlContext,
): Promise<(field: MarkedField) => Sight> {
  const hers = viewer === null || marks.size === 0 ? null : await herTasks(id)
  const reader = caseReader(viewer, hers, definition)
  return (field) => sightOf(reader, field)
}

/** What the machine of a case remembers, as somebody sees it. */
export function seenContext(
  snapshot: SnapshotBody | null,
  { definition, marks }: PublishedVersion,
  sight: (field: MarkedField) => Sight,
): unknown {
  const context = machineContext(snapshot)
  if (!isJsonObject(context)) return context
  const owned = { owner: 'context', schema: definition.context.schema, marks }
  return seenAnswers(context, owned, sight).answers
}
