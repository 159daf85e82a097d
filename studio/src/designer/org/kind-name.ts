import type { TFunction } from 'i18next'

/** What people call a kind of node; one that is not known by its key. */
export function kindName(t: TFunction<['org', 'common']>, kind: string): string {
  const keys = [`org:nodeKind.${kind}`, `common:nodeKind.${kind}`]
  return String(t(keys as never, { defaultValue: kind }))
}

/** Kinds that every street may use, from the widest to the narrowest. */
export const NODE_KINDS: readonly string[] = [
  ...['street', 'community', 'area', 'grid', 'building', 'unit', 'home'],
]
