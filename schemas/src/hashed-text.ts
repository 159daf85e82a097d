import { canonicalJson } from './canonical-json.ts'
import type { Definition } from './definition.ts'

/** The text whose SHA-256 is a version's hash: everything of a definition that decides behaviour, so all but `layout`. */
export function hashedText(definition: Definition): string {
  const { layout: _, ...behaviour } = definition
  return canonicalJson(behaviour)
}
