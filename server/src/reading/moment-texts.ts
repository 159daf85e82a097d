import type { JsonValue } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import type { SnapshotBody } from '@linli/schemas/snapshot'
import { publicStateTitle, stateTitle } from './state-titles.ts'
import type { PublishedVersion } from './versions.ts'

/** Titles of states, each once: internal for staff, public for residents. */
export function positionTitles(
  version: PublishedVersion,
  position: readonly string[],
  { isStaff, locale }: { readonly isStaff: boolean; readonly locale: Locale },
): string[] {
  const title = isStaff ? stateTitle : publicStateTitle
  return [...new Set(position.map((uid) => title(version, uid, locale)))]
}

/** What an instance remembers; null where nothing is kept. */
export function machineContext(snapshot: SnapshotBody | null): JsonValue {
  const machine = snapshot?.machine
  return typeof machine === 'object' && machine !== null && 'context' in machine
    ? // The core writes JSON only.
      (machine.context as JsonValue)
    : null
}
