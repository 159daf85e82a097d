import type { InstanceFields, Snapshot } from '@linli/schemas/snapshot'

/** The text of a snapshot beside its row of `instance`: what that row holds is left out, and the format is 2, so that a node which
 *  does not know such texts refuses them. Shorter than the text that is hashed; `snapshotFrom` gives back the same snapshot. */
export function textBesideInstance(snapshot: Snapshot): string {
  return JSON.stringify({ ...snapshot, ...LEFT_OUT })
}

/** JSON has no member for what is undefined. */
const LEFT_OUT: Readonly<Record<keyof InstanceFields, undefined> & { format: 2 }> = {
  ...{ format: 2, initiatorId: undefined },
  ...{ instanceId: undefined, nodeId: undefined, number: undefined },
}

/** The snapshot that a row's text and the instance's row hold together, whatever the format of the text. What a later release wrote
 *  stays as it is, and is refused where a step would begin (`refuseForeignFormat`). */
export function snapshotFrom(text: string, fields: InstanceFields): Snapshot {
  // The engine wrote it.
  return withFields(JSON.parse(text) as StoredSnapshot, fields)
}

/** The same of what was parsed already. */
export function withFields(stored: StoredSnapshot, fields: InstanceFields): Snapshot {
  if (stored.format !== 2) return stored
  const { instanceId, number, nodeId, initiatorId } = fields
  return { ...stored, format: 1, instanceId, number, nodeId, initiatorId }
}

/** As the engine of this release or of the one before wrote it. */
export type StoredSnapshot =
  | Snapshot
  | (Omit<Snapshot, keyof InstanceFields | 'format'> & { readonly format: 2 })
