import type { Locale } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import type { PublishedVersion } from './versions.ts'

/** The title staff read; the uid itself where the version does not know it. */
export function stateTitle(version: PublishedVersion, uid: string, locale: Locale): string {
  const entry = version.states.get(uid)
  return entry === undefined ? uid : textIn(entry.state.meta.title, locale)
}

/** What a resident is told: the public title of the state or of the nearest state around it, else the title. */
export function publicStateTitle(version: PublishedVersion, uid: string, locale: Locale): string {
  let entry = version.states.get(uid)
  while (entry !== undefined) {
    const { publicTitle } = entry.state.meta
    if (publicTitle !== undefined) return textIn(publicTitle, locale)
    entry = entry.parentUid === null ? undefined : version.states.get(entry.parentUid)
  }
  return stateTitle(version, uid, locale)
}
