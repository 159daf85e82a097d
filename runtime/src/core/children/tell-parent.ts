import type { Definition } from '@linli/schemas/definition'
import type { ChildEffect } from '@linli/schemas/effect'
import type { ChildEnd, Snapshot } from '@linli/schemas/snapshot'

/** What the parent of an instance that has just ended is told; nothing where there is none. */
export function tellParent(ended: Snapshot, { title }: Pick<Definition, 'title'>): ChildEffect[] {
  const { parent, instanceId, number } = ended
  if (parent === undefined || ended.status === 'active') return []
  const end: ChildEnd =
    ended.status === 'done'
      ? { kind: 'done', ended: ended.position[0] ?? '' }
      : { kind: 'failed', code: 'cancelled' }
  const child = { instanceId, number, title }
  return [{ kind: 'end-child', parentId: parent.instanceId, key: parent.key, child, end }]
}
