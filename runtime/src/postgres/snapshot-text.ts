import { canonicalJson } from '@linli/schemas/canonical-json'
import type { InstanceFields, Snapshot } from '@linli/schemas/snapshot'

/** The text of a snapshot beside its row of `instance`: what that row holds is left out, and the format is 2, so that a node which
 *  does not know such texts refuses them. `text` is the snapshot's canonical JSON; `snapshotFrom` gives back the same snapshot. */
export function textBesideInstance(snapshot: Snapshot, text: string): string {
  const { initiatorId, instanceId, nodeId, number } = snapshot
  const head = `{"format":1,"initiatorId":${JSON.stringify(initiatorId)},"instanceId":"${instanceId}",`
  const middle = `,"nodeId":${JSON.stringify(nodeId)},"number":${JSON.stringify(number)},`
  const at = text.indexOf(middle)
  // Cutting takes a fifth of the time of writing anew. It is right where there is one place to cut; a form may have fields of these names.
  if (!text.startsWith(head) || at < head.length || at !== text.lastIndexOf(middle))
    return canonicalJson({ ...snapshot, ...LEFT_OUT })
  return `{"format":2,${text.slice(head.length, at)},${text.slice(at + middle.length)}`
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
