import type { TFunction } from 'i18next'

/** Kinds that many streets have; another one is known by its key. */
export const TEAM_KINDS: readonly string[] = [
  ...['volunteers', 'patrol', 'fire-station', 'mediation', 'duty-desk', 'property', 'police'],
]

export function teamKindName(t: TFunction<'team'>, kind: string): string {
  return String(t(`kind.${kind}` as never, { defaultValue: kind }))
}
