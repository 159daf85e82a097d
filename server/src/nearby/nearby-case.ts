import type { Definition } from '@linli/schemas/definition'
import { isJsonObject } from '@linli/schemas/json'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { OrgTree } from '@linli/schemas/org'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import { machineContext, positionTitles } from '../reading/moment-texts.ts'
import type { PublishedVersion } from '../reading/versions.ts'

/** Nearer than a building, a place is somebody's home. */
const ROUGH_KINDS = ['building', 'grid', 'area', 'community', 'street']

/** What an instance is called where others may see it; null where the definition, as it is published now, shows none of its kind. */
export function shownKind(
  { nearby }: Pick<Definition, 'nearby'>,
  snapshot: SnapshotBody | null,
): LocaleText | null {
  const context = machineContext(snapshot)
  if (nearby === undefined || !isJsonObject(context)) return null
  const value = context[nearby.kind]
  return typeof value === 'string' && Object.hasOwn(nearby.kinds, value)
    ? (nearby.kinds[value] ?? null)
    : null
}

/** The building of a place, or what is around it; of what nobody has put a name to, the grid alone. */
export function roughPlace(
  org: OrgTree,
  { nodeId, initiatorId }: { readonly nodeId: string; readonly initiatorId: string | null },
): string {
  const kinds = initiatorId === null ? ROUGH_KINDS.slice(1) : ROUGH_KINDS
  const names: string[] = []
  for (let node = org.nodes.get(nodeId); node !== undefined; ) {
    if (kinds.includes(node.kind)) {
      names.unshift(node.name)
      // A building is told with what is around it, so that it is found.
      if (node.kind !== 'building') break
    }
    node = node.parentId === null ? undefined : org.nodes.get(node.parentId)
  }
  return names.join(' · ')
}

/** Within which instances are near a place: its grid, or the place itself where it lies in none. */
export function aroundPlace(org: OrgTree, nodeId: string): string {
  for (let node = org.nodes.get(nodeId); node !== undefined; ) {
    if (node.kind === 'grid') return node.id
    node = node.parentId === null ? undefined : org.nodes.get(node.parentId)
  }
  return nodeId
}

/** Where it stands, in the words for residents. */
export function publicState(
  version: PublishedVersion,
  snapshot: SnapshotBody | null,
  endedAs: string | null,
): LocaleText {
  if (endedAs === 'cancelled') return { 'zh-CN': '社区已终止', en: 'Cancelled by the community' }
  const position = snapshot?.position ?? []
  const titles = (locale: 'zh-CN' | 'en') =>
    positionTitles(version, position, { isStaff: false, locale })
  return { 'zh-CN': titles('zh-CN').join('、'), en: titles('en').join(', ') }
}
